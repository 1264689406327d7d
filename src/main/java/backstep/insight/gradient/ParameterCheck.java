package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How one parameter moves: whether that is one number times its slope, and down. */
final class ParameterCheck {
  private final AsideSteps steps;
  private final State state;
  private final String name;

  /**
   * Prepares it.
   *
   * @param state from which the steps were run
   */
  ParameterCheck(AsideSteps steps, State state, String name) {
    this.steps = steps;
    this.state = state;
    this.name = name;
  }

  /** Of a parameter that is trained. */
  Motion moving() {
    List<Fit> fits = steps.movement(name);
    if (steps.updates().isCarried(name, steps.flow(name)) || !steps.flow(name).reachesForward()) {
      return onlyIfProportional(fits);
    }
    if (isOfAnotherForwardPass()) {
      return untold(Untold.OTHER_PASS);
    }
    boolean isPlain = living().isEmpty();
    Optional<Motion> ofWindow = isPlain ? Optional.empty() : ofWindow();
    if (ofWindow.isPresent()) {
      return ofWindow.get();
    }
    Motion plain = isPlain ? judged(fits) : untold(Untold.MIXED);
    if (isPlain && !plain.kind().isWrong()) {
      return steps.flow(name).isScaled() || isMovedBesides() ? plain.atNoRate() : plain;
    }
    if (plain.kind() == Kind.UPHILL) {
      return throughGate()
          .filter(motion -> motion.kind() == Kind.RIGHT)
          .orElseGet(() -> confirmed(plain, fits));
    }
    return throughGate()
        .or(() -> isPlain ? withDecay(fits) : Optional.empty())
        .orElseGet(() -> isPlain && !isMovedByOthers() ? confirmed(plain, fits) : entering());
  }

  /** Of gradients that are added up over some steps: down their sum, up, or neither. */
  private Optional<Motion> ofWindow() {
    if (living().stream().noneMatch(steps.updates()::isOfForwardPass)) {
      return Optional.empty();
    }
    return Window.find(steps.machine(), state, name, living())
        .flatMap(window -> ofWindow(window, window.fit(steps.tape(), name)));
  }

  private Optional<Motion> ofWindow(Window window, Fit fit) {
    if (fit.isProportional()) {
      Kind kind = fit.factor() < 0 ? Kind.RIGHT : Kind.UPHILL;
      return Optional.of(motion(kind, 0, fit.steepest(), -fit.factor(), Double.NaN));
    }
    if (fit.worst() == null || steps.updates().isDecayed(name)) {
      return Optional.empty();
    }
    double doubt = fit.distance(fit.worst()) / window.begun().size();
    boolean isConfirmed =
        window.begun().stream().allMatch(start -> isConfirmed(start, fit.worst(), doubt));
    return isConfirmed
        ? Optional.of(motion(Kind.OTHER_SUM, 0, fit.worst(), -fit.factor(), window.begun().size()))
        : Optional.empty();
  }

  private boolean isConfirmed(State start, Fit.Cell at, double doubt) {
    Tape.Playing step = steps.tape().play(start, Set.of(name, Tape.LOSS));
    double slope = step.exact().slope(name).orElseThrow().get(at.row(), at.col());
    Fit.Cell cell = new Fit.Cell(at.row(), at.col(), 0, 0, slope, 0);
    return steps.unconfirmed(name, start, step, cell, doubt).isEmpty();
  }

  /** True if the gradient that enters tells nothing, as where decay alone moves a dead unit. */
  private boolean isMovedByOthers() {
    return entered().filter(fits -> judged(fits).kind() == Kind.UNTOLD).isPresent();
  }

  /** True if its gradient comes of a forward pass that is run again, with updated parameters. */
  private boolean isOfAnotherForwardPass() {
    return steps.flow(name).lines().stream().anyMatch(steps.updates()::isOfUpdated);
  }

  /**
   * Right or uphill, if the movement is the slope and the parameter itself, each times a number.
   */
  private Optional<Motion> withDecay(List<Fit> fits) {
    if (!steps.flow(name).begins().contains(name) || !steps.updates().isDecayed(name)) {
      return Optional.empty();
    }
    Matrix value = steps.begun().get(0).value(name).matrix();
    return WithDecay.of(fits, value)
        .map(
            fit ->
                fit.isCertain()
                    ? motion(
                        fit.factor() < 0 ? Kind.RIGHT : Kind.UPHILL,
                        0,
                        fits.get(0).steepest(),
                        Double.NaN,
                        Double.NaN)
                    : untold(Untold.DECAYED));
  }

  /**
   * What is moved by other things than a gradient is not to be judged by it; a velocity that is
   * read before it is updated was one in the step before.
   */
  private Motion onlyIfProportional(List<Fit> fits) {
    if (!living().isEmpty() && isUphillAtFirst(now -> false)) {
      return motion(Kind.UPHILL, 0, null, Double.NaN, Double.NaN);
    }
    if (steps.updates().isCarried(name, steps.flow(name))) {
      return untold(Untold.CARRIED);
    }
    Motion motion = judged(fits);
    boolean isTold = motion.kind() == Kind.RIGHT || motion.kind() == Kind.UPHILL;
    return isTold ? confirmed(motion, fits) : untold(Untold.NO_GRADIENT);
  }

