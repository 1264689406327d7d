package backstep.insight.why;

import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one line of a program reads and writes, and in which version: how often lines of the sample
 * have written the name by then. 0 is the value that the sample began with.
 *
 * @param line its number
 * @param reads each name once, in the order of the line; what the machine gives and settings, which
 *     no line writes, are left out
 * @param target the name it writes
 * @param version the version of the target afterwards
 */
public record Accesses(int line, List<Read> reads, String target, int version) {

  /**
   * A name that a line reads.
   *
   * @param stale filled where the forward pass read another version
   */
  public record Read(String name, int version, Optional<StaleRead> stale) {
    private Read unmarked() {
      return new Read(name, version, Optional.empty());
    }
  }

  public Accesses {
    reads = List.copyOf(reads);
  }

  /** All lines, in order; they are the same for every sample. */
  public static List<Accesses> of(Program program) {
    List<StaleRead> stale = StaleRead.of(program);
    Map<String, Integer> versions = new HashMap<>();
    List<Accesses> lines = new ArrayList<>();
    for (int number = 1; number <= program.size(); number++) {
      List<Read> reads = reads(program, number, versions, stale);
      String target = program.line(number).target();
      int version = versions.merge(target, 1, Integer::sum);
      lines.add(new Accesses(number, reads, target, version));
    }
    return lines;
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
        .map(name -> new Read(name, versions.getOrDefault(name, 0), stale(stale, number, name)))
        .toList();
  }

  private static Optional<StaleRead> stale(List<StaleRead> stale, int number, String name) {
    return stale.stream()
        .filter(read -> read.line() == number && read.name().equals(name))
        .findFirst();
  }

  /** True if it reads or writes this name. */
  public boolean concerns(String name) {
    return target.equals(name) || read(name).isPresent();
  }

  /** What it reads of a name, if anything. */
  public Optional<Read> read(String name) {
    return reads.stream().filter(read -> read.name().equals(name)).findFirst();
  }

  /** The same, and nothing of what is stale. */
  public Accesses unmarked() {
    return new Accesses(line, reads.stream().map(Read::unmarked).toList(), target, version);
  }

  /** The reads that are stale. */
  public List<StaleRead> stale() {
    return reads.stream().flatMap(read -> read.stale().stream()).toList();
  }
}
