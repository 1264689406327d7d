package backstep.lesson;

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
          "(?<any>\\[\\.\\.\\])"
              + "|(?<decimal>(?<![A-Za-z0-9_.])-?(?:\\d+\\.\\d*(?:e[+-]?\\d+)?|\\d+e[+-]?\\d+|nan\\b|inf\\b))"
              + "|(?<blank>\\s+)|(?<other>.)");
  private static final String DECIMAL =
      "(-?+(?:[0-9]++(?:\\.[0-9]*+)?+(?:e[+-]?+[0-9]++)?+|nan|inf))";

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

  boolean lineMatches(String expected, String actual) {
    String shown = expected.stripTrailing();
    String real = actual.stripTrailing();
    if (shown.equals(real)) {
      return true;
    }
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = pattern(shown, numbers).matcher(real);
    if (!matcher.matches()) {
      return false;
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (!isNear(numbers.get(i), number(matcher.group(i + 1)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the line shows, as a pattern with a group for each decimal number. What stands between two
   * {@code [..]} is taken where it comes first, since no later place helps what follows; so no line
   * costs more than its length times that of the pattern.
   */
  private static Pattern pattern(String shown, List<Double> numbers) {
    StringBuilder regex = new StringBuilder();
    Matcher piece = PIECE.matcher(shown);
    int last = shown.lastIndexOf(ANY);
    String close = "";
    while (piece.find()) {
      if (piece.group("any") != null) {
        regex.append(close).append(piece.start() == last ? "(?:.*?" : "(?>.*?");
        close = ")";
      } else if (piece.group("decimal") != null) {
        numbers.add(number(piece.group()));
        regex.append(DECIMAL);
      } else {
        regex.append(piece.group("blank") != null ? "\\s++" : Pattern.quote(piece.group()));
      }
    }
    return Pattern.compile(regex.append(close).toString());
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
