package backstep.insight.gradient;

import backstep.matrix.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A gradient that a program computed, checked cell by cell.
 *
 * @param computed its shape
 * @param expected the shape of what it is the gradient of; no cells are checked where they differ
 * @param cells those that were looked at: all, but of a large network one in so many
 */
public record CheckedGradient(
    GradientLine gradient, Shape computed, Shape expected, List<CheckedCell> cells) {
  /** A cell whose tolerance is a larger share than this is not said to be right. */
  static final double RESOLUTION = 1e-4;

  public CheckedGradient {
    cells = List.copyOf(cells);
  }

  public boolean isMisshapen() {
    return !computed.equals(expected);
  }

  public boolean isWrong() {
    return isMisshapen() || cells.stream().anyMatch(CheckedCell::isWrong);
  }

  /** True if no cell could be found to be right or wrong. */
  public boolean isUnchecked() {
    return !isMisshapen() && cells.stream().noneMatch(CheckedCell::isChecked);
  }

  /** How many cells have a status. */
  public long count(CheckedCell.Status status) {
    return cells.stream().filter(cell -> cell.status() == status).count();
  }

  /**
   * The cell with the largest error: of the wrong ones, else of the right ones; the largest of
   * several.
   */
  public Optional<CheckedCell> worst() {
    return cells.stream()
        .filter(CheckedCell::isChecked)
        .max(
            Comparator.comparing(CheckedCell::isWrong)
                .thenComparing(CheckedCell::error)
                .thenComparing(CheckedCell::size));
  }

  /**
   * The largest relative error of a cell; infinite where the shape is another, none where no cell
   * is large enough to say.
   */
  public OptionalDouble relativeError() {
    if (isMisshapen()) {
      return OptionalDouble.of(Double.POSITIVE_INFINITY);
    }
    return cells.stream()
        .filter(CheckedCell::isResolved)
        .mapToDouble(CheckedCell::relativeError)
        .max();
  }

  /** The cell at a place, where it was looked at. */
  public Optional<CheckedCell> at(int row, int col) {
    return cells.stream().filter(cell -> cell.row() == row && cell.col() == col).findFirst();
  }

  /** How many cells have a slope that is not 0, and were found to be right or wrong. */
  public long cellsWithSlope() {
    return cells.stream().filter(cell -> cell.isChecked() && cell.slope() != 0).count();
  }

  /** The number that the wrong cells are too large by, where it is the same for all of them. */
  public OptionalDouble factor() {
    List<CheckedCell> told = cells.stream().filter(cell -> tells(cell)).toList();
    if (told.isEmpty() || told.size() < cells.stream().filter(CheckedCell::isWrong).count()) {
      return OptionalDouble.empty();
    }
    CheckedCell largest = told.stream().max(Comparator.comparing(CheckedCell::size)).orElseThrow();
    double factor = largest.computed() / largest.slope();
    boolean same = told.stream().allMatch(cell -> isTimes(cell, factor));
    return same && factor != 0 ? OptionalDouble.of(factor) : OptionalDouble.empty();
  }

  /** What it is divided by its factor. */
  CheckedGradient divided() {
    double factor = factor().orElseThrow();
    return new CheckedGradient(
        gradient,
        computed,
        expected,
        cells.stream().map(cell -> cell.with(cell.computed() / factor)).toList());
  }

  private static boolean tells(CheckedCell cell) {
    return cell.isWrong()
        && Double.isFinite(cell.computed())
        && Math.abs(cell.slope()) > cell.tolerance();
  }

  private static boolean isTimes(CheckedCell cell, double factor) {
    double expected = factor * cell.slope();
    return Math.abs(cell.computed() - expected)
        <= (1 + Math.abs(factor)) * cell.tolerance() + 1e-9 * Math.abs(expected);
  }
}
