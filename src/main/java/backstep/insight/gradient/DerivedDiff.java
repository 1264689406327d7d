package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Probe;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
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
   * @param here of a line written in another way, by how much it differs from the derived one in
   *     this sample at most, and 0 for no more than rounding; empty where its shape or what it
   *     reads is another
   * @param elsewhere the same in any sample, with the parameters of here and of the start
   */
  public record Row(
      Kind kind,
      int line,
      Line own,
      Line derived,
      List<StaleRead> stale,
      OptionalDouble here,
      OptionalDouble elsewhere) {
    private Row(Kind kind, int line, Line own, Line derived, List<StaleRead> stale) {
      this(kind, line, own, derived, stale, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** True if it differs elsewhere, and here hardly or not at all, or not in numbers. */
    public boolean isHiddenHere() {
      double most = elsewhere.orElse(0);
      return most > 0 && !(here.orElse(0) >= HARDLY * most);
    }
  }

  private static final double ROUNDING = 1e-12;
  private static final double HARDLY = 1e-3;
  private static final long MOST_CELLS = 10_000_000;

  private final Program program;
  private final Map<String, Line> derived = new HashMap<>();
  private final Machine judge;
  private final State here;
  private final List<State> elsewhere;

  private DerivedDiff(Machine machine, State state, List<Line> lines) {
    this.program = machine.experiment().program();
    lines.forEach(line -> derived.put(line.target(), line));
    Program corrected =
        program.editLines(any -> Stream.concat(program.forward(), lines.stream()).toList());
    judge = machine.withLines(corrected);
    State begun = judge.adopt(machine.begun(state));
    here = judge.after(begun, corrected.size());
    int steps = judge.stepsOfEpoch();
    int samples = (int) Math.max(1, Math.min(steps, MOST_CELLS / judge.cellsPerStep()));
    elsewhere =
        Stream.of(begun, judge.start())
            .flatMap(from -> IntStream.range(0, samples).mapToObj(i -> judge.fork(from, i)))
            .toList();
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
    return new Row(Kind.MISSING, 0, null, line, List.of());
  }

  private Row row(int number) {
    Line own = program.line(number);
    Line right = program.writers(own.target()).get(0) == number ? derived.get(own.target()) : null;
    List<StaleRead> stale =
        StaleRead.of(program).stream().filter(read -> read.line() == number).toList();
    if (right == null) {
      Kind kind = program.isParameter(own.target()) ? Kind.UPDATE : Kind.OWN;
      return new Row(kind, number, own, null, List.of());
    }
    if (readsRewritten(own, number)) {
      return new Row(Kind.OTHER, number, own, right, stale);
    }
    if (!own.statement().equals(right.statement())) {
      return other(number, own, right, stale);
    }
    Kind kind = stale.isEmpty() ? Kind.SAME : Kind.STALE;
    return new Row(kind, number, own, right, stale);
  }

  /** True if it reads what is no derived value any more, as a dH that a mask was put on. */
  private boolean readsRewritten(Line own, int number) {
    return own.value()
        .names()
        .map(Expr.Name::name)
        .filter(derived::containsKey)
        .anyMatch(name -> program.writers(name).stream().filter(line -> line < number).count() > 1);
  }

  private Row other(int number, Line own, Line right, List<StaleRead> stale) {
    String name = own.target();
    Optional<Probe> probe =
        judge
            .probeIfFits(own.value())
            .filter(fits -> fits.value(here).shape().equals(judge.shape(name)));
    if (probe.isEmpty()) {
      return new Row(Kind.OTHER, number, own, right, stale);
    }
    ToDoubleFunction<State> distance =
        state -> distance(probe.get().value(state), state.value(name).matrix());
    OptionalDouble most =
        elsewhere.stream().mapToDouble(distance).filter(one -> !Double.isNaN(one)).max();
    OptionalDouble now = OptionalDouble.of(distance.applyAsDouble(here));
    return new Row(Kind.OTHER, number, own, right, stale, now, most);
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
