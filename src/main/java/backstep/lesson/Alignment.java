package backstep.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What a document shows beside what came, line by line, with as few differences as can be.
 *
 * @param rows in order
 */
record Alignment(List<Row> rows) {
  private static final long MOST_PAIRS = 1_000_000;

  /** A line on both sides, or on one; it may match, or not. */
  sealed interface Row permits Same, Changed, Missing, Extra, Gap {}

  /** A line that matches. */
  record Same(String shown, String came) implements Row {}

  /** Another line came. */
  record Changed(String shown, String came) implements Row {}

  /** A line did not come. */
  record Missing(String shown) implements Row {}

  /** A line came that is not shown. */
  record Extra(String came) implements Row {}

  /** A line {@code ...}, and what it stands for. */
  record Gap(List<String> came) implements Row {
    Gap {
      came = List.copyOf(came);
    }
  }

  /** Aligns lines, where a line that is shown may match another one than itself. */
  static Alignment of(
      List<String> shown, List<String> came, BiPredicate<String, String> lineMatches) {
    int head = head(shown, came, lineMatches);
    List<String> restShown = shown.subList(head, shown.size());
    List<String> restCame = came.subList(head, came.size());
    int tail = head(reversed(restShown), reversed(restCame), lineMatches);
    List<Row> rows = new ArrayList<>(same(shown, came, head));
    rows.addAll(middle(withoutLast(restShown, tail), withoutLast(restCame, tail), lineMatches));
    rows.addAll(same(last(restShown, tail), last(restCame, tail), tail));
    return new Alignment(rows);
  }

  /** What differs; where to try all pairs would take long, nothing in it is beside anything. */
  private static List<Row> middle(
      List<String> shown, List<String> came, BiPredicate<String, String> lineMatches) {
    if ((long) shown.size() * came.size() <= MOST_PAIRS) {
      return new Search(shown, came, lineMatches).rows();
    }
    return Stream.<Row>concat(shown.stream().map(Missing::new), came.stream().map(Extra::new))
        .toList();
  }

  /** How many lines match at the beginning: most or all of them, which saves the search. */
  private static int head(
      List<String> shown, List<String> came, BiPredicate<String, String> lineMatches) {
    int head = 0;
    while (head < Math.min(shown.size(), came.size())
        && !shown.get(head).equals(Output.GAP)
        && lineMatches.test(shown.get(head), came.get(head))) {
      head++;
    }
    return head;
  }

  private static List<Row> same(List<String> shown, List<String> came, int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Same(shown.get(i), came.get(i)));
    }
    return rows;
  }

  private static List<String> reversed(List<String> lines) {
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<String> withoutLast(List<String> lines, int count) {
    return lines.subList(0, lines.size() - count);
  }

  private static List<String> last(List<String> lines, int count) {
    return lines.subList(lines.size() - count, lines.size());
  }

  boolean isRight() {
    return rows.stream().allMatch(row -> row instanceof Same || row instanceof Gap);
  }

  /**
   * The cheapest way through the table of all pairs (Wagner and Fischer 1974). Another line costs
   * less than one that is missing and one that is extra, and far less where only numbers differ.
   */
  private static final class Search {
    private static final int OTHER_NUMBERS = 2;
    private static final int OTHER = 5;
    private static final int ALONE = 3;

    private final List<String> shown;
    private final List<String> came;
    private final BiPredicate<String, String> lineMatches;
    private final int[][] changes;
    private final int[][] costs;

    private Search(List<String> shown, List<String> came, BiPredicate<String, String> lineMatches) {
      this.shown = shown;
      this.came = came;
      this.lineMatches = lineMatches;
      this.changes = new int[shown.size()][came.size()];
      this.costs = new int[shown.size() + 1][came.size() + 1];
      for (int i = shown.size(); i >= 0; i--) {
        for (int j = came.size(); j >= 0; j--) {
          if (i < shown.size() && j < came.size()) {
            changes[i][j] = isGap(i) ? OTHER : change(shown.get(i), came.get(j));
          }
          costs[i][j] = cost(i, j);
        }
      }
    }

    private int change(String line, String other) {
      if (lineMatches.test(line, other)) {
        return 0;
      }
      return Output.numbers(line, other).isEmpty() ? OTHER : OTHER_NUMBERS;
    }

    private boolean isGap(int i) {
      return shown.get(i).equals(Output.GAP);
    }

    private int cost(int i, int j) {
      if (i == shown.size()) {
        return ALONE * (came.size() - j);
      }
      if (isGap(i)) {
        return j == came.size() ? costs[i + 1][j] : Math.min(costs[i + 1][j], costs[i][j + 1]);
      }
      if (j == came.size()) {
        return ALONE + costs[i + 1][j];
      }
      int both = costs[i + 1][j + 1] + changes[i][j];
      return Math.min(both, ALONE + Math.min(costs[i + 1][j], costs[i][j + 1]));
    }

    private List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      int i = 0;
      int j = 0;
      while (i < shown.size() || j < came.size()) {
        if (i < shown.size() && isGap(i)) {
          int end = endOfGap(i, j);
          rows.add(new Gap(came.subList(j, end)));
          i++;
          j = end;
        } else if (isPair(i, j)) {
          rows.add(
              changes[i][j] == 0
                  ? new Same(shown.get(i), came.get(j))
                  : new Changed(shown.get(i), came.get(j)));
          i++;
          j++;
        } else if (i < shown.size() && costs[i][j] == ALONE + costs[i + 1][j]) {
          rows.add(new Missing(shown.get(i)));
          i++;
        } else {
          rows.add(new Extra(came.get(j)));
          j++;
        }
      }
      return rows;
    }

    private int endOfGap(int i, int from) {
      int j = from;
      while (costs[i][j] != costs[i + 1][j]) {
        j++;
      }
      return j;
    }

    private boolean isPair(int i, int j) {
      return i < shown.size()
          && j < came.size()
          && costs[i][j] == costs[i + 1][j + 1] + changes[i][j];
    }
  }
}
