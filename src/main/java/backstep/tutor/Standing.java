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
 * @param tries how many answers were given, until it was answered right or given away
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

  /** After a wrong answer. */
  Standing tried() {
    return isDecided() ? this : new Standing(result, tries + 1, hints);
  }

  /** After a hint. */
  Standing hinted() {
    return isDecided() ? this : new Standing(result, tries, hints + 1);
  }

  /** After a right answer, which counts for nothing once the answer has been given away. */
  Standing right() {
    return isDecided() ? this : new Standing(Result.RIGHT, tries + 1, hints);
  }

  /** After the answer was given away. */
  Standing revealed() {
    return isDecided() ? this : new Standing(Result.REVEALED, tries, hints);
  }

  /** After the question was left out. */
  Standing skipped() {
    return isDecided() ? this : new Standing(Result.SKIPPED, tries, hints);
  }

  /** True once nothing changes it any more. */
  private boolean isDecided() {
    return is(Result.RIGHT) || is(Result.REVEALED);
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

  /** What was done since it stood otherwise: so many tries, so many hints, or given away. */
  Standing since(Standing before) {
    boolean given = is(Result.REVEALED) && !before.is(Result.REVEALED);
    return new Standing(given ? result : Result.OPEN, tries - before.tries, hints - before.hints);
  }

  /** With what was done besides; what was given away remains so. */
  Standing plus(Standing more) {
    Result both = is(Result.REVEALED) ? result : more.result;
    return new Standing(both, tries + more.tries, hints + more.hints);
  }

  /** With this result, unless it was given away. */
  Standing comingTo(Standing last) {
    return is(Result.REVEALED) ? this : new Standing(last.result, tries, hints);
  }

  /** True if nothing has come of it yet. */
  boolean isOpen() {
    return is(Result.OPEN);
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
