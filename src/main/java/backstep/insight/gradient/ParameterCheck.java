package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one parameter moves: whether that is one number times its slope, and down. */
final class ParameterCheck {
  private final AsideSteps steps;
  private final State state;
  private final String name;
  private final Saying says;
  private final Entering entering;

  /**
   * Prepares it.
   *
   * @param state from which the steps were run
   */
  ParameterCheck(AsideSteps steps, State state, String name) {
    this.steps = steps;
    this.state = state;
    this.name = name;
    this.says = new Saying(steps, name);
    this.entering = new Entering(steps, state, name, says);
  }

  /** Of a parameter that is trained. */
  Motion moving() {
    List<Fit> fits = steps.movement(name);
    if (steps.updates().isCarried(name, steps.flow(name)) || !steps.flow(name).reachesForward()) {
      return onlyIfProportional(fits);
    }
    if (isOfAnotherForwardPass()) {
      return says.untold(Untold.OTHER_PASS);
    }
    boolean isPlain = entering.living().isEmpty();
    Optional<Motion> ofWindow = isPlain ? Optional.empty() : ofWindow();
    if (ofWindow.isPresent()) {
      return ofWindow.get();
    }
    Motion plain = isPlain ? says.judged(fits) : says.untold(Untold.MIXED);
    if (isPlain && !plain.kind().isWrong()) {
      return steps.flow(name).isScaled() || entering.isMovedBesides() ? plain.atNoRate() : plain;
    }
    if (plain.kind() == Kind.UPHILL) {
      return entering
          .throughGate()
          .filter(motion -> motion.kind() == Kind.RIGHT)
          .orElseGet(() -> says.confirmed(plain, fits));
    }
    return entering
        .throughGate()
        .or(() -> isPlain ? says.withDecay(fits) : Optional.empty())
        .orElseGet(
            () ->
                isPlain && !entering.isMovedByOthers()
                    ? says.confirmed(plain, fits)
                    : entering.entering());
  }

  /** Of gradients that are added up over some steps: down their sum, up, or neither. */
  private Optional<Motion> ofWindow() {
    if (entering.living().stream().noneMatch(steps.updates()::isOfForwardPass)) {
      return Optional.empty();
    }
    return Window.find(steps.machine(), state, name, entering.living())
        .flatMap(window -> ofWindow(window, window.fit(steps.tape(), name)));
  }

  private Optional<Motion> ofWindow(Window window, Fit fit) {
    if (fit.isProportional()) {
      Motion motion = says.motion(Kind.of(fit.factor()), 0, null, -fit.factor(), Double.NaN);
      return Optional.of(window.areOfOneSize() ? motion : motion.atNoRate());
    }
    if (fit.worst() == null || steps.updates().isDecayed(name)) {
      return Optional.empty();
    }
    double doubt = fit.distance(fit.worst()) / window.begun().size();
    boolean isConfirmed =
        window.begun().stream().allMatch(start -> isConfirmed(start, fit.worst(), doubt));
    return isConfirmed
        ? Optional.of(
            says.motion(Kind.OTHER_SUM, 0, fit.worst(), -fit.factor(), window.begun().size()))
        : Optional.empty();
  }

  private boolean isConfirmed(State start, Fit.Cell at, double doubt) {
    Tape.Playing step = steps.tape().play(start, Set.of(name, Tape.LOSS));
    double slope = step.exact().slope(name).orElseThrow().get(at.row(), at.col());
    Fit.Cell cell = new Fit.Cell(at.row(), at.col(), 0, 0, slope, 0);
    return steps.unconfirmed(name, start, step, cell, doubt).isEmpty();
  }

  /** True if its gradient comes of a forward pass that is run again, with updated parameters. */
  private boolean isOfAnotherForwardPass() {
    return steps.flow(name).lines().stream().anyMatch(steps.updates()::isOfUpdated);
  }

  /**
   * What is moved by other things than a gradient is not to be judged by it; a velocity that is
   * read before it is updated was one in the step before.
   */
  private Motion onlyIfProportional(List<Fit> fits) {
    if (!entering.living().isEmpty() && entering.isUphillAtFirst(now -> false)) {
      return says.motion(Kind.UPHILL, 0, null, Double.NaN, Double.NaN);
    }
    if (steps.updates().isCarried(name, steps.flow(name))) {
      return says.untold(Untold.CARRIED);
    }
    Motion motion = says.judged(fits);
    boolean isTold = motion.kind() == Kind.RIGHT || motion.kind() == Kind.UPHILL;
    return isTold ? says.confirmed(motion, fits) : says.untold(Untold.NO_GRADIENT);
  }

  /** Of a gradient, where no parameter moves: the slope, minus it, or times the samples. */
  Motion gradient(GradientLine gradient) {
    String written = steps.names().atEnd(gradient.name());
    if (!isOfItsShape(written)) {
      return says.untold(Untold.OTHER_SHAPE);
    }
    List<Fit> fits = steps.fits(name, written);
    Motion motion = says.judged(fits);
    if (motion.kind() != Kind.RIGHT && motion.kind() != Kind.UPHILL) {
      return says.confirmed(motion, fits);
    }
    boolean isUsual = Rates.isUsual(motion.rate(), steps);
    return says.confirmed(motion.as(isUsual ? Kind.RIGHT : Kind.OTHER_FACTOR, 1), fits);
  }

  /**
   * Of one that never moves: whether it has a slope in the steps of the run, and would move by more
   * than a rounding.
   *
   * @param rate at which others move, or 0 where that is not known; few take more than 1
   */
  Optional<Motion> still(double rate) {
    List<Fit> fits = steps.standstill(name);
    for (int i = 0; i < steps.taken(); i++) {
      Fit fit = fits.get(i);
      double slope = Math.abs(fit.steepest().slope());
      double size = steps.begun().get(i).value(name).matrix().largest();
      boolean wouldMove = (rate > 0 ? rate : 1) * slope > Math.ulp(size);
      if (!fit.isFlat()
          && wouldMove
          && steps.unconfirmed(name, i, fit.steepest(), slope).isEmpty()) {
        return Optional.of(says.motion(Kind.NEVER_MOVES, i, fit.steepest(), 0, Double.NaN));
      }
    }
    return Optional.empty();
  }

  private boolean isOfItsShape(String onTape) {
    return steps.shape(onTape).equals(steps.shape(name));
  }
}
