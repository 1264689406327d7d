package backstep.tutor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a question stands with a learner.
 *
 * @param result what has come of it so far
 * @param tries how many answers were given, until it was answered right or given away
 * @param hints how many hints were asked for; likewise
 * @param given the answers, as they were typed; a goal has none
 */
record Standing(Result result, int tries, int hints, List<String> given) {
  /** A question about which nothing has been done. */
  static final Standing OPEN = new Standing(Result.OPEN, 0, 0, List.of());

  private static final Pattern TEXT =
      Pattern.compile(
          "(?<result>[a-z]+)(@(?<tries>\\d{1,9}))?(\\s+hints=(?<hints>\\d{1,9}))?"
              + "(\\s+said=(?<given>[-+.,\\w]+))?");

  /** More of them are not kept. */
  private static final int MOST_GIVEN = 20;

  Standing {
    given = given.stream().limit(MOST_GIVEN).toList();
  }

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
  Standing tried(String answer) {
    return isDecided() ? this : new Standing(result, tries + 1, hints, with(answer));
  }

  private List<String> with(String answer) {
    return Stream.concat(given.stream(), Stream.of(answer).filter(one -> !one.isEmpty())).toList();
  }

  /** After a hint. */
  Standing hinted() {
    return isDecided() ? this : new Standing(result, tries, hints + 1, given);
  }

  /**
   * After a right answer, which counts for nothing once the answer has been given away.
   *
   * @param answer empty where a goal was reached
   */
  Standing right(String answer) {
    return isDecided() ? this : new Standing(Result.RIGHT, tries + 1, hints, with(answer));
  }

  /** After the answer was given away. */
  Standing revealed() {
    return isDecided() ? this : new Standing(Result.REVEALED, tries, hints, given);
  }

  /** After the question was left out. */
  Standing skipped() {
    return isDecided() ? this : new Standing(Result.SKIPPED, tries, hints, given);
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
    return isRight() && tries == 1 && hints == 0;
  }

  /** What was done since it stood otherwise: so many tries, so many hints, or given away. */
  Standing since(Standing before) {
    boolean givenAway = is(Result.REVEALED) && !before.is(Result.REVEALED);
    return new Standing(
        givenAway ? result : Result.OPEN,
        tries - before.tries,
        hints - before.hints,
        given.stream().skip(before.given.size()).toList());
  }

  /** With what was done besides; what was given away remains so. */
  Standing plus(Standing more) {
    Result both = is(Result.REVEALED) ? result : more.result;
    List<String> all = Stream.concat(given.stream(), more.given.stream()).toList();
    return new Standing(both, tries + more.tries, hints + more.hints, all);
  }

  /** With this result, unless it was given away. */
  Standing comingTo(Standing last) {
    return is(Result.REVEALED) ? this : new Standing(last.result, tries, hints, given);
  }

  /** True if nothing has come of it yet. */
  boolean isOpen() {
    return is(Result.OPEN);
  }

  /** The answers that were not right; the last one was, if it is among those that are kept. */
  List<String> wrong() {
    boolean hasRight = isRight() && !given.isEmpty() && given.size() == tries;
    return hasRight ? given.subList(0, given.size() - 1) : given;
  }

  /** For somebody who looks back: {@code right, tries 2, hints 1}. */
  String inWords() {
    return result.word()
        + (tries == 0 ? "" : ", tries " + tries)
        + (hints == 0 ? "" : ", hints " + hints);
  }

  /** As it is kept: {@code right@2 hints=1 said=7,0.041}. */
  String text() {
    String counts = tries == 0 && hints == 0 ? "" : "@" + tries;
    return result.word()
        + counts
        + (hints == 0 ? "" : " hints=" + hints)
        + (given.isEmpty() ? "" : " said=" + String.join(",", given));
  }

  /** What such a text says; empty for one that says nothing known. */
  static Optional<Standing> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    return Arrays.stream(Result.values())
        .filter(result -> result.word().equals(matcher.group("result")))
        .map(
            result ->
                new Standing(
                    result, count(matcher, "tries"), count(matcher, "hints"), given(matcher)))
        .findFirst();
  }

  private static List<String> given(Matcher matcher) {
    String given = matcher.group("given");
    return given == null ? List.of() : List.of(given.split(","));
  }

  private static int count(Matcher matcher, String group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }
}
