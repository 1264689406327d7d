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
    if (steps.isCarried(name) || !steps.flow(name).reachesForward()) {
      return onlyIfProportional(fits);
    }
    boolean isPlain = living().isEmpty();
    Motion plain = isPlain ? judged(fits) : untold();
    if (isPlain && !plain.kind().isWrong()) {
      return steps.flow(name).isScaled() || isDecayed() ? plain.atNoRate() : plain;
    }
    if (plain.kind() == Kind.UPHILL) {
      return throughGate()
          .filter(motion -> motion.kind() == Kind.RIGHT)
          .orElseGet(() -> confirmed(plain, fits));
    }
    return throughGate()
        .orElseGet(() -> isPlain && !isMovedByOthers() ? confirmed(plain, fits) : entering());
  }

  /** True if the gradient that enters tells nothing, as where decay alone moves a dead unit. */
  private boolean isMovedByOthers() {
    return entered().filter(fits -> judged(fits).kind() == Kind.UNTOLD).isPresent();
  }

  /** What is moved by other things than a gradient is not to be judged by it. */
  private Motion onlyIfProportional(List<Fit> fits) {
    Motion motion = judged(fits);
    boolean isTold = motion.kind() == Kind.RIGHT || motion.kind() == Kind.UPHILL;
    return isTold && !steps.isCarried(name) ? confirmed(motion, fits) : untold();
  }

  /** Of a gradient, where no parameter moves: the slope, minus it, or times the samples. */
  Motion gradient(GradientLine gradient) {
    String written = steps.names().atEnd(gradient.name());
    if (!isOfItsShape(written)) {
      return untold();
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
      if (!fit.isFlat() && wouldMove && steps.isConfirmed(name, i, fit.steepest(), slope)) {
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

  private Motion untold() {
    return motion(Kind.UNTOLD, 0, null, Double.NaN, Double.NaN);
  }

  private Motion motion(Kind kind, int step, Fit.Cell cell, double rate, double other) {
    Flow flow = steps.flow(name);
    List<Integer> lines = flow == null ? List.of() : flow.lines();
    int row = steps.begun().get(step).step().row();
    return new Motion(name, kind, lines, 0, step, row, cell, rate, other);
  }

  /** Whether a movement, or a gradient, is one number times the slope in all steps. */
  private Motion judged(List<Fit> fits) {
    Fit first = null;
    for (int i = 0; i < fits.size(); i++) {
      Fit fit = fits.get(i);
      if (fit.isFlat() && !fit.isStill()) {
        return steps.mayBeBranched(name)
            ? untold()
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
      return untold();
    }
    Kind kind = first.factor() < 0 ? Kind.RIGHT : Kind.UPHILL;
    return motion(kind, fits.indexOf(first), first.steepest(), -first.factor(), Double.NaN);
  }

  /** What is wrong by the rules, if differences do not speak against it. */
  private Motion confirmed(Motion motion, List<Fit> fits) {
    if (!motion.kind().isWrong()) {
      return motion;
    }
    Fit.Cell steepest = fits.get(motion.step()).steepest();
    boolean isConfirmed =
        steps.isConfirmed(name, motion.step(), motion.cell(), doubt(motion, steepest))
            && (motion.kind() == Kind.WITHOUT_SLOPE
                || steps.isConfirmed(name, motion.step(), steepest, Math.abs(steepest.slope())));
    return isConfirmed ? motion : motion.as(Kind.UNTOLD, motion.other());
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
  private boolean isDecayed() {
    List<Flow.Gate> gates = steps.gates(name);
    return !steps.isAddedTo(name)
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
      String entering = steps.onTape(name, gate);
      if (gate.begins().stream().noneMatch(living::contains) && isOfItsShape(entering)) {
        List<Fit> entered = steps.fits(name, entering);
        if (Fit.oneFactor(entered).isPresent()) {
          return entered(gate, entered, isLast);
        }
      }
      isLast &= isMixed(gate);
    }
    return Optional.empty();
  }

  /** True if the parameter itself, or what lives from step to step, comes in behind the gate. */
  private boolean isMixed(Flow.Gate gate) {
    return gate.begins().contains(name) || gate.begins().stream().anyMatch(living()::contains);
  }

  /** What enters before anything else is mixed in. */
  private Optional<List<Fit>> entered() {
    return steps.gates(name).stream()
        .filter(gate -> !isMixed(gate))
        .map(gate -> steps.onTape(name, gate))
        .findFirst()
        .filter(this::isOfItsShape)
        .map(entering -> steps.fits(name, entering));
  }

  /** What enters where it is no multiple of the slope; nothing can be said where nothing enters. */
  private Motion entering() {
    return entered()
        .map(fits -> confirmed(judged(fits), fits))
        .filter(motion -> motion.kind() != Kind.UPHILL) // whichever sign it enters with
        .orElseGet(this::untold);
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
    if (isUphill || (!living().isEmpty() && isUphillAtFirst())) {
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
   */
  private boolean isUphillAtFirst() {
    if (state.time() > 0) {
      return false;
    }
    State now = state;
    Matrix gathered = Matrix.filled(steps.shape(name), 0);
    Matrix at = state.value(name).matrix();
    for (int i = 0; i < StepCheck.MOST_STEPS_RUN; i++) {
      Tape.Playing step = steps.tape().play(now, Set.of());
      gathered = gathered.zip(step.exact().slope(name).orElseThrow(), Double::sum);
      now = steps.machine().after(now, steps.machine().clock().ticksPerStep());
      Matrix moved = now.value(name).matrix().zip(at, (a, b) -> a - b);
      if (moved.anyCell(cell -> cell != 0)) {
        return Senses.of(Fit.exactCells(moved, gathered), moved).isUphill();
      }
    }
    return false;
  }
}
