package backstep.insight;

import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version of each name the lines of a sample read and write. A version counts how often lines
 * of the sample have written the name; 0 is what the sample began with.
 */
public final class Accesses {
  private Accesses() {}

  /**
   * A name read by a line.
   *
   * @param stale set where the forward pass read another version
   */
  public record Read(String name, int version, Optional<StaleRead> stale) {}

  /** What one line reads, in the order it is written, and the version of its target afterwards. */
  public record OfLine(int number, Line line, List<Read> reads, int writes) {}

  /** The accesses of all lines of a program, in order. They do not depend on its values. */
  public static List<OfLine> of(Program program) {
    List<StaleRead> stale = StaleRead.of(program);
    Map<String, Integer> versions = new HashMap<>();
    List<OfLine> accesses = new ArrayList<>();
    for (int number = 1; number <= program.size(); number++) {
      Line line = program.line(number);
      List<Read> reads = reads(program, number, versions, stale);
      int written = versions.merge(line.target(), 1, Integer::sum);
      accesses.add(new OfLine(number, line, reads, written));
    }
    return accesses;
  }

  private static List<Read> reads(
      Program program, int number, Map<String, Integer> versions, List<StaleRead> stale) {
    List<String> written = program.writtenNames();
    return program
        .line(number)
        .value()
        .names()
        .map(Expr.Name::name)
        .distinct()
        .filter(written::contains)
        .map(name -> new Read(name, versions.getOrDefault(name, 0), staleAt(stale, number, name)))
        .toList();
  }

  private static Optional<StaleRead> staleAt(List<StaleRead> stale, int number, String name) {
    return stale.stream()
        .filter(read -> read.line() == number && read.name().equals(name))
        .findFirst();
  }
}
