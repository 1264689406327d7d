package backstep.insight.diagnosis;

import backstep.insight.diagnosis.Forward.Place;
import backstep.insight.gradient.GradientCheck;
import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Symptoms of what a network can answer at all, whatever its weights are. */
final class AnswerSymptoms {
  private static final double ROUNDING = 1e-9;

  private AnswerSymptoms() {}

  /** A softmax of one unit, and what is like it. */
  static Optional<Evidence> constant(Examination examination) {
    Ranges ranges = new Ranges(examination);
    return answers(examination).flatMap(y -> constant(examination, ranges, y));
  }

  private static Optional<Evidence> constant(Examination examination, Ranges ranges, Place y) {
    return ranges
        .fixed(y)
        .map(
            fixed -> {
              boolean isAll = fixed.equals(examination.forward().unfolded(y));
              boolean isNormed = isCall(fixed, Function.LAYER_NORM);
              String is = (isAll ? y : fixed) + " is " + what(ranges, fixed) + ", and so ";
              Sentence sentence =
                  Sentence.of(
                      is + (isAll ? "" : y + " is ") + "always " + print(ranges.of(y).from()));
              Evidence found = new Evidence(List.of(sentence), "", "").at(fixed.line());
              return isNormed
                  ? found.trying("layer_norm over more than one unit, or none")
                  : inPlace(examination, fixed, found, "sigmoid(%s)", "sigmoid in place of softmax")
                      .or("an output for each class");
            });
  }

  /**
   * With another function in place of this one, and the lines behind it that go with that.
   *
   * @param function with a place for what it is applied to
   * @param words the same, where it cannot be done so
   */
  private static Evidence inPlace(
      Examination examination, Place place, Evidence found, String function, String words) {
    Program program = examination.program();
    return Optional.of(place.expr())
        .filter(
            expr -> expr instanceof Expr.Call call && !call.primed() && !isFinal(program, place))
        .map(expr -> function.formatted(examination.forward().part(place, 0)))
        .map(text -> Parser.expression(Source.typed(text)))
        .map(
            by ->
                program
                    .line(place.line())
                    .value()
                    .replaced(
                        part -> part.equals(place.expr()) ? Optional.of(by) : Optional.empty()))
        .map(value -> program.withValue(place.line(), value))
        .flatMap(examination::repaired)
        .map(mended -> found.trying(program, mended))
        .orElseGet(() -> found.trying(words));
  }

  /** True of what stands in no line, as y at the end does. */
  private static boolean isFinal(Program program, Place place) {
    return place.line() > program.size();
  }

  private static String bounds(Range range) {
    return Double.isInfinite(range.to())
        ? "at least " + print(range.from())
        : Double.isInfinite(range.from())
            ? "at most " + print(range.to())
            : "between " + print(range.from()) + " and " + print(range.to());
  }

  private static String print(double number) {
    return Printer.print(new Expr.Num(number, new Span(Source.typed(""), 0)));
  }

  private static boolean isCall(Place place, Function function) {
    return place.expr() instanceof Expr.Call call && call.function() == function;
  }

  private static String what(Ranges ranges, Place place) {
    if (isCall(place, Function.SOFTMAX) || share(ranges, place).isPresent()) {
      return "a softmax of one unit";
    }
    return isCall(place, Function.LAYER_NORM) ? "layer_norm of one unit" : "one number";
  }

  /** Along what a share of a sum is one; nothing of what is none. */
  private static Optional<Along> share(Ranges ranges, Place place) {
    return place.expr() instanceof Expr.Binary binary && binary.operator() == Operator.DIVIDED
        ? ranges.summed(place)
        : Optional.empty();
  }

  /** Targets beyond the range of what is held against them. */
  static Optional<Evidence> outOfRange(Examination examination) {
    Ranges ranges = new Ranges(examination);
    return answers(examination)
        .filter(y -> !ranges.of(y).isOneNumber())
        .flatMap(y -> outside(examination, y, ranges.of(y)));
  }

  /** What the loss compares with the targets; where there is no loss, y. */
  static Optional<Place> answers(Examination examination) {
    Forward forward = examination.forward();
    boolean hasLoss = GradientCheck.hasLoss(examination.machine());
    Stream<Place> all =
        hasLoss
            ? forward.places().flatMap(place -> compared(forward, place))
            : examination.hasAnswers() ? Stream.of(whole(examination, "y")) : Stream.empty();
    Shape targets = examination.machine().shape("d");
    boolean isBatched = examination.machine().experiment().isBatched();
    return all.filter(
            place -> {
              Shape shape = forward.value(place).shape();
              return shape.equals(targets) || (isBatched && shape.equals(targets.transposed()));
            })
        .findFirst();
  }

  /** A name as it is at the end. */
  private static Place whole(Examination examination, String name) {
    int end = examination.program().size() + 1;
    return new Place(end, Parser.expression(Source.typed(name)));
  }

  /** In {@code y - d}, {@code loss(y, d)} and {@code d * log(y)}, y. */
  private static Stream<Place> compared(Forward forward, Place place) {
    List<Place> parts = forward.parts(place);
    if (parts.size() != 2 || parts.stream().noneMatch(forward::isTargets)) {
      return Stream.empty();
    }
    Place other = parts.get(forward.isTargets(parts.get(0)) ? 1 : 0);
    boolean isComparison =
        place.expr() instanceof Expr.Call call
            ? call.function().form() instanceof Form.Loss
            : place.expr() instanceof Expr.Binary binary && binary.operator() == Operator.MINUS;
    Stream<Place> answers =
        isComparison
            ? Stream.of(other)
            : isCall(other, Function.LOG) ? forward.parts(other).stream() : Stream.empty();
    return answers.filter(answer -> forward.dependsOn(answer, forward.parameters()::contains));
  }

