package backstep.script;

import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What numbers are of a slope, cell by cell: always so many times it, or now more and now less.
 * Cells in which the slope is as good as 0 in every step tell nothing.
 */
final class Ratios {
  private static final double CLOSE = 1e-5;
  private static final double FLAT = 1e-7;

  /** Slopes so much smaller than others are lost in their rounding. */
  private static final double FLAT_BESIDE = 1e-3;

  private final List<Matrix> slopes;
  private final double flat;
  private final List<OutputCell> steep;

  /**
   * Sees which cells tell something.
   *
   * @param slopes the slope in each step
   */
  Ratios(List<OutputCell> cells, List<Matrix> slopes) {
    double most = slopes.stream().mapToDouble(Matrix::largest).max().orElse(0);
    this.slopes = slopes;
    this.flat = Math.max(FLAT, FLAT_BESIDE * most);
    this.steep =
        cells.stream()
            .filter(cell -> slopes.stream().anyMatch(of -> Math.abs(cell.of(of)) >= flat))
            .toList();
  }

  /**
   * True if each cell of the slope is in one of these, all of them as many times.
   *
   * @param deltas what may be the slope, each as it is in each step
   * @param exact if it has to be once, or minus once
   */
  boolean fitOneOf(List<List<Matrix>> deltas, boolean exact) {
    IdentityHashMap<OutputCell, List<Double>> ratios = new IdentityHashMap<>();
    steep.forEach(cell -> ratios.put(cell, new ArrayList<>()));
    for (List<Matrix> delta : deltas) {
      for (OutputCell cell : steep) {
        double ratio = ratio(delta, cell);
        if (!Double.isNaN(ratio)) {
          ratios.get(cell).add(ratio);
        }
      }
    }
    return !steep.isEmpty()
        && ratios.get(steep.get(0)).stream()
            .filter(ratio -> !exact || Math.abs(Math.abs(ratio) - 1) <= CLOSE)
            .anyMatch(
                ratio ->
                    ratios.values().stream()
                        .allMatch(
                            others ->
                                others.stream()
                                    .anyMatch(
                                        other ->
                                            Math.abs(other - ratio) <= CLOSE * Math.abs(ratio))));
  }

  /** How many times the slope a delta is in every step, or NaN. */
  private double ratio(List<Matrix> delta, OutputCell cell) {
    double ratio = Double.NaN;
    double largest = 0;
    for (int i = 0; i < slopes.size(); i++) {
      double slope = cell.of(slopes.get(i));
      double number = cell.of(delta.get(i));
      if (Math.abs(slope) < flat) {
        largest = Math.max(largest, Math.abs(number));
        continue;
      }
      double one = number / slope;
      if (one == 0 || !Double.isFinite(one)) {
        return Double.NaN;
      }
      if (!Double.isNaN(ratio) && Math.abs(one - ratio) > CLOSE * Math.abs(ratio)) {
        return Double.NaN;
      }
      ratio = one;
    }
    return largest > 2 * Math.max(CLOSE, flat) * Math.abs(ratio) ? Double.NaN : ratio;
  }
}
