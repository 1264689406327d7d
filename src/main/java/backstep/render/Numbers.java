package backstep.render;

import backstep.matrix.Decimals;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * How numbers are written: with so many decimals, or exactly.
 *
 * @param decimals 0 to 15; or {@link #EXACT}'s, for the shortest text that reads back to the same
 *     bits
 */
public record Numbers(int decimals) {
  public static final Numbers EXACT = new Numbers(-1);
  public static final Numbers USUAL = new Numbers(4);

  /** Rounded by more than this share of itself, a number reads as another one. */
  private static final double MISLEADING = 0.01;

  /**
   * At most {@code decimals + 5} characters: above 1000 decimals give way to digits. Scientific
   * where those do not suffice, or where the decimals would mislead. Never -0.0000.
   */
  public String format(double value) {
    if (decimals < 0 || !Double.isFinite(value)) {
      return Decimals.shortest(value);
    }
    double size = Math.abs(value);
    if (value == 0) {
      return fixed(0, decimals);
    }
    if (size >= 999_999.5) {
      return scientific(value);
    }
    int digitsAbove1000 = size < 1000 ? 0 : size < 10_000 ? 1 : size < 100_000 ? 2 : 3;
    String fixed = fixed(value, Math.max(0, decimals - digitsAbove1000));
    return error(fixed, value) > MISLEADING && error(scientific(value), value) < error(fixed, value)
        ? scientific(value)
        : fixed;
  }

  /** By what share of a number the text of it is off. */
  private static double error(String text, double value) {
    return Math.abs(Double.parseDouble(text) - value) / Math.abs(value);
  }

  /**
   * Two numbers that are compared: in their own form, or both scientific where one of them is.
   *
   * @param form how each is written by itself
   */
  List<String> compared(double one, double other, DoubleFunction<String> form) {
    boolean isScientific = Stream.of(one, other).anyMatch(value -> isScientific(form.apply(value)));
    return Stream.of(one, other)
        .map(
            value -> isScientific && canBeScientific(value) ? scientific(value) : form.apply(value))
        .toList();
  }

  /** How to write some numbers, of which the first two, if there are two, are compared. */
  DoubleFunction<String> comparing(List<Double> values) {
    if (values.size() < 2) {
      return this::format;
    }
    List<Double> two = values.subList(0, 2);
    List<String> written = compared(two.get(0), two.get(1), this::format);
    return value -> two.contains(value) ? written.get(two.indexOf(value)) : format(value);
  }

  private static boolean isScientific(String text) {
    return text.contains("e");
  }

  private boolean canBeScientific(double value) {
    return decimals >= 0 && value != 0 && Double.isFinite(value);
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
