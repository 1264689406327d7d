package backstep.render;

import backstep.network.Experiment;
import backstep.notation.Section;
import java.util.List;

/** What is to be said of a script that was read: what is left out, and what is called anew. */
public final class ScriptStory {
  private ScriptStory() {}

  /** All of it, a line each; empty for a program that was read from no script. */
  public static String text(Experiment experiment, int width) {
    StringBuilder text = new StringBuilder();
    said(experiment).forEach(line -> text.append(Prose.hanging(line, width)));
    return text.toString();
  }

  /** The beginning of it, where there is room for so many lines. */
  public static String text(Experiment experiment, int width, int room) {
    String all = text(experiment, width);
    List<String> lines = all.lines().toList();
    if (lines.size() <= room) {
      return all;
    }
    return String.join("\n", lines.subList(0, room - 1))
        + "\nmore is left out: load "
        + experiment.title()
        + " says all of it\n";
  }

  private static List<String> said(Experiment experiment) {
    return experiment.origin().lines().isEmpty()
        ? List.of()
        : experiment.program().headings().getOrDefault(Section.SETTINGS, List.of()).stream()
            .map(String::strip)
            .toList();
  }
}
