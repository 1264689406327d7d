package backstep.insight.gradient;

import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A matrix held against a slope in one step: is it one number times the slope, and which?
 *
 * @param factor the number; NaN where it cannot be told
 * @param precision how far the factor may be off, as a share of it
 * @param cells all that were looked at
 * @param worst the cell furthest from the factor times its slope, if that is no rounding; or null
 */
public record Fit(double factor, double precision, List<Cell> cells, Cell worst) {
  /** A factor known less well than this says nothing. */
  private static final double SHARP = 1e-3;

  private static final double FAR = 1000;

  /** Two factors that are nearer than this are one; a loss may have an epsilon in it. */
  static final double RATES_MATTER = 1e-4;

  /** An error below this share of the largest cell matters to nobody. */
  static final double MATTERS = 1e-5;

  /**
   * A cell of both.
   *
   * @param moved the cell of the matrix
   * @param movedNoise how far roundings can move it
   * @param slopeNoise how far roundings can move the slope
   */
  public record Cell(
      int row, int col, double moved, double movedNoise, double slope, double slopeNoise) {
    private boolean isFinite() {
      return Double.isFinite(moved) && Double.isFinite(slope);
    }

    private boolean moves() {
      return Math.abs(moved) > movedNoise;
    }

    private boolean slopes() {
      return Math.abs(slope) > slopeNoise;
    }

    /** True if its slope is far from 0. */
    boolean isSteep() {
      return Math.abs(slope) > FAR * slopeNoise;
    }

    private double precision() {
      return movedNoise / Math.abs(moved) + slopeNoise / Math.abs(slope);
    }

    /** How many times its slope it may have moved. */
    private double largestFactor() {
      return (Math.abs(moved) + movedNoise) / (Math.abs(slope) - slopeNoise);
    }

    /**
     * True if it is the slope times a number, and something besides, but for roundings and this.
     */
    boolean isAt(double factor, double besides, double allowed) {
      double expected = factor * slope;
      return Math.abs(moved - besides - expected)
          <= allowed
              + movedNoise
              + Math.abs(factor) * slopeNoise
              + MATTERS * (Math.abs(expected) + Math.abs(besides));
    }

    private double apart(double factor) {
      return Math.abs(moved - factor * slope);
    }

    private double tolerance(double factor, double precision) {
      return movedNoise + Math.abs(factor) * slopeNoise + Math.abs(factor * slope) * precision;
    }
  }

  /**
   * Fits the factor to the cell in which it is known best; cells that are no numbers are left out.
   */
  static Fit of(List<Cell> all) {
    List<Cell> cells = all.stream().filter(Cell::isFinite).toList();
    Cell pivot =
        cells.stream()
            .filter(cell -> cell.moves() && cell.slopes())
            .min(Comparator.comparingDouble(Cell::precision))
            .orElse(null);
    if (pivot == null || !(pivot.precision() <= SHARP)) {
      return new Fit(Double.NaN, Double.NaN, cells, stray(cells));
    }
    double factor = pivot.moved() / pivot.slope();
    double precision = pivot.precision();
    double largest = cells.stream().mapToDouble(cell -> Math.abs(cell.slope())).max().orElse(0);
    double matters = MATTERS * Math.abs(factor) * largest;
    Cell worst =
        cells.stream()
            .filter(cell -> !(cell.apart(factor) <= cell.tolerance(factor, precision) + matters))
            .max(Comparator.comparingDouble(cell -> cell.apart(factor)))
            .orElse(null);
    return new Fit(factor, precision, cells, worst);
  }

  /**
   * Where steep cells stand still, one that moves far all the same; or null. No factor explains
   * both.
   */
  private static Cell stray(List<Cell> cells) {
    double most =
        cells.stream()
            .filter(Cell::isSteep)
            .mapToDouble(Cell::largestFactor)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return cells.stream()
        .filter(cell -> Math.abs(cell.moved()) > FAR * cell.tolerance(most, 1))
        .max(Comparator.comparingDouble(cell -> Math.abs(cell.moved())))
        .orElse(null);
  }

