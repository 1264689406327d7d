package backstep.insight.gradient;

import backstep.machine.Rerun;
import backstep.machine.State;
import java.util.function.DoubleFunction;

/**
 * A derivative measured by central differences: at step sizes that shrink by 4, extrapolated to 0
 * (Richardson; Ridders 1982), of which the one with the smallest error estimate is taken. The
 * estimate is how far the extrapolations disagree, plus what the rounding of the function makes of
 * a difference so small.
 *
 * @param value the derivative
 * @param error an estimate of how far it may be off, or infinite where there is none
 * @param obstacle why there is no estimate
 */
record MeasuredSlope(double value, double error, Obstacle obstacle) {
  /** What stands in the way of a difference. */
  enum Obstacle {
    NONE,
    /** Some comparison, relu, max, ... goes another way on one side. */
    KINK,
    /** The function is NaN or infinite on one side. */
    NOT_FINITE
  }

  private static final int STEPS = 10;
  private static final double SHRINKS = 4;
  private static final double FIRST_STEP = 0.125;

  /** By how much an extrapolation over steps h and h / 4 enlarges the rounding of the latter. */
  private static final double ENLARGES = 1.5;

  /** An estimate of the error beyond this share of the derivative is worth another try. */
  private static final double SHARP = 1e-4;

  /**
   * Measures the derivative by a cell. Where the value is so small that steps of its size are lost
   * in the function's rounding, steps of size 1 are tried as well.
   *
   * @param rerun the function
   * @param from where a step begins
   * @param name what the cell is one of
   * @param typical the size of other cells
   * @param here what the function gives where the derivative is asked
   * @param noise how far rounding makes the function wrong
   */
  static MeasuredSlope of(
      Rerun rerun,
      State from,
      String name,
      int row,
      int col,
      double typical,
      Rerun.Outcome here,
      double noise) {
    DoubleFunction<Rerun.Outcome> function = changed -> rerun.from(from, name, row, col, changed);
    double at = from.value(name).matrix().get(row, col);
    double scale = Math.max(Math.abs(at), typical);
    MeasuredSlope slope = inSteps(function, at, scale, here, noise);
    if (slope.isSharp() || scale >= 1) {
      return slope;
    }
    MeasuredSlope wider = inSteps(function, at, 1, here, noise);
    return wider.error < slope.error ? wider : slope;
  }

  private boolean isSharp() {
    return error <= SHARP * Math.abs(value);
  }

  private static MeasuredSlope inSteps(
      DoubleFunction<Rerun.Outcome> function,
      double at,
      double scale,
      Rerun.Outcome here,
      double noise) {
    Tableau tableau = new Tableau(noise);
    double step = FIRST_STEP * Math.scalb(1.0, Math.getExponent(scale));
    for (int i = 0; i < STEPS && tableau.mayImprove(step); i++) {
      double exact = at + step - at; // a step that at + step and at - step really make
      if (exact > 0) {
        tableau.add(exact, function.apply(at + exact), function.apply(at - exact), here);
      }
      step /= SHRINKS;
    }
    return tableau.best();
  }

  /** The differences so far, with their extrapolations. */
  private static final class Tableau {
    private final double noise;
    private Obstacle obstacle = Obstacle.NONE;
    private MeasuredSlope best;

    /** The last row: the plain difference, then ever higher orders; empty after an obstacle. */
    private double[] row = {};

    private Tableau(double noise) {
      this.noise = noise;
    }

    private void add(double step, Rerun.Outcome above, Rerun.Outcome below, Rerun.Outcome here) {
      if (!above.wentLike(here) || !below.wentLike(here)) {
        meet(Obstacle.KINK);
      } else if (!Double.isFinite(above.value()) || !Double.isFinite(below.value())) {
        meet(Obstacle.NOT_FINITE);
      } else {
        extend((above.value() - below.value()) / (2 * step), ENLARGES * noise / step);
      }
    }

    /** False once the rounding of a smaller step is more than the best error so far. */
    private boolean mayImprove(double step) {
      return best == null || ENLARGES * noise / step < best.error;
    }

    private void meet(Obstacle met) {
      obstacle = met;
      row = new double[0];
    }

    /** A new row, at most two orders above the plain difference; each is judged by its parents. */
    private void extend(double difference, double rounding) {
      double[] next = new double[Math.min(row.length + 1, 3)];
      next[0] = difference;
      double factor = SHRINKS * SHRINKS;
      for (int i = 1; i < next.length; i++) {
        next[i] = next[i - 1] + (next[i - 1] - row[i - 1]) / (factor - 1);
        factor *= SHRINKS * SHRINKS;
        double apart = Math.max(Math.abs(next[i] - next[i - 1]), Math.abs(next[i] - row[i - 1]));
        take(next[i], apart + rounding);
      }
      row = next;
    }

    private void take(double value, double error) {
      if (best == null || error < best.error) {
        best = new MeasuredSlope(value, error, Obstacle.NONE);
      }
    }

    private MeasuredSlope best() {
      return best != null
          ? best
          : new MeasuredSlope(Double.NaN, Double.POSITIVE_INFINITY, obstacle);
    }
  }
}
