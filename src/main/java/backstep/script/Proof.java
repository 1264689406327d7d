package backstep.script;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Decimals;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * That a program does what its script does: both run side by side, over two epochs, from the
 * script's own numbers and from others.
 */
final class Proof {
  private static final double CLOSE = 1e-12;

  /** So many cells take as long as a step of the script's evaluation. */
  private static final int CELLS_A_STEP = 8;

  private final Experiment experiment;
  private final Machine machine;
  private final Budget budget;
  private final Map<String, String> paths;

  /**
   * Of a program.
   *
   * @param paths where each of its parameters lies in the script
   */
  Proof(Experiment experiment, Map<String, String> paths, Budget budget) {
    this.budget = budget;
    this.experiment = experiment;
    this.machine = new Machine(experiment);
    this.paths = paths;
  }

  /** True if the parameters begin as in a run of the script. */
  boolean beginsLike(Reading reading) {
    State start = machine.start();
    return paths.entrySet().stream()
        .allMatch(
            e -> isClose(reading.start().get(e.getValue()), start.value(e.getKey()).matrix()));
  }

  /** True if the program draws in its steps, or for them. */
  boolean drawsOn() {
    return !experiment.isInTurn() || !experiment.program().draws().isEmpty();
  }

  /** True if the steps take the samples that those of a run draw, and draw the same numbers. */
  boolean drawsLike(Reading reading) {
    List<Integer> samples = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    State state = machine.start();
    for (int i = 0; i < reading.steps().size(); i++) {
      samples.addAll(state.step().rows());
      state
          .step()
          .draws()
          .forEach(drawn -> Arrays.stream(drawn.cells().toArray()).forEach(numbers::add));
      state = machine.after(state, machine.clock().ticksPerStep());
    }
    return numbers.equals(reading.draws().numbers())
        && (experiment.isInTurn() || samples.equals(reading.draws().samples()));
  }

  /**
   * Compares each step of a run of the script.
   *
   * @throws UserError that says where they part
   */
  void require(Reading reading) {
    List<Step> steps = reading.steps();
    Map<String, Matrix> start = reading.start();
    State state = machine.start();
    long cells = machine.cellsPerStep();
    for (String name : paths.keySet()) {
      cells += state.value(name).matrix().shape().cells();
    }
    for (int i = 0; i < steps.size(); i++) {
      budget.spend(cells / CELLS_A_STEP, experiment.program().line(1).statement().span());
      Map<String, Matrix> after = i + 1 < steps.size() ? steps.get(i + 1).before() : reading.last();
      for (Map.Entry<String, String> entry : paths.entrySet()) {
        Matrix before = of(entry.getValue(), steps.get(i).before(), start);
        if (before == null && i == 0) {
          continue; // the first step of the script makes it
        }
        requireShape(entry.getKey(), before, state);
        state = machine.withValue(state, entry.getKey(), before);
      }
      while (!state.position().atEnd()) {
        state = machine.next(state);
      }
      for (Map.Entry<String, String> entry : paths.entrySet()) {
        compare(steps.get(i), entry.getKey(), of(entry.getValue(), after, start), state);
      }
      state = i + 1 < steps.size() ? machine.next(state) : state;
    }
  }

  /** What is no part of a moment never changes. */
  private static Matrix of(String path, Map<String, Matrix> moment, Map<String, Matrix> start) {
    return moment.containsKey(path) ? moment.get(path) : start.get(path);
  }

  private static void requireShape(String name, Matrix before, State state) {
    if (before == null || !before.shape().equals(state.value(name).matrix().shape())) {
      throw new UserError("'" + name + "' changes its shape from step to step");
    }
  }

  private void compare(Step step, String name, Matrix script, State state) {
    Matrix program = state.value(name).matrix();
    if (isClose(script, program)) {
      return;
    }
    Program lines = experiment.program();
    int last = lines.writers(name).stream().mapToInt(i -> i).max().orElseThrow();
    throw new UserError(
        "the script and what was read of it part here, in step "
            + step.sample()
            + " of epoch "
            + step.epoch()
            + ": '"
            + name
            + "' is "
            + first(script, program, script)
            + " by the script"
            + " and "
            + first(script, program, program)
            + " by the program, so nothing is loaded",
        lines.line(last).statement().span());
  }

  private static String first(Matrix a, Matrix b, Matrix of) {
    for (int i = 0; a != null && i < a.shape().rows(); i++) {
      for (int j = 0; j < a.shape().cols(); j++) {
        if (a.shape().equals(b.shape())
            && !(Math.abs(a.get(i, j) - b.get(i, j)) <= CLOSE * a.largest())) {
          return Decimals.shortest(of.get(i, j));
        }
      }
    }
    return of == null ? "nothing" : of.shape().toString();
  }

  private static boolean isClose(Matrix a, Matrix b) {
    if (a == null || !a.shape().equals(b.shape())) {
      return false;
    }
    double most = Math.max(a.largest(), Double.MIN_NORMAL);
    double bound = Double.isFinite(most) ? CLOSE * most : 0;
    for (int i = 0; i < a.shape().rows(); i++) {
      for (int j = 0; j < a.shape().cols(); j++) {
        double p = a.get(i, j);
        double q = b.get(i, j);
        if (Double.compare(p, q) != 0 && !(Math.abs(p - q) <= bound) && p != q) {
          return false;
        }
      }
    }
    return true;
  }

  /** Other numbers to begin with. */
  Map<String, Matrix> others(int seed) {
    NumpyRandom random = new NumpyRandom(seed);
    Map<String, Matrix> others = new HashMap<>();
    State start = machine.start();
    for (Map.Entry<String, String> entry : paths.entrySet()) {
      Matrix matrix = start.value(entry.getKey()).matrix();
      others.put(entry.getValue(), matrix.map(any -> 2.4 * random.rand() - 1.2));
    }
    return others;
  }
}
