package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The steps after one movement of a parameter up to the next, where gradients are added up and then
 * set back: together they are one step, down the sum of their slopes.
 *
 * @param begun where each of the steps begins
 * @param end where the last of them ends, which moves the parameter
 * @param moved by how much it does
 */
record Window(List<State> begun, State end, Matrix moved) {
  private static final int MOST_STEPS = 64;

  /** A share of a sum of slopes that its roundings stay below. */
  private static final double ROUNDINGS = 1e-11;

  /**
   * Runs on to find one; nothing where the parameter moves in each step, or never, or where
   * something else is kept from one movement to the next, as a momentum is.
   *
   * @param living what else lives from step to step and comes into the update
   */
  static Optional<Window> find(Machine machine, State state, String name, Set<String> living) {
    Optional<Window> first = next(machine, machine.aside(state, 0), name, MOST_STEPS);
    Optional<Window> whole =
        state.time() == 0
            ? first
            : first.flatMap(window -> next(machine, window.end(), name, MOST_STEPS));
    return whole
        .filter(window -> window.begun().size() > 1)
        .filter(window -> isSame(window.begun().get(0), window.end(), living));
  }

  /**
   * The steps from the beginning of one up to the first that moves a parameter; nothing where none
   * of so many does.
   */
  static Optional<Window> next(Machine machine, State from, String name, int most) {
    List<State> begun = new ArrayList<>();
    State now = from;
    while (begun.size() < most) {
      begun.add(now);
      State next = machine.after(now, machine.clock().ticksPerStep());
      Matrix moved = next.value(name).matrix().minus(now.value(name).matrix());
      if (moved.anyCell(cell -> cell != 0)) {
        return Optional.of(new Window(List.copyOf(begun), next, moved));
      }
      now = next;
    }
    return Optional.empty();
  }

  private static boolean isSame(State a, State b, Set<String> names) {
    return names.stream()
        .allMatch(name -> a.value(name).matrix().minus(b.value(name).matrix()).largest() == 0);
  }

  /**
   * The movement against the sum of the slopes; where the steps are of several sizes, and the loss
   * is a mean over each, it may be the sum over all samples.
   */
  Fit fit(Tape tape, String name) {
    Fit ofSteps = fit(tape, name, start -> 1);
    if (ofSteps.isProportional() || areOfOneSize()) {
      return ofSteps;
    }
    Fit ofSamples = fit(tape, name, start -> start.step().size());
    return ofSamples.isProportional() ? ofSamples : ofSteps;
  }

  /** True if each of the steps takes as many samples. */
  boolean areOfOneSize() {
    return begun.stream().map(start -> start.step().size()).distinct().count() == 1;
  }

  private Fit fit(Tape tape, String name, ToDoubleFunction<State> weight) {
    Matrix sum = Matrix.filled(moved.shape(), 0);
    Matrix sizes = sum;
    for (State start : begun) {
      double times = weight.applyAsDouble(start);
      Matrix slope =
          tape.play(start, Set.of(name))
              .exact()
              .slope(name)
              .orElseThrow()
              .map(cell -> times * cell);
      sum = sum.zip(slope, Double::sum);
      sizes = sizes.zip(slope, (size, cell) -> size + Math.abs(cell));
    }
    double ulp = Math.ulp(begun.get(0).value(name).matrix().largest());
    return Fit.of(
        Fit.cells(
            moved,
            Matrix.filled(moved.shape(), Verdict.ROUNDING_MARGIN * ulp),
            sum,
            sizes.map(size -> ROUNDINGS * size),
            1));
  }
}
