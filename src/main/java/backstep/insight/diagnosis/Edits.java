package backstep.insight.diagnosis;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be typed to make one program of another, which has the same lines and perhaps more.
 */
final class Edits {
  private Edits() {}

  /** The commands in the order of the program, separated as they are typed. */
  static String of(Program before, Program after) {
    List<String> typed = new ArrayList<>();
    for (Setting setting : after.settings()) {
      Optional<String> old = before.setting(setting.name()).map(Setting::text);
      if (!old.equals(Optional.of(setting.text()))) {
        typed.add("set " + setting.name() + " " + setting.text());
      }
    }
    edits("p", before.parameters(), after.parameters(), typed);
    edits("", before.lines(), after.lines(), typed);
    for (int number = before.size(); number < after.size(); number++) {
      typed.add("insert after " + number + " " + after.line(number + 1));
    }
    return String.join("; ", typed);
  }

  private static void edits(String mark, List<Line> before, List<Line> after, List<String> typed) {
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).statement().equals(after.get(i).statement())) {
        typed.add("edit " + mark + (i + 1) + " " + after.get(i));
      }
    }
  }
}
