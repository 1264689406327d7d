package backstep.insight.gradient;

/**
 * A cell of a gradient beside the slope that it should be.
 *
 * @param computed what the program computed
 * @param slope what the rules of differentiation say; where one is missing, central differences
 * @param tolerance how far roundings may move the two apart
 */
public record CheckedCell(
    int row, int col, double computed, double slope, double tolerance, Status status) {

  /** What can be said of a cell. */
  public enum Status {
    RIGHT,
    WRONG,
    /** The loss has a kink here. */
    KINK,
    /** The loss is NaN or infinite nearby. */
    NOT_FINITE,
    /** The two agree, but rounding would hide an error as large as the gradient. */
    BLURRED,
    /** Both are 0 but for roundings: the terms of which they are the sum are not. */
    CANCELS,
    /** The two ways to the slope do not agree with each other, or there is only one. */
    DISPUTED
  }

  CheckedCell with(double otherComputed) {
    return new CheckedCell(row, col, otherComputed, slope, tolerance, status);
  }

  /** The absolute error; infinite where the program computed NaN. */
  public double error() {
    double error = Math.abs(computed - slope);
    return Double.isNaN(error) && isChecked() ? Double.POSITIVE_INFINITY : error;
  }

  /** The larger of the two numbers. */
  public double size() {
    return Math.max(Math.abs(computed), Math.abs(slope));
  }

  /** The error as a share of the larger of the two; 0 where both are 0. */
  public double relativeError() {
    double error = error();
    return error == 0 ? 0 : Double.isFinite(error) ? error / size() : error;
  }

  /** True if it was found to be right or wrong. */
  public boolean isChecked() {
    return status == Status.RIGHT || status == Status.WRONG;
  }

  public boolean isWrong() {
    return status == Status.WRONG;
  }

  /** True if the relative error means something: the cell is wrong, or far above its tolerance. */
  public boolean isResolved() {
    return isWrong()
        || (isChecked() && tolerance <= CheckedGradient.RESOLUTION * size())
        || (isChecked() && error() == 0);
  }
}