  /** Of a gradient, where no parameter moves: the slope, minus it, or times the samples. */
  Motion gradient(GradientLine gradient) {
    String written = steps.names().atEnd(gradient.name());
    if (!isOfItsShape(written)) {
      return untold(Untold.OTHER_SHAPE);
    }
    List<Fit> fits = steps.fits(name, written);
    Motion motion = judged(fits);
    if (motion.kind() != Kind.RIGHT && motion.kind() != Kind.UPHILL) {
      return confirmed(motion, fits);
    }
    boolean isUsual = Rates.isUsual(motion.rate(), steps);
    return confirmed(motion.as(isUsual ? Kind.RIGHT : Kind.OTHER_FACTOR, 1), fits);
  }

  /**
   * Of one that never moves: whether it has a slope, and would move by more than a rounding.
   *
   * @param rate at which others move, or 0 where that is not known; few take more than 1
   */
  Optional<Motion> still(double rate) {
    List<Fit> fits = steps.standstill(name);
    for (int i = 0; i < fits.size(); i++) {
      Fit fit = fits.get(i);
      double slope = Math.abs(fit.steepest().slope());
      double size = steps.begun().get(i).value(name).matrix().largest();
      boolean wouldMove = (rate > 0 ? rate : 1) * slope > Math.ulp(size);
      if (!fit.isFlat()
          && wouldMove
          && steps.unconfirmed(name, i, fit.steepest(), slope).isEmpty()) {
        return Optional.of(motion(Kind.NEVER_MOVES, i, fit.steepest(), 0, Double.NaN));
      }
    }
    return Optional.empty();
  }

  /** What lives from step to step without the loss depending on it, such as a momentum. */
  private Set<String> living() {
    Program program = steps.program();
    Set<String> living = new HashSet<>(steps.flow(name).begins());
    living.removeIf(
        other ->
            other.equals(name)
                || !program.isParameter(other)
                || program.writers(other).isEmpty()
                || steps.rerun().parameters().contains(other));
    return living;
  }

  private Motion untold(Untold why) {
    return motion(Kind.UNTOLD, 0, null, Double.NaN, Double.NaN).untold(why);
  }

  private Motion motion(Kind kind, int step, Fit.Cell cell, double rate, double other) {
    Flow flow = steps.flow(name);
    List<Integer> lines = flow == null ? List.of() : flow.lines();
    int row = steps.begun().get(step).step().row();
    return new Motion(name, kind, lines, 0, step, row, cell, rate, other, null);
  }

  /** Whether a movement, or a gradient, is one number times the slope in all steps. */
  private Motion judged(List<Fit> fits) {
    Fit first = null;
    for (int i = 0; i < fits.size(); i++) {
      Fit fit = fits.get(i);
      if (fit.isFlat() && !fit.isStill()) {
        return steps.mayBeBranched(name)
            ? untold(Untold.BRANCHED)
            : motion(Kind.WITHOUT_SLOPE, i, fit.farthest(), Double.NaN, Double.NaN);
      }
      if (fit.worst() != null) {
        Kind kind = fit.isOneNumber() ? Kind.ONE_NUMBER : Kind.OTHER_DIRECTION;
        return motion(kind, i, fit.worst(), -fit.factor(), fit.cosine());
      }
      if (fit.isProportional() && first != null && !first.agreesWith(fit)) {
        return motion(Kind.UNEVEN_RATE, i, fit.steepest(), -fit.factor(), -first.factor());
      }
      first = first == null && fit.isProportional() ? fit : first;
    }
    if (first == null) {
      return untold(blurred(fits));
    }
    Kind kind = first.factor() < 0 ? Kind.RIGHT : Kind.UPHILL;
    return motion(kind, fits.indexOf(first), first.steepest(), -first.factor(), Double.NaN);
  }

  /** Why no step has a factor. */
  private static Untold blurred(List<Fit> fits) {
    if (fits.stream().allMatch(fit -> fit.cells().isEmpty())) {
      return Untold.NO_NUMBER;
    }
    return fits.stream().allMatch(Fit::isFlat)
        ? Untold.FLAT
        : fits.stream().allMatch(Fit::isStill) ? Untold.STILL : Untold.BLURRED;
  }

  /** What is wrong by the rules, if differences do not speak against it. */
  private Motion confirmed(Motion motion, List<Fit> fits) {
    if (!motion.kind().isWrong()) {
      return motion;
    }
    Fit.Cell steepest = fits.get(motion.step()).steepest();
    Optional<Untold> why =
        steps.unconfirmed(name, motion.step(), motion.cell(), doubt(motion, steepest));
    if (why.isEmpty() && motion.kind() != Kind.WITHOUT_SLOPE) {
      why = steps.unconfirmed(name, motion.step(), steepest, Math.abs(steepest.slope()));
    }
    return why.map(motion::untold).orElse(motion);
  }

