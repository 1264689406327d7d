package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.State;
import backstep.notation.Expr;
import backstep.notation.Program;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Which of several parameters that all move down do so at a rate of their own. */
final class Rates {
  private final AsideSteps steps;
  private final Map<String, Double> factors = new HashMap<>();

  Rates(AsideSteps steps) {
    this.steps = steps;
  }

  static boolean areNear(double a, double b) {
    return Math.abs(a - b) <= Fit.RATES_MATTER * Math.max(Math.abs(a), Math.abs(b));
  }

  /** True of the slope, minus it, and as many times it as there are samples. */
  static boolean isUsual(double factor, AsideSteps steps) {
    return isUsual(factor, steps.begun().get(0));
  }

  static boolean isUsual(double factor, State begun) {
    return areNear(Math.abs(factor), 1) || areNear(Math.abs(factor), begun.step().size());
  }

  /** What differs from the others is said to, by its gradient or by its update alone. */
  List<Motion> compared(List<Motion> motions) {
    List<Motion> rated =
        motions.stream()
            .filter(motion -> motion.kind() == Kind.RIGHT && !Double.isNaN(motion.rate()))
            .toList();
    if (rated.stream().allMatch(motion -> areNear(motion.rate(), rated.get(0).rate()))) {
      return motions;
    }
    rated.forEach(motion -> factors.put(motion.parameter(), beforeUpdate(motion)));
    List<Motion> usual = usual(rated);
    double rate = rateOfMost(usual.isEmpty() ? rated : usual);
    List<Motion> most = usual.stream().filter(one -> areNear(one.rate(), rate)).toList();
    return motions.stream()
        .map(
            motion -> {
              boolean isOwn = rated.contains(motion) && !areNear(motion.rate(), rate);
              boolean isOfGradient =
                  isOwn
                      && !usual.isEmpty()
                      && (!usual.contains(motion)
                          || most.stream().allMatch(one -> areUpdatedAlike(one, motion)));
              Kind kind = isOfGradient ? Kind.OTHER_FACTOR : Kind.OTHER_RATE;
              return isOwn ? motion.as(kind, rate) : motion;
            })
        .toList();
  }

  /**
   * Those whose gradient is the slope, or so many times it as a loss has or lacks a half or 1/m.
   */
  private List<Motion> usual(List<Motion> rated) {
    List<Motion> slopes =
        rated.stream().filter(motion -> isUsual(factors.get(motion.parameter()), steps)).toList();
    return slopes.isEmpty()
        ? rated.stream().filter(one -> isOfLoss(factors.get(one.parameter()))).toList()
        : slopes;
  }

  private boolean isOfLoss(double factor) {
    double m = steps.begun().get(0).step().size();
    return DoubleStream.of(0.5, 1, 2)
        .flatMap(half -> DoubleStream.of(half / m, half, half * m))
        .anyMatch(usual -> areNear(Math.abs(factor), usual));
  }

  /** True if what makes their rates differ stands in their gradients, and not in their updates. */
  private boolean areUpdatedAlike(Motion one, Motion other) {
    return areNear(
        one.rate() * factors.get(other.parameter()), other.rate() * factors.get(one.parameter()));
  }

  /** The rate of the most cells. */
  private double rateOfMost(List<Motion> rated) {
    return rated.stream()
        .map(Motion::rate)
        .max(
            Comparator.comparingLong(
                rate ->
                    rated.stream()
                        .filter(other -> areNear(other.rate(), rate))
                        .mapToLong(other -> steps.shape(other.parameter()).cells())
                        .sum()))
        .orElseThrow();
  }

  /**
   * How many times the slope the gradient is that comes into the line of the update: what it reads,
   * or without a name what stands there but for numbers.
   */
  private double beforeUpdate(Motion motion) {
    String name = motion.parameter();
    List<Integer> writers = steps.program().writers(name);
    int update = writers.get(writers.size() - 1);
    return steps.gates(name).stream()
        .filter(gate -> gate.line() != update)
        .map(gate -> steps.onTape(name, gate))
        .filter(gate -> steps.shape(gate).equals(steps.shape(name)))
        .flatMap(gate -> Fit.oneFactor(steps.fits(name, gate)).stream().boxed())
        .findFirst()
        .orElseGet(() -> motion.rate() / numbers(steps.program().line(update).value()));
  }

  /** What the numbers come to by which an expression is multiplied and divided. */
  private double numbers(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      Expr left = binary.left();
      Expr right = binary.right();
      return switch (binary.operator()) {
        case PLUS, MINUS -> left instanceof Expr.Name ? numbers(right) : 1;
        case TIMES, MATRIX_TIMES -> numbers(left) * numbers(right);
        case DIVIDED -> numbers(left) / numbers(right);
        default -> 1;
      };
    }
    return isNumber(expr) ? steps.first().probe(expr).scalar() : 1;
  }

  /** True of a 1 x 1 value that no line and no sample changes. */
  private boolean isNumber(Expr expr) {
    Program program = steps.program();
    return expr.names()
            .map(Expr.Name::name)
            .noneMatch(
                name ->
                    !program.writers(name).isEmpty()
                        || program.inputNames().contains(name)
                        || program.targetNames().contains(name))
        && steps.first().probe(expr).shape().isScalar();
  }
}
