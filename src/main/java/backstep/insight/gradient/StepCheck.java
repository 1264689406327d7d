package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the steps of a program move its parameters down the slope of its loss, whatever its lines
 * are called and wherever they put a sign or a 1/m.
 *
 * <p>Some steps are run aside from the same parameters, and each parameter's movement is held
 * against the slope of the loss by it. Where momentum, averages or clipping come in between, what
 * enters the update is judged instead: the last expression through which all ways from the forward
 * pass lead.
 */
public final class StepCheck {
  private static final int MOST_STEPS_RUN = 2000;

  private final AsideSteps steps;
  private final Program program;
  private final State state;
  private final State afterEpoch;
  private final List<Motion> motions;

  private StepCheck(Machine machine, State state) {
    this.steps = new AsideSteps(machine, state);
    this.program = machine.experiment().program();
    this.state = state;
    int ran = Math.min(machine.clock().stepsPerEpoch(), MOST_STEPS_RUN);
    State begun = machine.aside(state, 0);
    this.afterEpoch = machine.after(begun, (long) ran * machine.clock().ticksPerStep());
    this.motions =
        steps.isEmpty()
            ? List.of()
            : judged().stream().map(motion -> motion.at(new Blame(steps, motion).line())).toList();
  }

  /**
   * Checks the steps that begin with the parameters a state has now; only of a program with a loss.
   */
  public static StepCheck of(Machine machine, State state) {
    return new StepCheck(machine, state);
  }

  /**
   * What was found, a parameter after the other; empty where no step has a finite loss, or a rule
   * of differentiation is missing.
   */
  public List<Motion> motions() {
    return motions;
  }

  /** What is wrong, whatever was meant. */
  public List<Motion> wrong() {
    return motions.stream().filter(motion -> motion.kind().isWrong()).toList();
  }

  /** True if every parameter is known to move down its slope. */
  public boolean isRight() {
    return !motions.isEmpty() && motions.stream().allMatch(motion -> motion.kind() == Kind.RIGHT);
  }

  private List<Motion> judged() {
    if (program.parameters().stream().noneMatch(line -> moves(line.target()))) {
      return gradients();
    }
    List<Motion> moving = new ArrayList<>();
    List<Motion> still = new ArrayList<>();
    for (Line line : program.parameters()) {
      String name = line.target();
      Optional<Motion> stands = moves(name) ? Optional.empty() : standing(name);
      stands.ifPresent(still::add);
      if (stands.isEmpty() && steps.flow(name) != null && steps.flow(name).reachesForward()) {
        moving.add(new ParameterCheck(steps, state, name).moving());
      }
    }
    List<Motion> all = new ArrayList<>(new Rates(steps).compared(moving));
    all.addAll(still);
    return all;
  }

  /** Where nothing moves, the lines dP are judged. */
  private List<Motion> gradients() {
    return GradientLine.of(program).stream()
        .filter(GradientLine::isOfParameter)
        .filter(line -> steps.rerun().parameters().contains(line.of()))
        .map(line -> new ParameterCheck(steps, state, line.of()).gradient(line))
        .toList();
  }

  /** True if some step of an epoch from here writes other bits. */
  private boolean moves(String name) {
    return !program.writers(name).isEmpty()
        && !afterEpoch.value(name).matrix().equals(state.value(name).matrix());
  }

  /** A parameter with a slope that no step of an epoch moves. */
  private Optional<Motion> standing(String name) {
    boolean isAsked =
        steps.rerun().parameters().contains(name)
            && Meeting.isWithInputs(program, steps.rerun().needed(), name);
    return isAsked
        ? new ParameterCheck(steps, state, name)
            .still()
            .map(motion -> isComputedInVain(name) ? motion.as(Kind.DEAD_GRADIENT, 0) : motion)
        : Optional.empty();
  }

  /** True if a line computes a multiple of its slope, and no line reads that. */
  private boolean isComputedInVain(String name) {
    return IntStream.rangeClosed(1, program.size())
        .filter(number -> !steps.rerun().needed().contains(number))
        .filter(number -> !isRead(number))
        .filter(number -> !program.isParameter(program.line(number).target()))
        .mapToObj(steps.names()::writtenBy)
        .filter(written -> steps.shape(written).equals(steps.shape(name)))
        .anyMatch(written -> Fit.oneFactor(steps.fits(name, written)).isPresent());
  }

  private boolean isRead(int number) {
    String written = steps.names().writtenBy(number);
    return IntStream.rangeClosed(number + 1, program.size())
        .anyMatch(later -> steps.names().line(later).value().reads(written));
  }
}
