package backstep.insight.diagnosis;

import backstep.network.DataSet;
import backstep.network.ScaledData;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Symptoms of the inputs. */
final class InputSymptoms {
  /** Sizes so far apart ask for rates 400 times apart. */
  private static final double FAR = 20;

  /** The command that scales them. */
  static final String SCALE = "data --scale";

  private InputSymptoms() {}

  private record Size(String name, double size) {}

  static Optional<Evidence> unlike(Examination examination) {
    List<Size> sizes =
        sizes(examination.machine().experiment().data()).stream()
            .filter(input -> input.size() > 0)
            .sorted(Comparator.comparing(Size::size))
            .toList();
    if (sizes.size() < 2
        || examination.wrongAnswers().isEmpty()
        || !areMultiplied(examination.program())) {
      return Optional.empty();
    }
    Size small = sizes.get(0);
    Size large = sizes.get(sizes.size() - 1);
    double apart = large.size() / small.size();
    if (apart < FAR) {
      return Optional.empty();
    }
    Sentence sentence =
        Sentence.of(
            large.name()
                + " is {} in root mean square and "
                + small.name()
                + " {}: its weights have {} times the curvature",
            large.size(),
            small.size(),
            apart * apart);
    Program scaled = scaled(examination, large);
    String rate = Edits.of(examination.program(), scaled);
    String remedy = rate.isEmpty() ? SCALE : SCALE + "; " + rate;
    return Optional.of(new Evidence(List.of(sentence), remedy, "").mending(scaled));
  }

  /**
   * The program on scaled inputs. Where they meet all the weights that there are, a rate that was
   * small enough for the largest may be as many times larger as its curvature was.
   */
  private static Program scaled(Examination examination, Size large) {
    ScaledData data = ScaledData.of(examination.machine().experiment().data());
    Program scaled = examination.program().withOwnData(data.data(), data.story());
    return products(scaled).count() == 1
        ? Rate.times(scaled, Rate.nameIn(examination), large.size() * large.size()).orElse(scaled)
        : scaled;
  }

  private static List<Size> sizes(DataSet data) {
    return IntStream.range(0, data.inputs().size())
        .mapToObj(
            input ->
                new Size(
                    data.inputs().get(input),
                    SizeSymptoms.rootMeanSquare(
                        data.samples().stream().mapToDouble(sample -> sample.x().get(input, 0)))))
        .toList();
  }

  /** True if inputs meet weights as they are in the data. */
  private static boolean areMultiplied(Program program) {
    return products(program)
        .anyMatch(product -> product.parts().stream().anyMatch(factor -> isInput(factor, program)));
  }

  private static Stream<Expr> products(Program program) {
    return program
        .forward()
        .flatMap(line -> line.value().all())
        .filter(
            part ->
                part instanceof Expr.Binary product && product.operator() == Operator.MATRIX_TIMES);
  }

  private static boolean isInput(Expr factor, Program program) {
    return factor instanceof Expr.Name name && program.inputNames().contains(name.name());
  }
}
