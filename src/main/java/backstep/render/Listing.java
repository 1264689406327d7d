package backstep.render;

import backstep.machine.Stops;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Remark;
import java.util.Locale;

/** The program with its line numbers, breakpoints, and where the run stands. */
public final class Listing {
  private Listing() {}

  /**
   * The listing.
   *
   * @param current the line about to run; beyond the last at the end of a sample
   * @param width columns of the window, to which comments are cut
   */
  public static String draw(Experiment experiment, Stops stops, int current, int width) {
    Program program = experiment.program();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < program.parameters().size(); i++) {
      row(text, i == 0 ? "parameters" : "", "   p" + (i + 1), program.parameters().get(i), width);
    }
    String section = "";
    for (int number = 1; number <= program.size(); number++) {
      Line line = program.line(number);
      String word = line.section().word();
      String mark = (number == current ? "=>" : "  ") + (stops.isAt(number) ? "*" : " ");
      String label = mark + String.format(Locale.ROOT, "%2d", number);
      row(text, word.equals(section) ? "" : word, label, line, width);
      section = word;
    }
    if (current > program.size()) {
      text.append(" ".repeat(11)).append(Style.STRONG.on("=> end")).append('\n');
    }
    return text.toString();
  }

  /** One line with its comments, whole. */
  public static String line(String name, Line line, int width) {
    StringBuilder text = new StringBuilder();
    line.remark().above().forEach(comment -> text.append(Prose.wrap("#" + comment, 0, width)));
    row(
        text,
        line.section().word(),
        String.format(Locale.ROOT, "%5s", name),
        line.with(Remark.NONE),
        width);
    String beside = line.remark().beside();
    return beside.isEmpty() ? text.toString() : text + Prose.wrap("#" + beside, 18, width);
  }

  private static void row(StringBuilder text, String section, String label, Line line, int width) {
    String row = String.format(Locale.ROOT, "%-11s%s  %s", section, label, line);
    text.append(label.startsWith("=>") ? Style.STRONG.on(row) : row)
        .append(comment(line.remark(), row.length(), width))
        .append('\n');
  }

  /** As much of a comment as there is room for. */
  private static String comment(Remark remark, int row, int width) {
    String full = "  #" + remark.beside();
    int room = width - row;
    if (remark.place().isPresent()) {
      return Style.FAINT.on(full.length() <= room ? full : place(remark.beside(), room));
    }
    if (remark.beside().isEmpty() || room < 12) {
      return "";
    }
    return Style.FAINT.on(full.length() <= room ? full : full.substring(0, room - 3) + "...");
  }

  /** A place in a script: its line alone, or all of it below. */
  private static String place(String beside, int room) {
    String line = "  # " + beside.substring(beside.lastIndexOf(':'));
    return line.length() <= room ? line : "\n" + " ".repeat(16) + "  #" + beside;
  }
}
