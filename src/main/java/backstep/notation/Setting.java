package backstep.notation;

import backstep.matrix.Decimals;

/**
 * An entry of {@code settings:}.
 *
 * @param value a {@link Double}, or the word or list that was written
 */
public record Setting(String name, Object value, Remark remark, Span span) {

  public boolean isNumber() {
    return value instanceof Double;
  }

  /** Its value; only where it is a number. */
  public double number() {
    return (Double) value;
  }

  /** Its value as it is written. */
  public String text() {
    return isNumber() ? Decimals.shortest(number()) : value.toString();
  }

  /** The same setting with another value, written at this place. */
  public Setting with(Object changed, Span span) {
    return new Setting(name, changed, remark, span);
  }
}
