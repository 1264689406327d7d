package backstep.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers at an axis: its ends, and round ones between them. */
final class Ticks {
  /** About so many steps. */
  private static final int STEPS = 5;

  /** What is nearer to an end than this share of a step has no room beside its number. */
  private static final double NEAR = 0.6;

  /** At most so many cells or powers of ten have a number. */
  private static final int MOST = 20;

  /** As many are enough for any number. */
  private static final int DIGITS = 9;

  /** Larger and smaller powers of ten are written as such. */
  private static final int LONGEST = 6;

  private Ticks() {}

  /** A number and how it is written. */
  record Tick(double value, String label) {}

  /** The ends, and the multiples of 1, 2 or 5 times a power of ten between them. */
  static List<Tick> of(double low, double high) {
    BigDecimal step = step(high / STEPS - low / STEPS);
    double size = step.doubleValue();
    List<Tick> ticks = new ArrayList<>();
    ticks.add(end(low, step));
    for (double k = Math.ceil(low / size + NEAR); k <= high / size - NEAR; k++) {
      BigDecimal value = step.multiply(new BigDecimal(k));
      ticks.add(new Tick(value.doubleValue(), label(value)));
    }
    ticks.add(end(high, step));
    return ticks;
  }

  private static BigDecimal step(double rough) {
    int power = (int) Math.floor(Math.log10(rough));
    double factor = rough / Math.pow(10, power);
    int round = factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10;
    return new BigDecimal(round).scaleByPowerOfTen(power);
  }

  /** Written to a small part of a step, whole numbers in full. */
  private static Tick end(double value, BigDecimal step) {
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(DIGITS))
            .setScale(Math.max(0, step.scale() + 2), RoundingMode.HALF_EVEN);
    return new Tick(value, label(rounded));
  }

  /** The ends, and powers of ten between them. */
  static List<Tick> ofPowers(double low, double high) {
    double first = Math.log10(low);
    double last = Math.log10(high);
    int step = (int) Math.ceil((last - first) / MOST * 2);
    List<Tick> ticks = new ArrayList<>();
    ticks.add(end(low));
    for (int power = (int) Math.ceil(first + NEAR * step);
        power <= last - NEAR * step;
        power += step) {
      BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(power);
      ticks.add(new Tick(value.doubleValue(), label(value)));
    }
    ticks.add(end(high));
    return ticks;
  }

  private static Tick end(double value) {
    return new Tick(value, label(new BigDecimal(value).round(new MathContext(3))));
  }

  /** The numbers of so many cells, each in its middle. */
  static List<Tick> ofCells(int cells) {
    int step = (cells + MOST - 1) / MOST;
    return IntStream.range(0, cells)
        .filter(cell -> cell % step == 0)
        .mapToObj(cell -> new Tick(cell + 0.5, Integer.toString(cell)))
        .toList();
  }

  private static String label(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    boolean isLong =
        shortest.precision() - shortest.scale() > LONGEST || shortest.scale() > LONGEST;
    return isLong ? shortest.toString() : shortest.toPlainString();
  }
}