  /** How far a cell is from where the factor would have it, in the units of a slope. */
  double distance(Cell cell) {
    return Math.abs(cell.moved() / factor - cell.slope());
  }

  /** True if nothing moves beyond roundings. */
  boolean isStill() {
    return cells.stream().noneMatch(Cell::moves);
  }

  /** True if nothing moves though a slope is far from 0. */
  boolean standsStill() {
    return isStill() && cells.stream().anyMatch(Cell::isSteep);
  }

  /** True if the slope is 0 in every cell, but for roundings. */
  boolean isFlat() {
    return cells.stream().noneMatch(Cell::slopes);
  }

  /** True if all cells are one number times their slopes, and it is known. */
  boolean isProportional() {
    return worst == null && !Double.isNaN(factor);
  }

  /** True if both could have the same factor. */
  boolean agreesWith(Fit other) {
    double allowed = RATES_MATTER + precision + other.precision;
    return Math.abs(factor - other.factor)
        <= allowed * Math.max(Math.abs(factor), Math.abs(other.factor));
  }

  /** The cosine of the angle between the two, 1 for the same direction. */
  double cosine() {
    double product = 0;
    double moved = 0;
    double slopes = 0;
    for (Cell cell : cells) {
      product += cell.moved() * cell.slope();
      moved += cell.moved() * cell.moved();
      slopes += cell.slope() * cell.slope();
    }
    return product / Math.sqrt(moved) / Math.sqrt(slopes);
  }

  /** The cell with the largest slope. */
  Cell steepest() {
    return cells.stream()
        .max(Comparator.comparingDouble(cell -> Math.abs(cell.slope())))
        .orElse(new Cell(0, 0, 0, 0, 0, 0));
  }

  /** The cell that moves most. */
  Cell farthest() {
    return cells.stream()
        .max(Comparator.comparingDouble(cell -> Math.abs(cell.moved())))
        .orElseThrow();
  }

  /** True if in every step that moves anything all cells move by one number. */
  static boolean areOneNumber(List<Fit> fits) {
    return fits.stream().allMatch(fit -> fit.isStill() || fit.isOneNumber())
        && fits.stream().anyMatch(Fit::isOneNumber);
  }

  /** The factor of all steps, if they have one; it is not told by steps without a slope. */
  static OptionalDouble oneFactor(List<Fit> fits) {
    Fit first = null;
    for (Fit fit : fits) {
      boolean isNone = (fit.isFlat() && !fit.isStill()) || fit.worst() != null;
      if (isNone || (first != null && fit.isProportional() && !first.agreesWith(fit))) {
        return OptionalDouble.empty();
      }
      first = first == null && fit.isProportional() ? fit : first;
    }
    return first == null ? OptionalDouble.empty() : OptionalDouble.of(first.factor());
  }

  /** True if all cells of several move by one number, though their slopes are several. */
  boolean isOneNumber() {
    return cells.size() > 1
        && !isStill()
        && cells.stream().allMatch(cell -> near(cell.moved(), cells.get(0).moved()))
        && cells.stream().anyMatch(cell -> !near(cell.slope(), cells.get(0).slope()));
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= MATTERS * Math.max(Math.abs(a), Math.abs(b));
  }

  /** The cells of a matrix whose noise is known, beside those of a slope. */
  static List<Cell> cells(
      Matrix moved, Matrix movedNoise, Matrix slope, Matrix slopeNoise, int stride) {
    List<Cell> cells = new ArrayList<>();
    int cols = moved.shape().cols();
    for (int cell = 0; cell < moved.shape().cells(); cell += stride) {
      int row = cell / cols;
      int col = cell % cols;
      cells.add(
          new Cell(
              row,
              col,
              moved.get(row, col),
              movedNoise.get(row, col) + Double.MIN_NORMAL, // below it digits are lost
              slope.get(row, col),
              slopeNoise.get(row, col) + Double.MIN_NORMAL));
    }
    return cells;
  }

  /** The cells of a matrix beside those of a slope, where roundings do not matter. */
  static List<Cell> exactCells(Matrix moved, Matrix slope) {
    Matrix none = Matrix.filled(moved.shape(), 0);
    return cells(moved, none, slope, none, 1);
  }
}
