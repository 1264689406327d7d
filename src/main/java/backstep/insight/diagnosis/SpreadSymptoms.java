package backstep.insight.diagnosis;

import backstep.insight.diagnosis.Forward.Place;
import backstep.insight.gradient.GradientCheck;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Printer;
import backstep.notation.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row and a column that spread to a table where nobody can have meant it. Elsewhere a table of
 * all pairs, such as that of distances, is no fault.
 */
final class SpreadSymptoms {
  /** What a loss does to the differences before it adds them up. */
  private static final Set<Function> SIZES =
      EnumSet.of(Function.ABS, Function.SUM, Function.MEAN, Function.NORM, Function.SQRT);

  private final Examination examination;
  private final Forward forward;
  private final Program program;

  private SpreadSymptoms(Examination examination) {
    this.examination = examination;
    this.forward = examination.forward();
    this.program = examination.program();
  }

  static Optional<Evidence> spread(Examination examination) {
    SpreadSymptoms symptoms = new SpreadSymptoms(examination);
    return symptoms.ofBias().or(symptoms::ofTargets);
  }

  /** A bias on units that lie the other way, whose answers do not lie as the targets do. */
  private Optional<Evidence> ofBias() {
    if (program.writers("y").isEmpty() || examination.hasAnswers()) {
      return Optional.empty();
    }
    return forward
        .places()
        .filter(place -> isBinary(place, Operator.PLUS) && isSpread(place))
        .flatMap(place -> ofBias(place, 0, 1).or(() -> ofBias(place, 1, 0)).stream())
        .findFirst();
  }

  private Optional<Evidence> ofBias(Place sum, int bias, int units) {
    Place of = forward.part(sum, units);
    boolean isBias =
        forward.part(sum, bias).expr() instanceof Expr.Name name
            && program.isParameter(name.name())
            && forward.dependsOn(of, program::isParameter)
            && forward.dependsOn(of, program.inputNames()::contains);
    return isBias ? Optional.of(evidence(sum, units)) : Optional.empty();
  }

  /** Every answer against every target. */
  private Optional<Evidence> ofTargets() {
    return program.writers(GradientCheck.LOSS).stream()
        .reduce((before, last) -> last)
        .filter(line -> GradientCheck.hasLoss(examination.machine()))
        .flatMap(line -> compared(new Place(line, program.line(line).value())).findFirst())
        .map(place -> evidence(place, isOfTargets(forward.part(place, 0), place) ? 1 : 0));
  }

  /** The differences and products that a loss adds up, if they are tables of all pairs. */
  private Stream<Place> compared(Place folded) {
    Place place = forward.unfolded(folded);
    List<Place> parts = forward.parts(place);
    if (place.expr() instanceof Expr.Call call) {
      return SIZES.contains(call.function()) ? compared(parts.get(0)) : Stream.empty();
    }
    boolean isOfTwo =
        place.expr() instanceof Expr.Binary binary
            && (binary.operator() == Operator.MINUS || binary.operator() == Operator.TIMES)
            && parts.stream().noneMatch(part -> shape(part).isScalar());
    if (isOfTwo) {
      boolean isOne = isOfTargets(parts.get(0), place) && isOfAnswers(parts.get(1));
      boolean isOther = isOfTargets(parts.get(1), place) && isOfAnswers(parts.get(0));
      return isSpread(place) && (isOne || isOther) ? Stream.of(place) : Stream.empty();
    }
    return place.expr() instanceof Expr.Binary || place.expr() instanceof Expr.Negative
        ? parts.stream().flatMap(this::compared)
        : Stream.empty();
  }

  /** Numbers that stand for targets are told from inputs only where something is less them. */
  private boolean isOfTargets(Place part, Place whole) {
    return !isOfAnswers(part)
        && (forward.dependsOn(part, program.targetNames()::contains)
            || (isBinary(whole, Operator.MINUS) && forward.dependsOn(part, program::isConstant)));
  }

  private boolean isOfAnswers(Place part) {
    return forward.dependsOn(part, program::isTrained);
  }

  private static boolean isBinary(Place place, Operator operator) {
    return place.expr() instanceof Expr.Binary binary && binary.operator() == operator;
  }

  /** True of a row and a column of as many cells. */
  private boolean isSpread(Place place) {
    Shape left = shape(forward.part(place, 0));
    Shape right = shape(forward.part(place, 1));
    return left.isVector() && !left.isScalar() && left.equals(right.transposed());
  }

  private Shape shape(Place place) {
    return forward.value(place).shape();
  }

  /**
   * @param turned the part that lies the wrong way
   */
  private Evidence evidence(Place place, int turned) {
    Line line = program.line(place.line());
    Place left = forward.part(place, 0);
    Place right = forward.part(place, 1);
    Sentence sentence =
        Sentence.of(
            left
                + " is "
                + shape(left)
                + " and "
                + right
                + " is "
                + shape(right)
                + ": every cell of one meets every cell of the other, "
                + shape(place));
    Expr.Binary pair = (Expr.Binary) place.expr();
    Expr upright = upright(forward.part(place, turned).expr());
    Expr mended =
        turned == 0
            ? new Expr.Binary(pair.operator(), upright, pair.right(), pair.span())
            : new Expr.Binary(pair.operator(), pair.left(), upright, pair.span());
    Expr value =
        line.value().replaced(part -> part.equals(pair) ? Optional.of(mended) : Optional.empty());
    return new Evidence(
            List.of(Sentence.of("line " + place.line() + ": " + line), sentence),
            "edit " + place.line() + " " + line.target() + " = " + Printer.print(value),
            place.toString())
        .at(place.line())
        .mending(program.withValue(place.line(), value));
  }

  private static Expr upright(Expr turned) {
    return turned instanceof Expr.Transpose transpose
        ? transpose.of()
        : new Expr.Transpose(turned, turned.span());
  }
}
