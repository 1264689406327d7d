package backstep.insight.diagnosis;

import backstep.machine.Timeline;
import backstep.matrix.Shape;
import backstep.network.ScaledData;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Source;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that begins otherwise: with weights, of one layer or of all, as large as the sizes of
 * the layers ask for (Glorot and Bengio 2010), on scaled inputs, or both.
 */
final class OtherStart {
  private static final Set<backstep.matrix.Function> MADE_BY_SHAPE =
      EnumSet.of(
          backstep.matrix.Function.RAND,
          backstep.matrix.Function.RANDN,
          backstep.matrix.Function.HE,
          backstep.matrix.Function.XAVIER,
          backstep.matrix.Function.ZEROS,
          backstep.matrix.Function.ONES);

  private final Examination examination;
  private final Program program;
  private final Set<String> weights; // in the order of the forward pass

  private OtherStart(Examination examination) {
    this.examination = examination;
    this.program = examination.program();
    this.weights = new LinkedHashSet<>(SizeSymptoms.weights(program));
  }

  /**
   * What is found of a symptom, with the first of these starts at which it is no more as what to
   * try. It stays as it is where the program's own start does not have it, or all of them do.
   */
  static Optional<Evidence> advised(
      Examination examination, Function<Examination, Optional<Evidence>> symptom) {
    OtherStart starts = new OtherStart(examination);
    Predicate<Program> has = start -> symptom.apply(starts.of(start)).isPresent();
    return symptom
        .apply(examination)
        .map(
            found ->
                Stream.of(examination.program())
                    .filter(has)
                    .flatMap(own -> starts.others().filter(has.negate()))
                    .findFirst()
                    .map(other -> found.trying(starts.commands(other)).mending(other))
                    .orElse(found));
  }

  private Examination of(Program other) {
    return new Examination(Timeline.begin(examination.machine().experiment().with(other)));
  }

  private Stream<Program> others() {
    Program drawn = drawn(weights);
    ScaledData scaled = ScaledData.of(examination.machine().experiment().data());
    return Stream.concat(
            weights.stream().map(Set::of).map(this::drawn),
            Stream.of(drawn, scaled(program, scaled), scaled(drawn, scaled)))
        .filter(other -> !other.equals(program));
  }

  private String commands(Program other) {
    String edits = Edits.of(program, other);
    boolean isScaled = !other.data().equals(program.data());
    return Stream.of(isScaled ? InputSymptoms.SCALE : "", edits)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static Program scaled(Program other, ScaledData data) {
    return other.withOwnData(data.data(), data.story());
  }

  private Program drawn(Set<String> names) {
    return program.editParameters(
        lines ->
            lines.stream()
                .map(line -> names.contains(line.target()) ? drawn(line) : line)
                .toList());
  }

  private Line drawn(Line line) {
    Shape shape = examination.machine().shape(line.target());
    String size =
        line.value()
            .all()
            .filter(
                part -> part instanceof Expr.Call call && MADE_BY_SHAPE.contains(call.function()))
            .findFirst()
            .map(call -> sizes(call.parts()))
            .orElse(shape.rows() + ", " + shape.cols());
    return line.with(Parser.expression(Source.typed("xavier(" + size + ")")));
  }

  private static String sizes(List<Expr> arguments) {
    return arguments.stream().map(Printer::print).collect(Collectors.joining(", "));
  }
}
