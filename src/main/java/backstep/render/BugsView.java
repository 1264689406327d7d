package backstep.render;

import backstep.network.PlantedBug;
import backstep.network.Trained;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The catalogue of planted bugs. */
public final class BugsView {
  private BugsView() {}

  /** All of them: what is wrong, and how often the network learns all the same. */
  public static String all(View view) {
    List<PlantedBug> bugs = Arrays.asList(PlantedBug.values());
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
            "bugs NAME tells the story of one; load NAME loads its program; hunt plants one unseen",
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

  /** The lines of the right program that are gone, and what stands there instead. */
  private static String difference(Program right, Program wrong) {
    List<String> before = text(right);
    List<String> after = text(wrong);
    int begin = common(before, after);
    int end =
        common(
            reversed(before.subList(begin, before.size())),
            reversed(after.subList(begin, after.size())));
    return marked("  - ", before.subList(begin, before.size() - end))
        + marked("  + ", after.subList(begin, after.size() - end));
  }

  private static List<String> text(Program program) {
    return program.lines().stream().map(Line::toString).toList();
  }

  /** How many lines at the beginning are the same. */
  private static int common(List<String> before, List<String> after) {
    int size = Math.min(before.size(), after.size());
    return IntStream.range(0, size)
        .filter(i -> !before.get(i).equals(after.get(i)))
        .findFirst()
        .orElse(size);
  }

  private static List<String> reversed(List<String> lines) {
    List<String> reversed = new ArrayList<>(lines);
    Collections.reverse(reversed);
    return reversed;
  }

  private static String marked(String mark, List<String> lines) {
    return lines.stream().map(line -> mark + line + "\n").collect(Collectors.joining());
  }
}