  private static Optional<Evidence> outside(Examination examination, Place y, Range range) {
    List<Integer> samples =
        IntStream.range(0, examination.machine().experiment().data().size())
            .filter(i -> target(examination, i).anyCell(cell -> !range.reaches(cell)))
            .boxed()
            .toList();
    if (samples.isEmpty()) {
      return Optional.empty();
    }
    Sentence sentence =
        Sentence.of(
            y
                + " is "
                + bounds(range)
                + ", whatever the weights are; "
                + examination.named(samples)
                + (samples.size() == 1 ? " has a target" : " have targets")
                + " beyond that, such as {}",
            target(examination, samples.get(0))
                .cells()
                .filter(cell -> !range.reaches(cell))
                .findFirst()
                .orElseThrow());
    Place answers = examination.forward().unfolded(y);
    Evidence found =
        new Evidence(List.of(sentence), "", "")
            .at(Math.min(answers.line(), examination.program().size()));
    return Optional.of(
        inPlace(examination, answers, found, "%s", "no function at the output")
            .or("targets of that range"));
  }

  private static Matrix target(Examination examination, int row) {
    return examination.machine().experiment().data().sample(row).d();
  }

  /** Shares of the sum over a whole table, for targets whose columns or rows add up to 1 each. */
  static Optional<Evidence> summed(Examination examination) {
    Forward forward = examination.forward();
    Ranges ranges = new Ranges(examination);
    return forward
        .places()
        .filter(place -> share(ranges, place).equals(Optional.of(Along.ALL)))
        .flatMap(place -> summed(examination, place).stream())
        .findFirst();
  }

  private static Optional<Evidence> summed(Examination examination, Place quotient) {
    Forward forward = examination.forward();
    Matrix shares = forward.value(quotient);
    if (shares.shape().isVector()) {
      return Optional.empty();
    }
    return forward
        .places()
        .filter(place -> isTargets(examination, place))
        .filter(place -> forward.value(place).shape().equals(shares.shape()))
        .flatMap(
            place -> {
              Matrix targets = forward.value(place);
              return areShares(targets)
                  ? Stream.of(summed(examination, quotient, shares, place, "columns"))
                  : areShares(targets.transposed())
                      ? Stream.of(summed(examination, quotient, shares.transposed(), place, "rows"))
                      : Stream.empty();
            })
        .findFirst();
  }

  private static boolean isTargets(Examination examination, Place place) {
    return examination.forward().isTargets(place)
        || (place.expr() instanceof Expr.Name name
            && examination.program().isConstant(name.name()));
  }

  private static boolean areShares(Matrix columns) {
    return sums(columns).allMatch(sum -> Math.abs(sum - 1) < ROUNDING);
  }

  private static DoubleStream sums(Matrix columns) {
    Matrix rows = columns.transposed();
    return IntStream.range(0, rows.shape().rows()).mapToDouble(i -> rows.row(i).cells().sum());
  }

  private static Evidence summed(
      Examination examination, Place quotient, Matrix shares, Place targets, String lines) {
    Line line = examination.program().line(quotient.line());
    boolean isLine = line.value().equals(quotient.expr());
    String name = isLine ? line.target() : "(" + quotient + ")";
    Sentence sentence =
        Sentence.of(
            "line "
                + quotient.line()
                + ", "
                + line
                + ", divides by the sum of all cells: the "
                + lines
                + " of "
                + name
                + " add up to between {} and {}, and those of "
                + targets
                + " to 1",
            sums(shares).min().orElseThrow(),
            sums(shares).max().orElseThrow());
    boolean isOfRows = lines.equals("rows");
    String softmax = softmax(examination.forward(), quotient, isOfRows);
    return new Evidence(
            List.of(sentence),
            isLine
                ? "edit " + quotient.line() + " " + name + " = " + softmax
                : softmax + " in place of " + quotient,
            name + (isOfRows ? "[0,:]" : "[:,0]"))
        .at(quotient.line())
        .mending(rewritten(examination.program(), quotient, isLine, softmax));
  }

  /** The program with this in a line, where that is the whole of the line. */
  static Optional<Program> rewritten(Program program, Place place, boolean isLine, String value) {
    return isLine
        ? Optional.of(program.withValue(place.line(), Parser.expression(Source.typed(value))))
        : Optional.empty();
  }

  /** What shares out along the rows or the columns in place of this. */
  static String softmax(Forward forward, Place quotient, boolean ofRows) {
    String axis = ofRows ? ", axis=1)" : ", axis=0)";
    if (quotient.expr() instanceof Expr.Binary share
        && isCall(forward.part(quotient, 1), Function.SUM)) {
      Place summed = forward.part(forward.part(quotient, 1), 0);
      return Printer.print(
          Parser.expression(
              Source.typed("(" + Printer.print(share.left()) + ") / sum(" + summed + axis)));
    }
    Place above = forward.unfolded(forward.part(quotient, 0));
    String of =
        isCall(quotient, Function.SOFTMAX)
            ? forward.part(quotient, 0).toString()
            : isCall(above, Function.EXP)
                ? forward.part(above, 0).toString()
                : "log(" + above + ")";
    return "softmax(" + of + (ofRows ? ", axis=1)" : ")");
  }
}
