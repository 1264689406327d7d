package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of the lines that lead to an update is the one to look at: the first that computes no slope
 * of anything and that no later line puts right, or writes over a gradient; else the update itself.
 */
final class Blame {
  private final AsideSteps steps;
  private final Motion motion;
  private final List<Motion> right;

  /**
   * Prepares it.
   *
   * @param right how other parameters move that move as they should
   */
  Blame(AsideSteps steps, Motion motion, List<Motion> right) {
    this.steps = steps;
    this.motion = motion;
    this.right = right;
  }

  /** The number of the line; 0 where no line is to blame. */
  int line() {
    List<Integer> lines = motion.lines();
    if (lines.isEmpty() || !(motion.kind().isWrong() || motion.kind().isSuspect())) {
      return 0;
    }
    int update = lines.get(lines.size() - 1);
    if (motion.kind() == Kind.OTHER_SUM) {
      return first(this::isOfWhatLives).orElse(update);
    }
    if (motion.kind() == Kind.UPHILL) {
      return first(line -> right.isEmpty() && isBefore(line, update) && isOfOtherSign(line))
          .orElse(update);
    }
    int blamed =
        first(line -> line != update && isWrittenOver(line))
            .or(() -> first(line -> line != update && isOutOfOrder(line)))
            .or(() -> first(line -> line != update && isItsGradient(line)))
            .or(() -> first(line -> line != update && isOfUnits(line) && isMultiplied(line)))
            .orElse(update);
    return GradientLine.of(steps.program()).stream()
        .filter(gradient -> lines.contains(gradient.line()) && gradient.line() < blamed)
        .filter(gradient -> isCutShort(gradient, blamed))
        .map(GradientLine::line)
        .map(this::computing)
        .findFirst()
        .orElseGet(() -> first(line -> line < blamed && isHandedOn(line, blamed)).orElse(blamed));
  }

  /**
   * True of a line that gives the slope by the value of an activation function another name, and no
   * more, where the blamed line reads it.
   */
  private boolean isHandedOn(int line, int blamed) {
    return steps.names().line(line).value() instanceof Expr.Name
        && steps.names().line(blamed).value().reads(onTape(line))
        && isOfUnits(line);
  }

  /** The line, or the one before it that wrote the name, where it only keeps that. */
  private int computing(int line) {
    Line at = steps.program().line(line);
    boolean isKept = at.value() instanceof Expr.Name name && name.name().equals(at.target());
    return isKept
        ? steps.program().writers(at.target()).stream()
            .filter(writer -> writer < line)
            .reduce((first, last) -> last)
            .map(this::computing)
            .orElse(line)
        : line;
  }

  private Optional<Integer> first(Predicate<Integer> condition) {
    return motion.lines().stream().filter(condition).findFirst();
  }

  /** True where a gradient should have been added to one that no line has read yet. */
  private boolean isWrittenOver(int line) {
    return steps.program().overwritten(line).isPresent()
        && steps.shape(onTape(line)).equals(steps.shape(motion.parameter()));
  }

  /** True of a line that writes what the gradients are added up in. */
  private boolean isOfWhatLives(int line) {
    String target = steps.program().line(line).target();
    return steps.program().isParameter(target) && !target.equals(motion.parameter());
  }

  /** True of a line before the update that keeps nothing for other steps, as a momentum does. */
  private boolean isBefore(int line, int update) {
    return line != update && !isOfWhatLives(line);
  }

  /** True of minus the slope. */
  private boolean isOfOtherSign(int line) {
    List<Double> factors = factors(line);
    return !factors.isEmpty() && factors.stream().allMatch(factor -> factor < 0);
  }

  /**
   * True of the slope by a later value than its name says, as where the slope of an activation is
   * left out, if no line before the blamed one makes it what it is called.
   */
  private boolean isCutShort(GradientLine gradient, int blamed) {
    if (gradient.isOfParameter()) {
      return false;
    }
    String value = onTape(gradient.writtenBy());
    return steps.rerun().needed().tailSet(gradient.writtenBy(), false).stream()
            .anyMatch(later -> factor(onTape(later), gradient.line()).isPresent())
        && motion.lines().stream()
            .filter(line -> line >= gradient.line() && line < blamed)
            .allMatch(line -> factor(value, line).isEmpty());
  }

