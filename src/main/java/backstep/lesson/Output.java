package backstep.lesson;

import backstep.notation.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Compares output with what a document shows.
 *
 * <p>Line by line: equal; or equal up to runs of blanks, with every decimal number within the
 * tolerance. A line {@code ...} is any lines, {@code [..]} any characters within a line.
 */
final class Output {
  static final String GAP = "...";
  static final String ANY = "[..]";
  private static final Pattern PIECE =
      Pattern.compile(
          "((?<![A-Za-z0-9_.])-?(?:\\d+\\.\\d*(?:e[+-]?\\d+)?|\\d+e[+-]?\\d+|nan\\b|inf\\b))"
              + "|(\\s++)|[A-Za-z0-9_]++|(?s:.)");

  /** The groups of a piece. */
  private static final int DECIMAL_PIECE = 1;

  private static final int BLANK_PIECE = 2;

  private static final Pattern DECIMAL =
      Pattern.compile("-?+(?:[0-9]++(?:\\.[0-9]*+)?+(?:e[+-]?+[0-9]++)?+|nan|inf)");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Za-z0-9_.])-?(?:\\d+(?:\\.\\d*)?(?:e[+-]?\\d+)?|(?:nan|inf)\\b)");

  private final double tolerance;

  /** A number that is shown, and the one that came in its place. */
  record Pair(String shownText, String cameText) {
    double shown() {
      return number(shownText);
    }

    double came() {
      return number(cameText);
    }

    boolean isSame() {
      return shownText.equals(cameText);
    }
  }

  /** The numbers of two lines beside each other; none if the lines differ in anything else. */
  static List<Pair> numbers(String shown, String came) {
    if (!skeleton(shown).equals(skeleton(came))) {
      return List.of();
    }
    List<String> left = NUMBER.matcher(shown).results().map(MatchResult::group).toList();
    List<String> right = NUMBER.matcher(came).results().map(MatchResult::group).toList();
    return IntStream.range(0, left.size())
        .mapToObj(i -> new Pair(left.get(i), right.get(i)))
        .toList();
  }

  private static String skeleton(String line) {
    return NUMBER.matcher(line).replaceAll("0").strip().replaceAll("\\s+", " ");
  }

  Output(double tolerance) {
    this.tolerance = tolerance;
  }

  /** True if the lines are what the document shows. */
  boolean matches(List<String> expected, List<String> actual) {
    return expected.equals(actual) || align(expected, actual).isRight();
  }

  /** What the document shows beside what came. */
  Alignment align(List<String> expected, List<String> actual) {
    return Alignment.of(expected, actual, this::lineMatches);
  }

  /**
   * True if a line is what the document shows. What stands between two {@code [..]} is taken where
   * it comes first, since no later place helps what follows; so no line costs more than its length
   * times that of what is shown.
   */
  boolean lineMatches(String expected, String actual) {
    String shown = expected.stripTrailing();
    String real = actual.stripTrailing();
    if (shown.equals(real)) {
      return true;
    }
    List<Pair> numbers = new ArrayList<>();
    List<String> stretches = List.of(shown.split(Pattern.quote(ANY), -1));
    int at = 0;
    for (int i = 0; i < stretches.size() && at >= 0; i++) {
      boolean isLast = i == stretches.size() - 1;
      at = end(pieces(stretches.get(i)), real, at, i == 0 ? 0 : real.length(), isLast, numbers);
    }
    return at >= 0 && numbers.stream().allMatch(pair -> isNear(pair.shown(), pair.came()));
  }

  /** Words, blanks and decimals. */
  private static List<MatchResult> pieces(String stretch) {
    return PIECE.matcher(stretch).results().toList();
  }

  /**
   * Where a stretch ends that begins at the first place where it can; -1 if there is none.
   *
   * @param numbers takes those of the stretch
   */
  private static int end(
      List<MatchResult> pieces, String real, int from, int to, boolean isLast, List<Pair> numbers) {
    Matcher decimal = DECIMAL.matcher(real);
    for (int begin = from; begin <= Math.max(from, to); begin++) {
      List<Pair> own = new ArrayList<>();
      int end = begin;
      for (int i = 0; i < pieces.size() && end >= 0; i++) {
        end = end(pieces.get(i), real, end, decimal, own);
      }
      Patience.read(own.size() + 1L);
      if (end == real.length() || (end >= 0 && !isLast)) {
        numbers.addAll(own);
        return end;
      }
    }
    return -1;
  }

  private static int end(
      MatchResult piece, String real, int at, Matcher decimal, List<Pair> numbers) {
    String text = piece.group();
    if (piece.group(DECIMAL_PIECE) != null) {
      boolean isNumber = decimal.region(at, real.length()).lookingAt();
      numbers.add(new Pair(text, isNumber ? decimal.group() : ""));
      return isNumber ? decimal.end() : -1;
    }
    if (piece.group(BLANK_PIECE) != null) {
      int end = at;
      while (end < real.length() && Character.isWhitespace(real.charAt(end))) {
        end++;
      }
      return end == at ? -1 : end;
    }
    return real.startsWith(text, at) ? at + text.length() : -1;
  }

  private static double number(String text) {
    return switch (text) {
      case "nan", "-nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default ->
          text.matches("-?[0-9]*\\.?[0-9]*(e[+-]?[0-9]+)?") && text.matches(".*[0-9].*")
              ? Double.parseDouble(text)
              : Double.NaN;
    };
  }

  private boolean isNear(double expected, double actual) {
    return isNear(expected, actual, tolerance);
  }

  /** True if they are that near, absolutely or relatively; nan only to nan. */
  static boolean isNear(double expected, double actual, double tolerance) {
    if (Double.isNaN(expected) || Double.isNaN(actual)) {
      return Double.isNaN(expected) && Double.isNaN(actual);
    }
    return expected == actual
        || Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected));
  }
}
