package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.State;
import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What enters the update of a parameter, where decay, momentum, averages or clipping come in
 * between: the last expression that is one number times the slope, and what becomes of it.
 */
final class Entering {
  private final AsideSteps steps;
  private final State state;
  private final String name;
  private final Saying says;
  private final Set<String> living;

  Entering(AsideSteps steps, State state, String name, Saying says) {
    this.steps = steps;
    this.state = state;
    this.name = name;
    this.says = says;
    this.living = living(steps, name);
  }

  /** Right or uphill, if some gate lets in one number times the slope; else nothing. */
  Optional<Motion> throughGate() {
    boolean isLast = true;
    for (Flow.Gate gate : steps.gates(name)) {
      Optional<List<Fit>> entered =
          gate.begins().stream().anyMatch(living::contains)
              ? Optional.empty()
              : steps.entering(name, gate);
      if (entered.isPresent() && Fit.oneFactor(entered.get()).isPresent()) {
        return isItsOwn(gate) ? entered(gate, entered.get(), isLast) : Optional.empty();
      }
      isLast &= isMixed(gate);
    }
    return Optional.empty();
  }

  /** What enters where it is no multiple of the slope; nothing can be said where nothing enters. */
  Motion entering() {
    return entered()
        .map(fits -> says.withDecay(fits).orElseGet(() -> says.confirmed(says.judged(fits), fits)))
        .map(
            motion ->
                motion.kind() == Kind.UPHILL ? says.untold(Untold.MIXED) : motion) // by any sign
        .orElseGet(() -> says.untold(Untold.NOWHERE_WHOLE));
  }

  /**
   * What enters before anything else is mixed in. A shared weight stands in its own backward pass:
   * there it may be a decay.
   */
  private Optional<List<Fit>> entered() {
    List<Flow.Gate> gates =
        steps.gates(name).stream()
            .filter(gate -> gate.begins().stream().noneMatch(living::contains))
            .toList();
    return gates.stream()
        .filter(gate -> !gate.begins().contains(name))
        .findFirst()
        .or(() -> gates.stream().findFirst())
        .flatMap(gate -> steps.entering(name, gate));
  }

  /**
   * True if what comes in behind the gate is the parameter itself, or lives on, and neither another
   * nor x. A factor made of d may weigh the classes.
   */
  private boolean isItsOwn(Flow.Gate gate) {
    boolean isKept =
        gate.mixed().contains(name) || gate.mixed().stream().anyMatch(living::contains);
    return isKept
        && gate.mixed().stream()
            .filter(other -> !other.equals(name))
            .noneMatch(
                other ->
                    steps.program().inputNames().contains(other)
                        || steps.rerun().parameters().contains(other));
  }

  /** True if the parameter itself, or what lives from step to step, comes in behind the gate. */
  private boolean isMixed(Flow.Gate gate) {
    return gate.begins().contains(name) || gate.begins().stream().anyMatch(living::contains);
  }

  /** True if the parameter is moved towards what it is, beside its gradient. */
  boolean isMovedBesides() {
    List<Flow.Gate> gates = steps.gates(name);
    return !steps.updates().isAddedTo(name)
        || (gates.stream().anyMatch(this::isMixed)
            && gates.stream()
                .filter(gate -> !isMixed(gate))
                .anyMatch(gate -> steps.shape(steps.onTape(name, gate)).equals(steps.shape(name))));
  }

  /** True if the gradient that enters tells nothing, as where decay alone moves a dead unit. */
  boolean isMovedByOthers() {
    return entered().filter(fits -> says.judged(fits).kind() == Kind.UNTOLD).isPresent();
  }

  /** What lives from step to step without the loss depending on it, such as a momentum. */
  Set<String> living() {
    return living;
  }

  private static Set<String> living(AsideSteps steps, String name) {
    Flow flow = steps.flow(name);
    Set<String> living = flow == null ? new HashSet<>() : new HashSet<>(flow.begins());
    living.removeIf(
        other ->
            other.equals(name)
                || !steps.program().isTrained(other)
                || steps.rerun().parameters().contains(other));
    return living;
  }

  /**
   * What comes of a gradient that is one number times the slope.
   *
   * @param isLast true if only the parameter itself and what lives on are mixed in behind it; else
   *     it must move all cells down, as clipping does
   */
  private Optional<Motion> entered(Flow.Gate gate, List<Fit> entered, boolean isLast) {
    Motion right = says.motion(Kind.RIGHT, 0, null, Double.NaN, Double.NaN);
    List<Senses> senses = new ArrayList<>();
    Ablation ablation = new Ablation(steps.machine(), steps.names(), gate);
    double largest =
        entered.stream().mapToDouble(fit -> Math.abs(fit.steepest().slope())).max().orElse(0);
    for (int i = 0; i < entered.size(); i++) {
      Matrix effect = ablation.on(name, steps.begun().get(i));
      List<Fit.Cell> cells =
          entered.get(i).cells().stream()
              .filter(cell -> Math.abs(cell.slope()) > Fit.MATTERS * largest)
              .toList();
      senses.add(Senses.of(cells, effect));
    }
    boolean isUphill =
        senses.stream().anyMatch(Senses::isUphill)
            && senses.stream().allMatch(sense -> sense.down() == 0);
    if (isUphill
        || (!living.isEmpty()
            && isUphillAtFirst(now -> ablation.on(name, now).anyCell(cell -> cell != 0)))) {
      return Optional.of(right.as(Kind.UPHILL, Double.NaN));
    }
    boolean isDownhill = senses.stream().allMatch(Senses::isDownhill);
    return isLast || isDownhill ? Optional.of(right) : Optional.empty();
  }

  /**
   * True if a run from its very beginning moves the parameter up the slopes that have gathered when
   * it first moves: then no momentum is left from before.
   *
   * @param actsAtOnce whether the slope of a step moves the parameter in that step already
   */
  boolean isUphillAtFirst(Predicate<State> actsAtOnce) {
    if (state.time() > 0) {
      return false;
    }
    State now = state;
    Matrix gathered = Matrix.filled(steps.shape(name), 0);
    Matrix at = state.value(name).matrix();
    for (int i = 0; i < StepCheck.MOST_STEPS_RUN; i++) {
      Matrix before = gathered;
      Tape.Playing step = steps.tape().play(now, Set.of());
      gathered = gathered.zip(step.exact().slope(name).orElseThrow(), Double::sum);
      State next = steps.machine().after(now, steps.machine().clock().ticksPerStep());
      Matrix moved = next.value(name).matrix().minus(at);
      if (moved.anyCell(cell -> cell != 0)) {
        Matrix slopes = actsAtOnce.test(now) ? gathered : before;
        return Senses.of(Fit.exactCells(moved, slopes), moved).isUphill();
      }
      now = next;
    }
    return false;
  }

  /**
   * How many cells move down their slope, and how many up.
   *
   * @param steep how many have a slope far from 0
   */
  private record Senses(long down, long up, long steep) {
    private static Senses of(List<Fit.Cell> cells, Matrix moved) {
      List<Fit.Cell> steep = cells.stream().filter(Fit.Cell::isSteep).toList();
      return new Senses(
          steep.stream().filter(cell -> cell.slope() * at(moved, cell) < 0).count(),
          steep.stream().filter(cell -> cell.slope() * at(moved, cell) > 0).count(),
          steep.size());
    }

    private static double at(Matrix matrix, Fit.Cell cell) {
      return matrix.get(cell.row(), cell.col());
    }

    private boolean isUphill() {
      return up > 0 && down == 0;
    }

    private boolean isDownhill() {
      return down == steep;
    }
  }
}
