package backstep.notation;

import java.util.regex.Pattern;

/** A number as it is written in data and settings. */
public final class Decimal {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eE][+-]?\\d++)?");

  private Decimal() {}

  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * Reads a number.
   *
   * @throws UserError if it is missing, no number, or infinite
   */
  public static double read(String text, Span span) {
    if (text.isEmpty()) {
      throw new UserError("a number is missing here", span);
    }
    if (!isNumber(text)) {
      throw new UserError("'" + text + "' is not a finite number such as 0.05", span);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new UserError(text + " is too large; the largest is about 1.8e308", span);
    }
    return value;
  }
}