  private boolean isOutOfOrder(int line) {
    List<Double> factors = factors(line);
    if (motion.kind() == Kind.OTHER_FACTOR) {
      return factors.stream().noneMatch(factor -> Rates.isUsual(factor, steps))
          && right.stream().noneMatch(other -> other.lines().contains(line));
    }
    return factors.isEmpty()
        && (isOfItsName(line) || isMultiplied(line) || !isLocalSlope(line))
        && motion.lines().stream()
            .filter(later -> steps.names().line(later).value().reads(onTape(line)))
            .anyMatch(later -> factors(later).isEmpty());
  }

  /** True of a line that is called the slope by a value of the shape it has. */
  private boolean isOfItsName(int line) {
    return GradientLine.of(steps.program()).stream()
        .filter(gradient -> gradient.line() == line && !gradient.isOfParameter())
        .anyMatch(
            gradient ->
                steps.shape(onTape(gradient.writtenBy())).equals(steps.shape(onTape(line))));
  }

  /** True of a line that is the slope by the parameter, times another number than it should be. */
  private boolean isItsGradient(int line) {
    return motion.kind() == Kind.OTHER_FACTOR && factor(motion.parameter(), line).isPresent();
  }

  /** True of the slope by what an activation function gives whose own slope is not 1. */
  private boolean isOfUnits(int line) {
    return steps.rerun().needed().stream()
        .filter(number -> isBent(steps.names().line(number).value()))
        .anyMatch(number -> factor(onTape(number), line).isPresent());
  }

  private boolean isBent(Expr value) {
    return makesUnits(value)
        && steps.first().probe(((Expr.Call) value).slope()).anyCell(cell -> cell != 1);
  }

  private static boolean makesUnits(Expr value) {
    return value instanceof Expr.Call call && call.function().makesUnits();
  }

  /** True if it goes as it is into a product such as that with the inputs of a layer. */
  private boolean isMultiplied(int line) {
    return motion.lines().stream()
        .filter(later -> later > line)
        .flatMap(later -> steps.names().line(later).value().all())
        .filter(
            part ->
                part instanceof Expr.Binary product && product.operator() == Operator.MATRIX_TIMES)
        .flatMap(product -> product.parts().stream())
        .anyMatch(factor -> factor instanceof Expr.Name name && name.name().equals(onTape(line)));
  }

  private String onTape(int line) {
    return steps.names().writtenBy(line);
  }

  /**
   * How many times the slope by some value of the forward pass, or by a parameter, a line is; what
   * a loss adds for the size of parameters may come into it later.
   */
  private List<Double> factors(int line) {
    return steps.judges().stream().flatMap(judge -> factors(judge, line)).toList();
  }

  private static Stream<Double> factors(AsideSteps steps, int line) {
    List<String> values = new ArrayList<>(steps.rerun().parameters());
    values.addAll(steps.tape().arguments());
    steps.rerun().needed().forEach(number -> values.add(steps.names().writtenBy(number)));
    return values.stream().flatMap(value -> factor(steps, value, line).stream().boxed());
  }

  private OptionalDouble factor(String value, int line) {
    return factor(steps, value, line);
  }

  /** How many times the slope by a value a line is. */
  private static OptionalDouble factor(AsideSteps steps, String value, int line) {
    String onTape = steps.names().writtenBy(line);
    boolean isOfItsShape =
        steps.first().exact().slope(value).isPresent()
            && steps.shape(value).equals(steps.shape(onTape));
    List<Fit> fits = isOfItsShape ? steps.fits(value, onTape) : List.of();
    return fits.stream().anyMatch(Fit::standsStill) ? OptionalDouble.empty() : Fit.oneFactor(fits);
  }

  /** True of the slope of an activation function where the forward pass has applied it. */
  private boolean isLocalSlope(int line) {
    Matrix value = steps.first().exact().value(onTape(line));
    return steps.rerun().needed().stream()
        .map(number -> steps.names().line(number).value())
        .filter(Blame::makesUnits)
        .map(expr -> ((Expr.Call) expr).slope())
        .map(slope -> steps.first().probe(slope))
        .filter(slope -> slope.largest() > 0) // units that are all off tell nothing
        .anyMatch(slope -> areNear(slope, value));
  }

  private static boolean areNear(Matrix a, Matrix b) {
    return a.shape().equals(b.shape())
        && !a.zip(b, (x, y) -> Rates.areNear(x, y) ? 0 : 1).anyCell(cell -> cell != 0);
  }
}
