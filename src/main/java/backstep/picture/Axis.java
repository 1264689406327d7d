package backstep.picture;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An axis of a picture.
 *
 * @param name what it says beside it
 * @param low where it begins
 * @param high where it ends
 * @param ticks the numbers that stand at it
 * @param scale rises as one goes along the axis, evenly
 */
record Axis(
    String name, double low, double high, List<Ticks.Tick> ticks, DoubleUnaryOperator scale) {

  /** One whose numbers are evenly spaced; wider, where its ends are the same. */
  static Axis even(String name, double low, double high) {
    double margin = low == high ? Math.max(0.5, Math.abs(low) / 2) : 0;
    double from = low - margin;
    double to = high + margin;
    return new Axis(name, from, to, Ticks.of(from, to), value -> value);
  }

  static Axis of(backstep.insight.surface.Axis input) {
    return even(input.name(), input.from(), input.to());
  }

  /** One whose powers of ten are evenly spaced. */
  static Axis logarithmic(String name, double low, double high) {
    return new Axis(name, low, high, Ticks.ofPowers(low, high), Math::log10);
  }

  /** The columns of a matrix, from the left. */
  static Axis ofColumns(int cells) {
    return new Axis("", 0, cells, Ticks.ofCells(cells), cell -> cell);
  }

  /** The rows of a matrix, of which the first is the highest. */
  static Axis ofRows(int cells) {
    return new Axis("", cells, 0, Ticks.ofCells(cells), cell -> -cell);
  }

  /** Where a number stands between the ends, from 0 to 1. */
  double share(double value) {
    double from = scale.applyAsDouble(low) / 2;
    return (scale.applyAsDouble(value) / 2 - from) / (scale.applyAsDouble(high) / 2 - from);
  }
}
