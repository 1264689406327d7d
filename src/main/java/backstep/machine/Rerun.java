package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.CrossEntropy;
import backstep.matrix.Kernel;
import backstep.notation.Branches;
import backstep.notation.Line;
import backstep.notation.Lowering;
import backstep.notation.Program;
import backstep.notation.Scope;
import backstep.notation.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines of one step, run again and again with something changed, over cells of their own: far
 * cheaper than from state to state, and nothing of the run is touched.
 */
public final class Rerun {
  private final Codes codes;
  private final Program program;
  private final String of;
  private final NavigableSet<Integer> needed;
  private final Map<Code, Map<Integer, List<Lowering.Lowered>>> branches = new HashMap<>();

  /**
   * What came of it.
   *
   * @param value NaN or infinite where the arithmetic left the numbers
   * @param path which way each comparison, relu, max, ... went
   */
  @SuppressWarnings("ArrayRecordComponent") // made for each of thousands of runs
  public record Outcome(double value, double[] path) {
    /** True if both went the same way everywhere, so that the value is smooth between them. */
    public boolean wentLike(Outcome other) {
      return Arrays.equals(path, other.path);
    }
  }

  /**
   * Prepares the lines that a value needs.
   *
   * @param of a 1 x 1 value that some line writes
   */
  public Rerun(Machine machine, String of) {
    this.codes = machine.codes().apart();
    this.program = machine.experiment().program();
    this.of = of;
    this.needed = needed(program, of);
  }

  /** The lines that a value depends on, back from the last one that writes it. */
  private static NavigableSet<Integer> needed(Program program, String of) {
    NavigableSet<Integer> needed = new TreeSet<>();
    List<Integer> writers = program.writers(of);
    Set<String> wanted = new HashSet<>(Set.of(of));
    for (int number = writers.get(writers.size() - 1); number >= 1; number--) {
      Line line = program.line(number);
      if (wanted.remove(line.target())) {
        needed.add(number);
        line.value().names().forEach(name -> wanted.add(name.name()));
      }
    }
    return needed;
  }

  private Map<Integer, List<Lowering.Lowered>> branches(Code code) {
    return needed.stream()
        .collect(Collectors.toMap(Function.identity(), line -> branches(code, line)));
  }

  private List<Lowering.Lowered> branches(Code code, int line) {
    Scope scope = code.scopeAt(line);
    return Branches.of(program.line(line).value(), scope).stream()
        .map(question -> Lowering.expression(question, scope))
        .toList();
  }

  /** The lines the value depends on, ascending. */
  public NavigableSet<Integer> needed() {
    return needed;
  }

  /** The names whose values when the step begins the value depends on. */
  public Set<String> parameters() {
    Set<String> written = new HashSet<>();
    Set<String> read = new LinkedHashSet<>();
    for (int number : needed) {
      Line line = program.line(number);
      line.value()
          .names()
          .map(name -> name.name())
          .filter(n -> !written.contains(n))
          .forEach(read::add);
      written.add(line.target());
    }
    return read.stream().filter(program::isParameter).collect(Collectors.toSet());
  }

  /** What the value becomes if the step goes on from a state as it is. */
  public Outcome from(State state) {
    return run(filled(state), state);
  }

  /** What it becomes if one cell is another in this state. */
  public Outcome from(State state, String name, int row, int col, double cell) {
    Code code = filled(state);
    Slot slot = code.slotsBefore(state.position().line()).get(name);
    slot.value().set(row, col, cell);
    if (slot.squash() != null) {
      slot.preactivation().load(CrossEntropy.preactivation(slot.squash(), slot.value().toMatrix()));
    }
    return run(code, state);
  }

  /** The program lowered for the step that a state is in, its cells filled from that state. */
  private Code filled(State state) {
    Code code = codes.of(state);
    code.load(state);
    return code;
  }

  private Outcome run(Code code, State state) {
    Map<Integer, List<Lowering.Lowered>> questions = branches.computeIfAbsent(code, this::branches);
    List<double[]> path = new ArrayList<>();
    for (int line : needed.tailSet(state.position().line())) {
      for (Lowering.Lowered branch : questions.get(line)) {
        branch.kernels().forEach(Kernel::run);
        append(path, branch.slot().value());
      }
      code.line(line).run();
    }
    double value = code.slotsAtEnd().get(of).value().scalar();
    return new Outcome(value, joined(path));
  }

  /** No stream: a path has as many numbers as relu has cells. */
  private static double[] joined(List<double[]> parts) {
    double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (double[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void append(List<double[]> path, Buffer answers) {
    for (double[] line : answers.lines()) {
      path.add(line.clone());
    }
  }
}
