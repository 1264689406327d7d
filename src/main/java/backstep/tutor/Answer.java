package backstep.tutor;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a learner types in answer to a question: a number, and nothing else. */
final class Answer {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private Answer() {}

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
}
