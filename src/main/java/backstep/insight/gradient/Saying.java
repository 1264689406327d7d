package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.matrix.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of a matrix that is held against the slope by a parameter in several steps.
 */
final class Saying {
  private final AsideSteps steps;
  private final String name;

  Saying(AsideSteps steps, String name) {
    this.steps = steps;
    this.name = name;
  }

  /** Whether a movement, or a gradient, is one number times the slope in all steps. */
  Motion judged(List<Fit> fits) {
    Fit first = null;
    boolean scheduled = false;
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
      if (fit.isProportional() && first != null && !first.agreesWith(fit) && !scheduled) {
        scheduled = new Schedule(steps).explains(name, fits);
        if (!scheduled) {
          return motion(Kind.UNEVEN_RATE, i, fit.steepest(), -fit.factor(), -first.factor());
        }
      }
      first = first == null && fit.isProportional() ? fit : first;
    }
    if (first == null) {
      return untold(blurred(fits));
    }
    Kind kind = Kind.of(first.factor());
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
  Motion confirmed(Motion motion, List<Fit> fits) {
    if (!motion.kind().isWrong()) {
      return motion;
    }
    Fit fit = fits.get(motion.step());
    Fit.Cell steepest = fit.steepest();
    Optional<Untold> why =
        steps.unconfirmed(name, motion.step(), motion.cell(), doubt(motion, fit));
    if (why.isEmpty() && motion.kind() != Kind.WITHOUT_SLOPE) {
      why = steps.unconfirmed(name, motion.step(), steepest, Math.abs(steepest.slope()));
    }
    return why.map(motion::untold).orElse(motion);
  }

  /** How far what was found is from what should have been, in the units of a slope. */
  private static double doubt(Motion motion, Fit fit) {
    Fit.Cell cell = motion.cell();
    return switch (motion.kind()) {
      case OTHER_DIRECTION, ONE_NUMBER ->
          Double.isNaN(motion.rate()) ? Math.abs(fit.steepest().slope()) : fit.distance(cell);
      case UNEVEN_RATE, OTHER_FACTOR ->
          Math.abs(cell.slope())
              * Math.abs(motion.rate() - motion.other())
              / Math.max(Math.abs(motion.rate()), Math.abs(motion.other()));
      case WITHOUT_SLOPE -> Math.abs(cell.moved());
      default -> Math.abs(cell.slope());
    };
  }

  /**
   * Right or uphill, if the movement is the slope and the parameter itself, each times a number.
   */
  Optional<Motion> withDecay(List<Fit> fits) {
    if (!steps.flow(name).begins().contains(name) || !steps.updates().isDecayed(name)) {
      return Optional.empty();
    }
    Matrix value = steps.begun().get(0).value(name).matrix();
    return WithDecay.of(fits, value)
        .map(
            fit ->
                fit.isCertain()
                    ? motion(
                        Kind.of(fit.factor()), 0, fits.get(0).steepest(), Double.NaN, Double.NaN)
                    : untold(Untold.DECAYED));
  }

  Motion untold(Untold why) {
    return motion(Kind.UNTOLD, 0, null, Double.NaN, Double.NaN).untold(why);
  }

  Motion motion(Kind kind, int step, Fit.Cell cell, double rate, double other) {
    Flow flow = steps.flow(name);
    List<Integer> lines = flow == null ? List.of() : flow.lines();
    String where = steps.machine().nameOfStep(steps.begun().get(step));
    return new Motion(name, kind, lines, 0, step, where, cell, rate, other, null);
  }
}
