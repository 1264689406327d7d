package backstep.render;

import backstep.machine.Stops;
import backstep.network.Experiment;
import backstep.network.Origin;
import backstep.notation.Program;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/** The script that a program was read from, with breakpoints, and where the run stands. */
public final class ScriptListing {
  private static final int MARGIN = 2;

  private final Origin script;
  private final Program program;
  private final Window window;

  private ScriptListing(Experiment experiment, Window window) {
    this.script = experiment.origin();
    this.program = experiment.program();
    this.window = window;
  }

  /**
   * As much of it as is seen at once.
   *
   * @param current the line of the program about to run; beyond the last at the end of a sample
   * @param around the line of the script to be in the middle; 0 for where the run stands
   */
  public static String draw(
      Experiment experiment, Stops stops, int current, int around, Window window) {
    return new ScriptListing(experiment, window).text(stops, current, around);
  }

  private String text(Stops stops, int current, int around) {
    int stands = current > program.size() ? 0 : place(current).orElse(0);
    int middle = around > 0 ? around : stands > 0 ? stands : script.loop();
    int size = script.lines().size();
    int shown = Math.min(size, Math.max(1, window.room() - MARGIN));
    int first = Math.max(1, Math.min(middle - shown / 2, size - shown + 1));
    StringBuilder text = new StringBuilder();
    for (int line = first; line < first + shown; line++) {
      String row = row(line, line == stands, isStop(stops, line));
      text.append(line == stands ? Style.STRONG.on(row) : row).append('\n');
    }
    return text.toString();
  }

  private String row(int line, boolean stands, boolean stops) {
    String label =
        String.format(Locale.ROOT, "%s%s%4d  ", stands ? "=>" : "  ", stops ? "*" : " ", line);
    String row = (label + script.lines().get(line - 1).text()).stripTrailing();
    return StringUtils.abbreviate(row, Math.max(20, window.width()));
  }

  /** The line of the script that a line of the program comes from, or the one before it. */
  private Optional<Integer> place(int number) {
    return IntStream.iterate(number, i -> i > 0, i -> i - 1)
        .mapToObj(i -> program.line(i).remark().place())
        .flatMap(Optional::stream)
        .map(Origin::number)
        .findFirst();
  }

  private boolean isStop(Stops stops, int line) {
    for (int number = 1; number <= program.size(); number++) {
      if (stops.isAt(number)
          && program
              .line(number)
              .remark()
              .place()
              .filter(at -> Origin.number(at) == line)
              .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
