package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Program;
import backstep.notation.UserError;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The gradients of one sample, run whole and aside from the parameters it began with, checked
 * against the slopes of its loss.
 */
public final class GradientCheck {
  /** What gradients are of, unless another value is asked for. */
  public static final String LOSS = "loss";

  private final State begun;
  private final String of;
  private final MeasuredSlopes slopes;
  private final List<CheckedGradient> gradients;
  private StepCheck step;

  GradientCheck(Witnesses witnesses, State begun, String of, boolean byDifferences) {
    this.begun = begun;
    this.of = of;
    this.slopes = new MeasuredSlopes(witnesses, begun, byDifferences);
    this.gradients = slopes.check();
  }

  /**
   * Checks the sample that a state is in.
   *
   * @throws UserError if no line writes the value, or it is not 1 x 1
   */
  public static GradientCheck of(Machine machine, State state, String of) {
    requireNumber(machine, of);
    Witnesses witnesses = new Witnesses(machine, of, false);
    return new GradientCheck(witnesses, machine.begun(state), of, true);
  }

  /**
   * Checks the samples that some states are in against the loss, one by one as they are asked for;
   * what is prepared for the program is prepared once.
   *
   * @throws UserError if no line writes a loss, or it is not 1 x 1
   */
  public static Stream<GradientCheck> each(Machine machine, Stream<State> states) {
    requireNumber(machine, LOSS);
    Witnesses witnesses = new Witnesses(machine, LOSS, false);
    return states.map(state -> new GradientCheck(witnesses, machine.begun(state), LOSS, true));
  }

  private static void requireNumber(Machine machine, String of) {
    if (machine.experiment().program().writers(of).isEmpty()) {
      throw new UserError(
          "gradcheck compares with the slopes of "
              + of
              + ", and no line of this program writes it; gradcheck NAME takes those of another"
              + " value, 1 x 1");
    }
    if (!machine.shape(of).isScalar()) {
      throw new UserError(
          "gradcheck compares with the slopes of a value that is 1 x 1, and "
              + of
              + " is "
              + machine.shape(of));
    }
  }

  public static boolean hasLoss(Machine machine) {
    return !machine.experiment().program().writers(LOSS).isEmpty()
        && machine.shape(LOSS).isScalar();
  }

  /**
   * The largest relative error of a parameter's gradient; NaN if none could be checked. As many
   * times the slope as the step has samples is no error where the check says right.
   */
  public double relativeError() {
    return gradients.stream()
        .filter(gradient -> gradient.gradient().isOfParameter())
        .map(gradient -> isMultiple(gradient) && isUsual(gradient) ? gradient.divided() : gradient)
        .map(CheckedGradient::relativeError)
        .flatMapToDouble(OptionalDouble::stream)
        .max()
        .orElse(Double.NaN);
  }

  /** True if some gradient is wrong. */
  public boolean isWrong() {
    return gradients.stream().anyMatch(this::isWrong);
  }

  /** True if it is no such multiple of the slope as {@link #isMultiple} means. */
  boolean isWrong(CheckedGradient gradient) {
    return gradient.isWrong() && !isMultiple(gradient);
  }

  /**
   * True of what is one number times the slope of the loss in a step of several samples, such as m
   * where a later line divides by it, if no parameter moves wrongly because of this line.
   */
  public boolean isMultiple(CheckedGradient gradient) {
    return machine().experiment().isBatched()
        && of.equals(LOSS)
        && gradient.isWrong()
        && gradient.factor().isPresent()
        && step().wrong().stream().noneMatch(motion -> motion.line() == gradient.gradient().line());
  }

  /** True of one that is the slope, minus it, or as many times it as the step has samples. */
  public boolean isUsual(CheckedGradient multiple) {
    return Rates.isUsual(multiple.factor().orElseThrow(), begun);
  }

  /**
   * True if nothing comes of what is wrong: each parameter moves down the slope of the loss,
   * because a later line makes up for it, or would do so if nothing were clipped.
   */
  public boolean isMadeUpFor() {
    return isWrong() && (movesDown() || (of.equals(LOSS) && step().isClipped()));
  }

  /** True if each parameter is known to move down the slope of the loss. */
  public boolean movesDown() {
    return of.equals(LOSS) && step().isRight();
  }

  /** The parameters that do not move down the slope of the loss, whatever their gradients are. */
  public List<String> movedWrongly() {
    return of.equals(LOSS)
        ? step().wrong().stream().map(Motion::parameter).distinct().toList()
        : List.of();
  }

  /** Why nothing can be said of how some parameters move. */
  public Map<String, Untold> untold() {
    return of.equals(LOSS) ? step().untold() : Map.of();
  }

  /** How the step moves the parameters, found when it is first asked for. */
  private StepCheck step() {
    if (step == null) {
      step = StepCheck.of(machine(), begun);
    }
    return step;
  }

  public Machine machine() {
    return slopes.witnesses().machine();
  }

  /** Where the sample begins. */
  public State begun() {
    return begun;
  }

  /** The 1 x 1 value whose slopes are measured. */
  public String of() {
    return of;
  }

  /** What it is in this sample; nothing is checked where that is not finite. */
  public double value() {
    return slopes.value();
  }

  /** The gradients in the order of their lines, those of intermediate values among them. */
  public List<CheckedGradient> gradients() {
    return gradients;
  }

  /**
   * The parameters that the value depends on and some line changes, and no line computes a gradient
   * of. One that no line changes is a constant.
   */
  public List<String> without() {
    Program program = machine().experiment().program();
    Set<String> parameters = slopes.witnesses().rerun().parameters();
    return program.writtenNames().stream()
        .filter(parameters::contains)
        .filter(program::isTrained)
        .filter(name -> program.writers(GradientLine.nameFor(name)).isEmpty())
        .toList();
  }

  /** One cell in so many was looked at: 1, but for a large network. */
  public int oneIn() {
    return slopes.witnesses().stride();
  }

  MeasuredSlopes slopes() {
    return slopes;
  }
}
