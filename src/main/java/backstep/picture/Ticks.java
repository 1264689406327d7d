package backstep.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The round numbers at an axis. */
final class Ticks {
  /** About so many steps. */
  private static final int STEPS = 5;

  /** Larger and smaller powers of ten are written as such. */
  private static final int LONGEST = 6;

  /** As many tell the numbers of an axis apart. */
  private static final int DIGITS = 9;

  private Ticks() {}

  /** A number and how it is written. */
  record Tick(double value, String label) {}

  /** The multiples of 1, 2 or 5 times a power of ten that lie between these. */
  static List<Tick> of(double low, double high) {
    BigDecimal step = step((high - low) / STEPS);
    List<Tick> ticks = new ArrayList<>();
    double size = step.doubleValue();
    for (double k = Math.ceil(low / size - 1e-9); k <= high / size + 1e-9; k++) {
      BigDecimal value = step.multiply(new BigDecimal(k));
      ticks.add(new Tick(value.doubleValue(), label(value)));
    }
    return ticks;
  }

  private static BigDecimal step(double rough) {
    int power = (int) Math.floor(Math.log10(rough));
    double factor = rough / Math.pow(10, power);
    int round = factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10;
    return new BigDecimal(round).scaleByPowerOfTen(power);
  }

  /** A number as short as it can be written. */
  static String label(double value) {
    return label(new BigDecimal(value).round(new MathContext(DIGITS)));
  }

  private static String label(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    boolean isLong =
        shortest.precision() - shortest.scale() > LONGEST || shortest.scale() > LONGEST;
    return isLong ? shortest.toString() : shortest.toPlainString();
  }
}
