package backstep.matrix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as text that reads back as the same number. */
public final class Decimals {
  private Decimals() {}

  /**
   * The shortest decimal text that reads back to the same bits, in Python's manner: {@code 0.1},
   * {@code 1e-05}, {@code nan}, {@code -inf}, {@code -0.0}; whole numbers without a point.
   */
  public static String shortest(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0" : "-0.0";
    }
    BigDecimal digits = fewestDigits(value).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    return exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : digits.toPlainString();
  }

  /**
   * Rounded to the nearest, or else away from zero: the numbers that read back as a power of two
   * reach twice as far on that side.
   */
  private static BigDecimal fewestDigits(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int precision = 1; precision < 17; precision++) {
      for (RoundingMode rounding : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
        BigDecimal rounded = exact.round(new MathContext(precision, rounding));
        if (rounded.doubleValue() == value) {
          return rounded;
        }
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    return mantissa + String.format(Locale.ROOT, "e%+03d", exponent);
  }
}
