package backstep.insight.gradient;

import backstep.insight.gradient.CheckedCell.Status;
import java.util.Optional;

/**
 * What two ways to a slope say of a number that should be it. To call it wrong both must: the rules
 * of differentiation with comparisons held, and central differences of the program as it is.
 *
 * @param computed the number
 * @param byRules what the rules give; empty where one is missing
 * @param byDifferences what was measured; null where the rules alone were asked, for a number and
 *     not for a verdict
 * @param rounding how far apart roundings have moved the first two
 */
record Verdict(
    double computed, Optional<Double> byRules, MeasuredSlope byDifferences, double rounding) {
  /** By how much a rounding error may pass the largest of those few that were tried. */
  static final double ROUNDING_MARGIN = 8;

  static final double ESTIMATE_MARGIN = 2;

  /** The slope: by the rules, where there are any. */
  double slope() {
    return byRules.orElseGet(() -> byDifferences.value());
  }

  /** How far the number may be from the slope. */
  double tolerance() {
    double roundings = ROUNDING_MARGIN * rounding;
    return byRules.isPresent() ? roundings : roundings + ofDifferences();
  }

  private double ofDifferences() {
    return ESTIMATE_MARGIN * byDifferences.error();
  }

  private boolean isMeasured() {
    return byDifferences != null && byDifferences.obstacle() == MeasuredSlope.Obstacle.NONE;
  }

  /**
   * What can be said.
   *
   * @param scale the largest cell of the gradient
   */
  Status status(double scale) {
    if (byDifferences != null && !isMeasured()) {
      return byDifferences.obstacle() == MeasuredSlope.Obstacle.KINK
          ? Status.KINK
          : Status.NOT_FINITE;
    }
    if (!Double.isFinite(slope())) {
      return Status.NOT_FINITE;
    }
    double error = Math.abs(computed - slope());
    if (Double.isFinite(computed) && error <= tolerance()) {
      return agreeing(error, scale);
    }
    boolean isWrong = byDifferences == null || (!contradicts() && isApart());
    return isWrong ? Status.WRONG : Status.DISPUTED;
  }

  private Status agreeing(double error, double scale) {
    if (contradicts()) {
      return Status.DISPUTED;
    }
    if (error == 0 || tolerance() <= CheckedGradient.RESOLUTION * scale) {
      return Status.RIGHT;
    }
    return Math.abs(slope()) <= tolerance() ? Status.CANCELS : Status.BLURRED;
  }

  /** True if the two ways to the slope lead to two numbers. */
  private boolean contradicts() {
    return isMeasured()
        && byRules.isPresent()
        && Math.abs(byDifferences.value() - byRules.get()) > ofDifferences() + tolerance();
  }

  /** True if the number is no slope by differences either; without rules there is one witness. */
  private boolean isApart() {
    return byRules.isPresent()
        && !(Math.abs(computed - byDifferences.value()) <= ofDifferences() + tolerance());
  }
}
