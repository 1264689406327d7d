package backstep.render;

import backstep.matrix.Decimals;
import java.util.Locale;

/**
 * How numbers are written: with so many decimals, or exactly.
 *
 * @param decimals 0 to 15; or {@link #EXACT}'s, for the shortest text that reads back to the same
 *     bits
 */
public record Numbers(int decimals) {
  public static final Numbers EXACT = new Numbers(-1);
  public static final Numbers USUAL = new Numbers(4);

  /**
   * At most {@code decimals + 5} characters: above 1000 decimals give way to digits, and where
   * those do not suffice, or all decimals are 0, the number is scientific. Never -0.0000.
   */
  public String format(double value) {
    if (decimals < 0 || !Double.isFinite(value)) {
      return Decimals.shortest(value);
    }
    double size = Math.abs(value);
    if (value == 0) {
      return fixed(0, decimals);
    }
    if (size < 0.5 * Math.pow(10, -decimals) || size >= 999_999.5) {
      return scientific(value);
    }
    int digitsAbove1000 = size < 1000 ? 0 : size < 10_000 ? 1 : size < 100_000 ? 2 : 3;
    return fixed(value, Math.max(0, decimals - digitsAbove1000));
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private String scientific(double value) {
    int digits = Math.max(0, decimals - 2);
    String text = String.format(Locale.ROOT, "%." + digits + "e", value);
    boolean longExponent = text.length() - text.indexOf('e') > 4;
    return longExponent && digits > 0
        ? String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
        : text;
  }

  /** A whole number without decimals, any other as usual. */
  public String formatWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6 && decimals >= 0
        ? fixed(value + 0.0, 0)
        : format(value);
  }

  @Override
  public String toString() {
    return decimals < 0 ? "exact" : Integer.toString(decimals);
  }
}
