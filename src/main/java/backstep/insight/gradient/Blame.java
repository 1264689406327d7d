package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the lines that lead to an update is the one to look at: the first that computes no slope
 * of anything and that no later line puts right; else the update itself.
 */
final class Blame {
  private final AsideSteps steps;
  private final Motion motion;

  Blame(AsideSteps steps, Motion motion) {
    this.steps = steps;
    this.motion = motion;
  }

  /** The number of the line; 0 where no line is to blame. */
  int line() {
    List<Integer> lines = motion.lines();
    if (lines.isEmpty() || !(motion.kind().isWrong() || motion.kind().isSuspect())) {
      return 0;
    }
    int update = lines.get(lines.size() - 1);
    return lines.stream()
        .filter(line -> line != update && isOutOfOrder(line))
        .findFirst()
        .orElse(update);
  }

  private boolean isOutOfOrder(int line) {
    List<Double> factors = factors(line);
    if (motion.kind() == Kind.OTHER_FACTOR) {
      return factors.stream().noneMatch(factor -> Rates.isUsual(factor, steps));
    }
    return factors.isEmpty()
        && !isLocalSlope(line)
        && motion.lines().stream()
            .filter(later -> steps.names().line(later).value().reads(onTape(line)))
            .anyMatch(later -> factors(later).isEmpty());
  }

  private String onTape(int line) {
    return steps.names().writtenBy(line);
  }

  /** How many times the slope by some value of the forward pass, or by a parameter, a line is. */
  private List<Double> factors(int line) {
    List<String> values = new ArrayList<>(steps.rerun().parameters());
    steps.rerun().needed().forEach(number -> values.add(onTape(number)));
    return values.stream()
        .filter(value -> steps.first().exact().slope(value).isPresent())
        .filter(value -> steps.shape(value).equals(steps.shape(onTape(line))))
        .flatMap(value -> Fit.oneFactor(steps.fits(value, onTape(line))).stream().boxed())
        .toList();
  }

  /** True of the slope of an activation function where the forward pass has applied it. */
  private boolean isLocalSlope(int line) {
    Matrix value = steps.first().exact().value(onTape(line));
    return steps.rerun().needed().stream()
        .map(number -> steps.names().line(number).value())
        .filter(expr -> expr instanceof Expr.Call call && call.function().makesUnits())
        .map(expr -> (Expr.Call) expr)
        .map(call -> new Expr.Call(call.function(), true, call.arguments(), call.span()))
        .map(slope -> steps.first().probe(slope))
        .anyMatch(slope -> areNear(slope, value));
  }

  private static boolean areNear(Matrix a, Matrix b) {
    return a.shape().equals(b.shape())
        && !a.zip(b, (x, y) -> Rates.areNear(x, y) ? 0 : 1).anyCell(cell -> cell != 0);
  }
}
