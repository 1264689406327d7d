package backstep.tutor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a question stands with a learner.
 *
 * @param result what has come of it so far
 * @param tries how many answers were given; 0 where the result owes nothing to them
 * @param hints how many hints were asked for; likewise
 */
record Standing(Result result, int tries, int hints) {
  /** A question about which nothing has been done. */
  static final Standing OPEN = new Standing(Result.OPEN, 0, 0);

  private static final Standing RIGHT_AT_ONCE = new Standing(Result.RIGHT, 1, 0);

  private static final Pattern TEXT =
      Pattern.compile("(?<result>[a-z]+)(@(?<tries>\\d{1,9}))?(\\s+hints=(?<hints>\\d{1,9}))?");

  /** What can come of a question. */
  enum Result {
    OPEN,
    RIGHT,
    REVEALED,
    SKIPPED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Standing {
    boolean counts = result == Result.OPEN || result == Result.RIGHT;
    tries = counts ? tries : 0;
    hints = counts ? hints : 0;
  }

  /** After a wrong answer. */
  Standing tried() {
    return is(Result.OPEN) ? new Standing(result, tries + 1, hints) : this;
  }

  /** After a hint. */
  Standing hinted() {
    return is(Result.OPEN) ? new Standing(result, tries, hints + 1) : this;
  }

  /** After a right answer, which counts for nothing once the answer has been given away. */
  Standing right() {
    boolean counts = is(Result.OPEN) || is(Result.SKIPPED);
    return counts ? new Standing(Result.RIGHT, tries + 1, hints) : this;
  }

  /** After the answer was given away. */
  Standing revealed() {
    return is(Result.RIGHT) ? this : new Standing(Result.REVEALED, 0, 0);
  }

  /** After the question was left out. */
  Standing skipped() {
    return is(Result.OPEN) ? new Standing(Result.SKIPPED, 0, 0) : this;
  }

  private boolean is(Result one) {
    return result == one;
  }

  boolean isRight() {
    return is(Result.RIGHT);
  }

  /** True if it was answered right at the first try and without a hint. */
  boolean isRightAtOnce() {
    return equals(RIGHT_AT_ONCE);
  }

  /** True if what was done here is not in what stands later, so that it began anew in between. */
  boolean isLostIn(Standing later) {
    return later.tries < tries
        || later.hints < hints
        || (is(Result.REVEALED) && !later.is(Result.REVEALED));
  }

  /** With what was done later, from a new beginning; what was given away remains so. */
  Standing plus(Standing later) {
    Result last = is(Result.REVEALED) ? result : later.result;
    return new Standing(last, tries + later.tries, hints + later.hints);
  }

  /** As it is kept: {@code right@2 hints=1}. */
  String text() {
    String counts = tries == 0 && hints == 0 ? "" : "@" + tries;
    return result.word() + counts + (hints == 0 ? "" : " hints=" + hints);
  }

  /** What such a text says; empty for one that says nothing known. */
  static Optional<Standing> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Arrays.stream(Result.values())
        .filter(result -> result.word().equals(matcher.group("result")))
        .map(result -> new Standing(result, count(matcher, "tries"), count(matcher, "hints")))
        .findFirst();
  }

  private static int count(Matcher matcher, String group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }
}
