package backstep.render;

import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a script that says something new: as little of it is written anew as can be, and what
 * stands around it, its comment among this, stays.
 *
 * @param head what stands before the value: {@code W =}, {@code W +=} or {@code return}
 * @param operator of {@code +=} and the like, else empty
 * @param value what is computed
 * @param end a comment, or empty
 */
record AuthorsLine(String head, String operator, String value, String end) {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\s*(?:return\\b|[^=#\"']*?[^=#\"'+*/!<>-]\\s*([-+*/]?)=)\\s*)(.*?)(\\s*#.*)?");
  private static final Pattern TOKEN =
      Pattern.compile("\\w+(?:\\.\\d*(?:[eE][-+]?\\d+)?)?|\\*\\*|//|[<>=!]=|\\S");
  private static final Map<String, Operator> OPERATORS =
      Map.of("+", Operator.PLUS, "-", Operator.MINUS, "*", Operator.TIMES, "/", Operator.DIVIDED);

  /** How a value is written anew. */
  enum Way {
    /** Only its words that are others, right before the next word that stays. */
    LATE,
    /** Only these, right behind the last word that stays. */
    EARLY,
    /** All of it. */
    WHOLE
  }

  /** Reads a line; nothing where it gives no name a value. */
  static Optional<AuthorsLine> of(String text) {
    Matcher line = LINE.matcher(text);
    return line.matches()
        ? Optional.of(
            new AuthorsLine(
                line.group(1),
                Optional.ofNullable(line.group(2)).orElse(""),
                line.group(3),
                Optional.ofNullable(line.group(4)).orElse("")))
        : Optional.empty();
  }

  /**
   * The line for what its line of the program has become; nothing where it cannot say that.
   *
   * @param way how much of its value is written anew
   * @param numpy how an expression is written in the script
   */
  Optional<String> with(Line old, Line now, Way way, Function<Expr, String> numpy) {
    if (!old.target().equals(now.target())) {
      return Optional.empty();
    }
    if (operator.isEmpty()) {
      return changed(head, numpy.apply(old.value()), numpy.apply(now.value()), way);
    }
    return old.value() instanceof Expr.Binary before
            && now.value() instanceof Expr.Binary after
            && before.operator() == OPERATORS.get(operator)
            && OPERATORS.containsValue(after.operator())
            && isTarget(before.left(), old)
            && isTarget(after.left(), old)
        ? changed(
            head.replace(operator + "=", after.operator().symbol() + "="),
            numpy.apply(before.right()),
            numpy.apply(after.right()),
            way)
        : Optional.empty();
  }

  private static boolean isTarget(Expr expr, Line line) {
    return expr instanceof Expr.Name name && name.name().equals(line.target());
  }

  private Optional<String> changed(String start, String old, String now, Way way) {
    Optional<String> written =
        old.equals(now)
            ? Optional.of(value)
            : way == Way.WHOLE ? Optional.of(now) : patched(value, old, now, way);
    return written.map(text -> start + text.strip() + end);
  }

  /**
   * A text with the words changed that are others in one spelling than in the other: from the last
   * to the first, so that places before them stay.
   */
  private static Optional<String> patched(String text, String old, String now, Way way) {
    List<MatchResult> own = tokens(text);
    List<MatchResult> from = tokens(old);
    List<MatchResult> to = tokens(now);
    int[] there = partners(words(from), words(own));
    int[] then = partners(words(from), words(to));
    StringBuilder changed = new StringBuilder(text);
    int end = from.size();
    int toEnd = to.size();
    while (end >= 0) {
      int begin = end;
      while (begin > 0 && then[begin - 1] < 0) {
        begin--;
      }
      int toBegin = begin == 0 ? 0 : then[begin - 1] + 1;
      String anew =
          toBegin == toEnd ? "" : now.substring(to.get(toBegin).start(), to.get(toEnd - 1).end());
      if (begin < end) {
        if (Arrays.stream(there, begin, end).anyMatch(place -> place < 0)) {
          return Optional.empty();
        }
        boolean isGone = anew.isEmpty() && there[begin] > 0;
        int start = isGone ? own.get(there[begin] - 1).end() : own.get(there[begin]).start();
        changed.replace(start, own.get(there[end - 1]).end(), anew);
      } else if (toBegin < toEnd) {
        String before = toBegin == 0 ? "" : between(now, to, toBegin);
        String behind = toEnd == to.size() ? "" : between(now, to, toEnd);
        int last = before(there, begin);
        int next = behind(there, begin, own.size());
        boolean isTight = next == (last < 0 ? 0 : there[last] + 1);
        int start = last < 0 ? 0 : own.get(there[last]).end();
        int finish = next == own.size() ? text.length() : own.get(next).start();
        changed.replace(
            way == Way.LATE && !isTight ? finish : start,
            way == Way.EARLY && !isTight ? start : finish,
            isTight ? before + anew + behind : way == Way.LATE ? anew + behind : before + anew);
      }
      end = begin - 1;
      toEnd = toBegin - 1;
    }
    return Optional.of(changed.toString());
  }

  /** The last word before one that both know, or -1. */
  private static int before(int[] there, int word) {
    int last = word - 1;
    while (last >= 0 && there[last] < 0) {
      last--;
    }
    return last;
  }

  /** Where the next word stands that both know. */
  private static int behind(int[] there, int word, int size) {
    return Arrays.stream(there).skip(word).filter(place -> place >= 0).findFirst().orElse(size);
  }

  /** The blanks before a word. */
  private static String between(String text, List<MatchResult> words, int word) {
    return text.substring(words.get(word - 1).end(), words.get(word).start());
  }

  /** The longest common part of two lists: for each word of one its place in the other, or -1. */
  private static int[] partners(List<String> one, List<String> other) {
    int[][] common = new int[one.size() + 1][other.size() + 1];
    for (int i = one.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        common[i][j] =
            one.get(i).equals(other.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int[] partners = new int[one.size()];
    int j = 0;
    for (int i = 0; i < one.size(); i++) {
      while (j < other.size()
          && !one.get(i).equals(other.get(j))
          && common[i][j + 1] == common[i][j]) {
        j++;
      }
      boolean isCommon = j < other.size() && one.get(i).equals(other.get(j));
      partners[i] = isCommon ? j++ : -1;
    }
    return partners;
  }

  private static List<String> words(List<MatchResult> found) {
    return found.stream().map(MatchResult::group).toList();
  }

  private static List<MatchResult> tokens(String text) {
    return TOKEN.matcher(text).results().toList();
  }
}
