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
 * @param moved by how much the last of them moves the parameter
 */
record Window(List<State> begun, Matrix moved) {
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
    List<State> begun = new ArrayList<>();
    boolean isOpen = state.time() == 0;
    State now = machine.aside(state, 0);
    for (int i = 0; i < 2 * MOST_STEPS; i++) {
      begun.add(now);
      State next = machine.after(now, machine.clock().ticksPerStep());
      Matrix moved = next.value(name).matrix().minus(now.value(name).matrix());
      if (moved.anyCell(cell -> cell != 0)) {
        boolean isSetBack = isSame(begun.get(0), next, living);
        if (isOpen && isSetBack && begun.size() > 1 && begun.size() <= MOST_STEPS) {
          return Optional.of(new Window(List.copyOf(begun), moved));
        }
        if (isOpen) {
          return Optional.empty();
        }
        begun.clear();
        isOpen = true;
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
