package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.network.KnownSetting;
import backstep.notation.CellFormula;
import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.notation.StaleRead;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why gradients are wrong. The sample is run again with all updates deferred to its end: an error
 * that vanishes came of a value that was read after its update, one that stays of a wrong
 * derivative. Both may be.
 *
 * @param staleReads the reads of parameters after their update; empty if deferring changes nothing
 * @param effects what those do to the gradients of parameters
 * @param wrongStill the gradients that are wrong with the updates deferred, in the order of lines
 * @param areSlopesOfLoss true if another value than the loss was asked for, and the first of those
 *     is right about the loss
 */
public record GradientCause(
    List<StaleRead> staleReads,
    List<Effect> effects,
    List<CheckedGradient> wrongStill,
    boolean areSlopesOfLoss) {

  public GradientCause {
    staleReads = List.copyOf(staleReads);
    effects = List.copyOf(effects);
    wrongStill = List.copyOf(wrongStill);
  }

  /**
   * What reading updated values does to a gradient, at the cell where they do most.
   *
   * @param formula its error in closed form, where there is one
   * @param cell that formula for the cell in row j and column k, where it is a product
   * @param predicted what the formula says at the cell
   * @param measured what the error is there
   * @param halved what happens with half the learning rate, where the program has one
   */
  public record Effect(
      GradientLine gradient,
      int row,
      int col,
      Optional<Expr> formula,
      Optional<String> cell,
      double predicted,
      double measured,
      Optional<Halved> halved) {}

  /** The error with another learning rate. */
  public record Halved(double alpha, double half, double error) {}

  /**
   * Finds out why.
   *
   * @param gradients those of the check that are asked about, some of them wrong
   */
  public static GradientCause of(GradientCheck check, List<CheckedGradient> gradients) {
    return new Search(check).cause(gradients);
  }

  private static final class Search {
    private final GradientCheck check;
    private final Program program;
    private final State end;
    private final State deferredEnd;
    private final List<CheckedGradient> deferred;

    private Search(GradientCheck check) {
      this.check = check;
      this.program = check.machine().experiment().program();
      this.end = check.slopes().end();
      this.deferredEnd = endOf(Deferral.of(program));
      this.deferred = check.slopes().against(deferredEnd);
    }

    /** The end of the same sample under another program. */
    private State endOf(Program other) {
      Machine machine = check.machine().withLines(other);
      return machine.after(machine.adopt(check.begun()), other.size());
    }

    private GradientCause cause(List<CheckedGradient> gradients) {
      List<CheckedGradient> affected = gradients.stream().filter(this::isAffected).toList();
      boolean parameters = affected.stream().anyMatch(g -> g.gradient().isOfParameter());
      List<Effect> effects =
          affected.stream()
              .filter(gradient -> gradient.gradient().isOfParameter() || !parameters)
              .limit(parameters ? affected.size() : 1)
              .map(gradient -> effect(gradient, most(gradient).orElseThrow()))
              .toList();
      int last = effects.stream().mapToInt(effect -> effect.gradient().line()).max().orElse(0);
      List<StaleRead> reads =
          StaleRead.of(program).stream()
              .filter(read -> program.isParameter(read.name()) && read.line() <= last)
              .toList();
      List<CheckedGradient> still =
          deferred.stream()
              .filter(gradient -> gradient.isWrong() && !check.isMultiple(gradient))
              .toList();
      return new GradientCause(reads, effects, still, isSlopeOfLoss(still));
    }

    private boolean isSlopeOfLoss(List<CheckedGradient> wrong) {
      if (wrong.isEmpty() || !GradientCheck.hasLoss(check.machine())) {
        return false;
      }
      GradientLine first = wrong.get(0).gradient();
      return !check.of().equals(GradientCheck.LOSS)
          && GradientCheck.of(check.machine(), check.begun(), GradientCheck.LOSS)
              .gradients()
              .stream()
              .anyMatch(
                  gradient ->
                      gradient.gradient().equals(first)
                          && !gradient.isWrong()
                          && !gradient.isUnchecked());
    }

    /** True of a gradient with a wrong cell that is another if the updates are deferred. */
    private boolean isAffected(CheckedGradient gradient) {
      return most(gradient)
          .filter(cell -> Math.abs(staleness(gradient, cell)) > cell.tolerance())
          .isPresent();
    }

    /** The wrong cell in which the order of the lines matters most. */
    private Optional<CheckedCell> most(CheckedGradient gradient) {
      return gradient.cells().stream()
          .filter(CheckedCell::isWrong)
          .max(Comparator.comparing(cell -> Math.abs(staleness(gradient, cell))));
    }

    private double staleness(CheckedGradient gradient, CheckedCell cell) {
      return in(end, gradient, cell) - in(deferredEnd, gradient, cell);
    }

    private static double in(State state, CheckedGradient gradient, CheckedCell cell) {
      return state.value(gradient.gradient().name()).matrix().get(cell.row(), cell.col());
    }

    private Effect effect(CheckedGradient gradient, CheckedCell cell) {
      boolean isLeft =
          deferred.stream().anyMatch(other -> isSame(gradient, other) && other.isWrong());
      Map<String, Expr> formulas = StaleError.of(program);
      Optional<Expr> formula = Optional.ofNullable(formulas.get(gradient.gradient().name()));
      double predicted =
          formula
              .map(f -> check.machine().probe(f).value(end).get(cell.row(), cell.col()))
              .orElse(Double.NaN);
      return new Effect(
          gradient.gradient(),
          cell.row(),
          cell.col(),
          formula,
          formula.flatMap(this::cellFormula),
          predicted,
          isLeft ? staleness(gradient, cell) : cell.computed() - cell.slope(),
          halved(gradient, cell));
    }

    private static boolean isSame(CheckedGradient a, CheckedGradient b) {
      return a.gradient().equals(b.gradient());
    }

    private Optional<String> cellFormula(Expr formula) {
      return CellFormula.of(
          formula,
          part -> check.machine().probe(part).value(end).shape(),
          name -> StaleError.meaning(program, name));
    }

    private Optional<Halved> halved(CheckedGradient gradient, CheckedCell cell) {
      String rate = KnownSetting.ALPHA.word();
      boolean inLoss =
          check.slopes().witnesses().rerun().needed().stream()
              .anyMatch(line -> program.line(line).value().reads(rate));
      return program
          .setting(rate)
          .filter(Setting::isNumber)
          .filter(setting -> !inLoss && setting.number() != 0)
          .map(
              setting -> {
                double half = setting.number() / 2;
                Program slower = program.withSetting(rate, half);
                double stale = in(endOf(slower), gradient, cell);
                double deferred = in(endOf(Deferral.of(slower)), gradient, cell);
                return new Halved(setting.number(), half, stale - deferred);
              });
    }
  }
}
