package backstep.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line that reads another version of a name than the forward pass read: the name was written in
 * between, within the same sample. Lines that write that name themselves are exempt, since an
 * update must read what it changes, and a counter what it counts on from.
 *
 * @param line the line that reads
 * @param version how often lines before it in the sample have written the name
 * @param forwardLine the last line of the forward section that reads the name
 * @param forwardVersion the version it reads
 */
public record StaleRead(int line, String name, int version, int forwardLine, int forwardVersion) {

  private record Read(int line, int version) {}

  /** The line of its program that wrote the version it reads. */
  public int writer(Program program) {
    return program.writers(name).stream()
        .filter(writer -> writer < line)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  /** {@code line 10, dA1 = Wo.T @ dZ2, reads the Wo that line 9 has written}. */
  public String sentence(Program program) {
    return "line "
        + line
        + ", "
        + program.line(line)
        + ", reads the "
        + name
        + " that line "
        + writer(program)
        + " has written";
  }

  /** The stale reads of a program; which they are does not depend on its values. */
  public static List<StaleRead> of(Program program) {
    Map<String, Integer> versions = new HashMap<>();
    Map<String, Read> forward = new HashMap<>();
    List<StaleRead> stale = new ArrayList<>();
    for (int number = 1; number <= program.size(); number++) {
      Line line = program.line(number);
      for (String name : namesRead(line)) {
        Read read = new Read(number, versions.getOrDefault(name, 0));
        if (name.equals(line.target())) {
          continue;
        }
        if (line.section() == Section.FORWARD) {
          forward.put(name, read);
        } else {
          addIfStale(stale, name, read, forward.get(name));
        }
      }
      versions.merge(line.target(), 1, Integer::sum);
    }
    return stale;
  }

  private static void addIfStale(List<StaleRead> stale, String name, Read read, Read forward) {
    if (forward != null && forward.version() != read.version()) {
      stale.add(
          new StaleRead(read.line(), name, read.version(), forward.line(), forward.version()));
    }
  }

  private static Set<String> namesRead(Line line) {
    return line.value().names().map(Expr.Name::name).collect(Collectors.toSet());
  }
}
