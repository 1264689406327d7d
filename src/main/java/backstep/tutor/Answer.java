package backstep.tutor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a learner types in answer to a question: a number, and nothing else. */
final class Answer {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][-+]?\\d++)?");

  /** By threes; a single comma may be a decimal one. */
  private static final Pattern GROUPED =
      Pattern.compile("[-+]?[1-9]\\d{0,2}+(( \\d{3})++|(,\\d{3}){2,}+)");

  private Answer() {}

  /** A large number without what parts its digits: {@code 24 000 000} or {@code 24,000,000}. */
  static String ungrouped(String typed) {
    return GROUPED.matcher(typed).matches() ? typed.replaceAll("[ ,]", "") : typed;
  }

  /** The number; empty for a line that is meant for the debugger. */
  static Optional<Double> number(String typed) {
    if (typed.matches("[-+]?(nan|inf)")) {
      return Optional.of(
          typed.endsWith("nan")
              ? Double.NaN
              : typed.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return NUMBER.matcher(typed).matches()
        ? Optional.of(Double.parseDouble(typed))
        : Optional.empty();
  }

  /** True of a line that computes with numbers and no names: {@code 0.3 * 0.5}. */
  static boolean isComputed(String typed) {
    return typed.matches("(print )?[-+*/().\\d ]*\\d[-+*/().\\d ]*") && number(typed).isEmpty();
  }

  /**
   * True if a value has these digits when it is rounded to so many: an answer in two digits or more
   * is right as far as it goes.
   */
  static boolean isRounded(String typed, double value) {
    if (!typed.matches("[-+]?(\\d++(\\.\\d++)?|\\.\\d++)")
        || typed.replaceFirst("^[-+0.]*", "").length() < 2) {
      return false;
    }
    BigDecimal given = new BigDecimal(typed);
    return Double.isFinite(value)
        && given.scale() > 0
        && new BigDecimal(value).setScale(given.scale(), RoundingMode.HALF_UP).compareTo(given)
            == 0;
  }
}
