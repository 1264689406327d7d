package backstep.insight.gradient;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Section;
import java.util.ArrayList;
import java.util.List;

/** A program with its updates at the end, behind every line that could read what they write. */
final class Deferral {
  private Deferral() {}

  /** This program with the lines that update what its forward section reads moved to the end. */
  static Program of(Program program) {
    return program.editLines(
        lines -> {
          List<Line> updates = lines.stream().filter(line -> isUpdate(program, line)).toList();
          List<Line> deferred = new ArrayList<>(lines);
          deferred.removeAll(updates);
          deferred.addAll(updates);
          return deferred;
        });
  }

  /** True of a line behind the forward section that writes a parameter which that section reads. */
  static boolean isUpdate(Program program, Line line) {
    return line.section() != Section.FORWARD
        && program.isParameter(line.target())
        && program.forward().anyMatch(other -> other.value().reads(line.target()));
  }
}
