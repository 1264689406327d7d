package backstep.insight.diagnosis;

import backstep.network.DataSet;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Symptoms of the inputs. */
final class InputSymptoms {
  /** Sizes so far apart ask for rates 400 times apart. */
  private static final double FAR = 20;

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
    return apart < FAR
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                List.of(
                    Sentence.of(
                        large.name()
                            + " is {} in root mean square and "
                            + small.name()
                            + " {}: its weights have {} times the curvature",
                        large.size(),
                        small.size(),
                        apart * apart)),
                "inputs that are scaled: load FILE.csv --scale, or in a script"
                    + " X = (X - X.mean(axis=0)) / X.std(axis=0)",
                ""));
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
    return program
        .forward()
        .flatMap(line -> line.value().all())
        .anyMatch(
            part ->
                part instanceof Expr.Binary product
                    && product.operator() == Operator.MATRIX_TIMES
                    && product.parts().stream().anyMatch(factor -> isInput(factor, program)));
  }

  private static boolean isInput(Expr factor, Program program) {
    return factor instanceof Expr.Name name && program.inputNames().contains(name.name());
  }
}
