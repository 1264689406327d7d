package backstep.insight.gradient;

import backstep.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A movement that is one number times the slope and another times the parameter itself, as where a
 * decay stands between two parts of an update.
 *
 * @param factor of the slope
 * @param isCertain false where any movement could be written so
 */
record WithDecay(double factor, boolean isCertain) {
  private static final int UNKNOWNS = 2;

  /** Sines of the angle between the two below this tell nothing. */
  private static final double PARALLEL = 1e-3;

  /**
   * Least squares over all cells of all steps; nothing if some cell is elsewhere. A decay between
   * two parts of a gradient makes the first part smaller by so much: then it is not certain.
   */
  static Optional<WithDecay> of(List<Fit> fits, Matrix value) {
    List<Fit.Cell> cells = fits.stream().flatMap(fit -> fit.cells().stream()).toList();
    double ss = 0;
    double sv = 0;
    double vv = 0;
    double sm = 0;
    double vm = 0;
    for (Fit.Cell cell : cells) {
      double v = value.get(cell.row(), cell.col());
      ss += cell.slope() * cell.slope();
      sv += cell.slope() * v;
      vv += v * v;
      sm += cell.slope() * cell.moved();
      vm += v * cell.moved();
    }
    double determinant = ss * vv - sv * sv;
    if (!(determinant > PARALLEL * PARALLEL * ss * vv)) {
      return Optional.empty();
    }
    double factor = (sm * vv - vm * sv) / determinant;
    double share = (vm * ss - sm * sv) / determinant;
    double largest = cells.stream().mapToDouble(cell -> Math.abs(cell.moved())).max().orElse(0);
    DoublePredicate isWithin =
        allowed ->
            cells.stream()
                .allMatch(
                    cell -> cell.isAt(factor, share * value.get(cell.row(), cell.col()), allowed));
    boolean isExact = isWithin.test(0);
    return isExact || isWithin.test(2 * Math.abs(share) * largest)
        ? Optional.of(new WithDecay(factor, isExact && cells.size() > UNKNOWNS))
        : Optional.empty();
  }
}
