package backstep.matrix;

import org.apache.commons.math3.special.Erf;

/** Formulas of one number that are too long for a line of {@link Function}. */
final class Scalars {
  private Scalars() {}

  /**
   * 0 below 0, else 1; nan of nan. Without a branch, because a processor cannot predict the signs
   * of many seeds side by side, and of what HotSpot can do to several numbers at once.
   */
  static double step(double z) {
    return 1 + Math.floor(Math.max(-1, Math.min(z, 0)));
  }

  static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  static double sigmoidSlope(double z) {
    double y = sigmoid(z);
    return y * (1 - y);
  }

  static double tanhSlope(double z) {
    double y = StrictMath.tanh(z);
    return 1 - y * y;
  }

  /** log(1 + exp(z)), without overflow. */
  static double softplus(double z) {
    return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  /** The standard normal distribution function. */
  static double normal(double z) {
    return 0.5 * (1 + Erf.erf(z / Math.sqrt(2)));
  }

  /** The standard normal density. */
  static double bell(double z) {
    return StrictMath.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }
}
