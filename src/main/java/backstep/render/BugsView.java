package backstep.render;

import backstep.network.PlantedBug;
import backstep.network.Trained;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The catalogue of planted bugs. */
public final class BugsView {
  private static final String SAME = "    ";

  private BugsView() {}

  /**
   * Those with a sample a row, or all others: what is wrong, and how often the network learns all
   * the same.
   */
  public static String all(boolean rows, View view) {
    List<PlantedBug> bugs = PlantedBug.all(rows);
    String table =
        new Table(1)
            .text("bug", bugs.stream().map(PlantedBug::word).toList())
            .text("planted in", bugs.stream().map(bug -> bug.right().word()).toList())
            .numbers("still learns", bugs.stream().map(bug -> share(bug.word())).toList())
            .numbers("without it", bugs.stream().map(bug -> share(bug.right().word())).toList())
            .draw(view);
    return table
        + Prose.wrap(
            "the share of "
                + Trained.SEEDS
                + " seeds that learn, as measured by "
                + Trained.command("NAME"),
            0,
            view.width())
        + Prose.wrap(
            "bugs NAME tells the story of one; load NAME loads its program; hunt"
                + (rows ? " --rows" : "")
                + " plants one unseen",
            0,
            view.width());
  }

  private static String share(String program) {
    return Prose.percent(Trained.shareLearned(program));
  }

  /** One of them: the mistake, where it was met, and the lines before and after. */
  public static String one(PlantedBug bug, View view) {
    return Style.STRONG.on(bug.word())
        + "\n"
        + Prose.wrap(bug.story(), 2, view.width())
        + Prose.wrap("met in: " + bug.met(), 2, view.width())
        + Prose.wrap(
            share(bug.word())
                + " of "
                + Trained.SEEDS
                + " seeds still learn; without it "
                + share(bug.right().word()),
            2,
            view.width())
        + difference(bug.right().program(), bug.program());
  }

  /** From the first line that differs to the last: what is gone, and what stands there instead. */
  private static String difference(Program right, Program wrong) {
    List<String> rows = rows(text(right), text(wrong));
    List<Integer> changed =
        IntStream.range(0, rows.size()).filter(i -> !rows.get(i).startsWith(SAME)).boxed().toList();
    int last = changed.get(changed.size() - 1);
    return String.join("", rows.subList(changed.get(0), last + 1));
  }

  private static List<String> text(Program program) {
    return program.lines().stream().map(Line::toString).toList();
  }

  /** Both texts in one, with as many lines as can be kept the same. */
  private static List<String> rows(List<String> before, List<String> after) {
    int[][] kept = kept(before, after);
    List<String> rows = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        rows.add(SAME + before.get(i++) + "\n");
        j++;
      } else if (j == after.size() || (i < before.size() && kept[i + 1][j] >= kept[i][j + 1])) {
        rows.add("  - " + before.get(i++) + "\n");
      } else {
        rows.add("  + " + after.get(j++) + "\n");
      }
    }
    return rows;
  }

  /** How many lines the rests from two places on have in common, in the same order. */
  private static int[][] kept(List<String> before, List<String> after) {
    int[][] kept = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        kept[i][j] =
            before.get(i).equals(after.get(j))
                ? kept[i + 1][j + 1] + 1
                : Math.max(kept[i + 1][j], kept[i][j + 1]);
      }
    }
    return kept;
  }
}