  /** How far what was found is from what should have been, in the units of a slope. */
  private static double doubt(Motion motion, Fit.Cell steepest) {
    Fit.Cell cell = motion.cell();
    return switch (motion.kind()) {
      case OTHER_DIRECTION, ONE_NUMBER ->
          Double.isNaN(motion.rate())
              ? Math.abs(steepest.slope())
              : Math.abs(cell.moved() / -motion.rate() - cell.slope());
      case UNEVEN_RATE, OTHER_FACTOR ->
          Math.abs(cell.slope())
              * Math.abs(motion.rate() - motion.other())
              / Math.max(Math.abs(motion.rate()), Math.abs(motion.other()));
      case WITHOUT_SLOPE -> Math.abs(cell.moved());
      default -> Math.abs(cell.slope());
    };
  }

  /** True if the parameter is moved towards what it is, beside its gradient. */
  private boolean isMovedBesides() {
    List<Flow.Gate> gates = steps.gates(name);
    return !steps.updates().isAddedTo(name)
        || (gates.stream().anyMatch(this::isMixed)
            && gates.stream()
                .filter(gate -> !isMixed(gate))
                .anyMatch(gate -> isOfItsShape(steps.onTape(name, gate))));
  }

  private boolean isOfItsShape(String onTape) {
    return steps.shape(onTape).equals(steps.shape(name));
  }

  /** Right or uphill, if some gate lets in one number times the slope; else nothing. */
  private Optional<Motion> throughGate() {
    Set<String> living = living();
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

  /**
   * True if what comes in behind the gate is the parameter itself, or lives on, and neither another
   * nor x. A factor made of d may weigh the classes.
   */
  private boolean isItsOwn(Flow.Gate gate) {
    boolean isKept =
        gate.mixed().contains(name) || gate.mixed().stream().anyMatch(living()::contains);
    return isKept
        && gate.mixed().stream()
            .filter(other -> !other.equals(name))
            .noneMatch(other -> other.equals("x") || steps.rerun().parameters().contains(other));
  }

  /** True if the parameter itself, or what lives from step to step, comes in behind the gate. */
  private boolean isMixed(Flow.Gate gate) {
    return gate.begins().contains(name) || gate.begins().stream().anyMatch(living()::contains);
  }

  /**
   * What enters before anything else is mixed in. A shared weight stands in its own backward pass:
   * there it may be a decay.
   */
  private Optional<List<Fit>> entered() {
    List<Flow.Gate> gates =
        steps.gates(name).stream()
            .filter(gate -> gate.begins().stream().noneMatch(living()::contains))
            .toList();
    return gates.stream()
        .filter(gate -> !gate.begins().contains(name))
        .findFirst()
        .or(() -> gates.stream().findFirst())
        .flatMap(gate -> steps.entering(name, gate));
  }

  /** What enters where it is no multiple of the slope; nothing can be said where nothing enters. */
  private Motion entering() {
    return entered()
        .map(fits -> withDecay(fits).orElseGet(() -> confirmed(judged(fits), fits)))
        .map(motion -> motion.kind() == Kind.UPHILL ? untold(Untold.MIXED) : motion) // by any sign
        .orElseGet(() -> untold(Untold.NOWHERE_WHOLE));
  }

  /**
   * What comes of a gradient that is one number times the slope.
   *
   * @param isLast true if only the parameter itself and what lives on are mixed in behind it; else
   *     it must move all cells down, as clipping does
   */
  private Optional<Motion> entered(Flow.Gate gate, List<Fit> entered, boolean isLast) {
    Motion right = motion(Kind.RIGHT, 0, null, Double.NaN, Double.NaN);
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
        || (!living().isEmpty()
            && isUphillAtFirst(now -> ablation.on(name, now).anyCell(cell -> cell != 0)))) {
      return Optional.of(right.as(Kind.UPHILL, Double.NaN));
    }
    boolean isDownhill = senses.stream().allMatch(Senses::isDownhill);
    return isLast || isDownhill ? Optional.of(right) : Optional.empty();
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

  /**
   * True if a run from its very beginning moves the parameter up the slopes that have gathered when
   * it first moves: then no momentum is left from before.
   *
   * @param actsAtOnce whether the slope of a step moves the parameter in that step already
   */
  private boolean isUphillAtFirst(Predicate<State> actsAtOnce) {
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
      Matrix moved = next.value(name).matrix().zip(at, (a, b) -> a - b);
      if (moved.anyCell(cell -> cell != 0)) {
        Matrix slopes = actsAtOnce.test(now) ? gathered : before;
        return Senses.of(Fit.exactCells(moved, slopes), moved).isUphill();
      }
      now = next;
    }
    return false;
  }
}
