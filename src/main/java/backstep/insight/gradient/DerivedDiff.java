package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines after the forward pass beside those that are derived from it, by what they write. */
public final class DerivedDiff {

  /** How a line relates to what is derived. */
  public enum Kind {
    /** Written the same. */
    SAME,
    /** Written the same, but it reads a value that was overwritten after the forward pass. */
    STALE,
    /** Written in another way. */
    OTHER,
    /** Derived, and not in the program. */
    MISSING,
    /** In the program, and writes a parameter. */
    UPDATE,
    /** In the program, and writes what is not derived. */
    OWN
  }

  /**
   * One line.
   *
   * @param line its number in the program; 0 if it is missing there
   * @param own the program's, or null
   * @param derived the derived one, or null
   * @param stale what it reads too late; empty but for {@link Kind#STALE} and {@link Kind#OTHER}
   * @param distance of a line written in another way, by how much it differs here from the derived
   *     one at most, and 0 for no more than rounding; empty where its shape or what it reads is
   *     another
   */
  public record Row(
      Kind kind,
      int line,
      Line own,
      Line derived,
      List<StaleRead> stale,
      OptionalDouble distance) {}

  private static final double ROUNDING = 1e-12;

  private final Program program;
  private final Map<String, Line> derived = new HashMap<>();
  private final Machine judge;
  private final State judged;

  private DerivedDiff(Machine machine, State state, List<Line> lines) {
    this.program = machine.experiment().program();
    lines.forEach(line -> derived.put(line.target(), line));
    Program corrected =
        program.editLines(any -> Stream.concat(program.forward(), lines.stream()).toList());
    judge = new Machine(machine.experiment().with(corrected));
    State begun = judge.adopt(machine.begun(state));
    judged = judge.after(begun, corrected.size());
  }

  /**
   * Compares line by line.
   *
   * @param state in whose sample lines that differ are computed both ways, with all they read right
   * @throws backstep.notation.UserError if nothing can be derived
   */
  public static List<Row> of(Machine machine, State state) {
    List<Line> derived = Derived.backward(machine);
    return new DerivedDiff(machine, state, derived).rows(derived);
  }

  /** The program's lines in its order; a missing one after the derived line before it. */
  private List<Row> rows(List<Line> lines) {
    List<Row> rows = new ArrayList<>();
    IntStream.rangeClosed((int) program.forward().count() + 1, program.size())
        .forEach(number -> rows.add(row(number)));
    int place = 0;
    for (Line line : lines) {
      int found = find(rows, line.target());
      if (found < 0) {
        rows.add(place, missing(line));
      }
      place = (found < 0 ? place : found) + 1;
    }
    return rows;
  }

  private static int find(List<Row> rows, String target) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).derived() != null)
        .filter(i -> rows.get(i).derived().target().equals(target))
        .findFirst()
        .orElse(-1);
  }

  private static Row missing(Line line) {
    return new Row(Kind.MISSING, 0, null, line, List.of(), OptionalDouble.empty());
  }

  private Row row(int number) {
    Line own = program.line(number);
    Line right = program.writers(own.target()).get(0) == number ? derived.get(own.target()) : null;
    List<StaleRead> stale =
        StaleRead.of(program).stream().filter(read -> read.line() == number).toList();
    if (right == null) {
      Kind kind = program.isParameter(own.target()) ? Kind.UPDATE : Kind.OWN;
      return new Row(kind, number, own, null, List.of(), OptionalDouble.empty());
    }
    if (!own.statement().equals(right.statement())) {
      return new Row(Kind.OTHER, number, own, right, stale, distance(own));
    }
    Kind kind = stale.isEmpty() ? Kind.SAME : Kind.STALE;
    return new Row(kind, number, own, right, stale, OptionalDouble.empty());
  }

  private OptionalDouble distance(Line own) {
    Optional<Matrix> value = judge.probeIfFits(own.value()).map(probe -> probe.value(judged));
    Matrix right = judged.value(own.target()).matrix();
    return value.isPresent() && value.get().shape().equals(right.shape())
        ? OptionalDouble.of(distance(value.get(), right))
        : OptionalDouble.empty();
  }

  /** NaN where a cell of either is. */
  private static double distance(Matrix a, Matrix b) {
    double distance = 0;
    double size = 1;
    for (int i = 0; i < a.shape().rows(); i++) {
      for (int j = 0; j < a.shape().cols(); j++) {
        boolean same = a.get(i, j) == b.get(i, j);
        distance = Math.max(distance, same ? 0 : Math.abs(a.get(i, j) - b.get(i, j)));
        size = Math.max(size, Math.abs(b.get(i, j)));
      }
    }
    return distance <= ROUNDING * size ? 0 : distance;
  }
}
