package backstep.insight.diagnosis;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Symptoms of what a network can answer at all, whatever its weights are. */
final class AnswerSymptoms {
  private AnswerSymptoms() {}

  /** A softmax of one unit. */
  static Optional<Evidence> constant(Examination examination) {
    return output(examination)
        .filter(call -> call.function() == Function.SOFTMAX)
        .filter(call -> examination.machine().shape("y").rows() == 1)
        .map(
            call ->
                new Evidence(
                        List.of(Sentence.of("y is a softmax of one unit, and so always 1")),
                        "sigmoid in place of softmax, or an output for each class",
                        "")
                    .at(line(examination)));
  }

  /** Targets beyond the range of a function that only rises. */
  static Optional<Evidence> outOfRange(Examination examination) {
    return output(examination)
        .flatMap(call -> range(examination, call))
        .flatMap(range -> outside(examination, range));
  }

  private record Range(String word, double from, double to) {}

  /** The last function, where y is a call of one. */
  private static Optional<Expr.Call> output(Examination examination) {
    int line = line(examination);
    return line > 0
            && examination.hasAnswers()
            && examination.program().line(line).value() instanceof Expr.Call call
            && !call.primed()
        ? Optional.of(call)
        : Optional.empty();
  }

  private static int line(Examination examination) {
    Program program = examination.program();
    List<Integer> writers = program.writers("y");
    return writers.size() == 1 ? writers.get(0) : 0;
  }

  /** From its value far below to that far above; gelu, which has none there, is left out. */
  private static Optional<Range> range(Examination examination, Expr.Call call) {
    Function function =
        call.function() == Function.ACT
            ? examination.machine().experiment().activation()
            : call.function();
    if (function == Function.SOFTMAX) {
      return Optional.of(new Range(function.word(), 0, 1));
    }
    if (!function.makesUnits() || !(function.form() instanceof Form.Elementwise form)) {
      return Optional.empty();
    }
    double from = form.value().applyAsDouble(Double.NEGATIVE_INFINITY);
    double to = form.value().applyAsDouble(Double.POSITIVE_INFINITY);
    return Double.isNaN(from)
        ? Optional.empty()
        : Optional.of(new Range(function.word(), from, to));
  }

  private static Optional<Evidence> outside(Examination examination, Range range) {
    List<Integer> samples =
        IntStream.range(0, examination.machine().experiment().data().size())
            .filter(i -> isOutside(target(examination, i), range))
            .boxed()
            .toList();
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Matrix first = target(examination, samples.get(0));
    Sentence sentence =
        Sentence.of(
            "y is a "
                + range.word()
                + ", from {} to {}; "
                + examination.named(samples)
                + (samples.size() == 1 ? " has a target" : " have targets")
                + " beyond that, such as {}",
            range.from(),
            range.to(),
            far(first, range));
    return Optional.of(
        new Evidence(List.of(sentence), "no function at the output, or targets of that range", "")
            .at(line(examination)));
  }

  private static Matrix target(Examination examination, int row) {
    return examination.machine().experiment().data().sample(row).d();
  }

  private static boolean isOutside(Matrix d, Range range) {
    return d.anyCell(cell -> cell < range.from() || cell > range.to());
  }

  private static double far(Matrix d, Range range) {
    return IntStream.range(0, d.shape().rows())
        .mapToDouble(i -> d.get(i, 0))
        .filter(cell -> cell < range.from() || cell > range.to())
        .findFirst()
        .orElseThrow();
  }
}
