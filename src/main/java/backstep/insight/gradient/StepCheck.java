package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
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
  /** Steps that are run to see a parameter change. */
  static final int MOST_STEPS_RUN = 2000;

  private static final int MOST_EPOCHS_RUN = 20;

  /** A step that is less than this of what its slope asks for is a rounding. */
  private static final double FAINT = 1e-9;

  private final AsideSteps steps;
  private final Program program;
  private final State state;
  private final Set<String> moved = new HashSet<>();
  private Machine machine;
  private List<Motion> motions;
  private boolean isWholeEpoch;

  private StepCheck(Machine machine, State state) {
    this.machine = machine;
    this.steps = new AsideSteps(machine, state);
    this.program = machine.experiment().program();
    this.state = state;
    runEpochs();
    this.motions = steps.obstacle().isPresent() ? List.of() : blamed(judged());
  }

  private List<Motion> blamed(List<Motion> judged) {
    List<Motion> right = judged.stream().filter(motion -> motion.kind() == Kind.RIGHT).toList();
    return judged.stream()
        .map(motion -> motion.at(new Blame(steps, motion, right).line()))
        .toList();
  }

  /**
   * Which parameters some step writes other bits to; some are trained in some of the epochs only.
   */
  private void runEpochs() {
    List<String> written =
        program.parameters().stream().map(Line::target).filter(program::isTrained).toList();
    State now = machine.aside(state, 0);
    int most = stepsRun();
    for (int i = 0; i < most && moved.size() < written.size(); i++) {
      State next = machine.after(now, machine.clock().ticksPerStep());
      for (String name : written) {
        if (!next.value(name).matrix().equals(now.value(name).matrix())) {
          moved.add(name);
        }
      }
      now = next;
    }
    isWholeEpoch = machine.clock().stepsPerEpoch() <= most;
  }

  /**
   * Checks the steps that begin with the parameters a state has now; only of a program with a loss.
   */
  public static StepCheck of(Machine machine, State state) {
    StepCheck check = new StepCheck(machine, state);
    if (!check.wrong().isEmpty()) {
      new Clipping(check.steps).undone().ifPresent(check::judgeUnclipped);
    }
    return check;
  }

  /**
   * True if a parameter goes down the sum of its slopes in the first step that moves it.
   *
   * @param begun from where on the slopes are summed up, within so many steps
   */
  public static boolean movesDownSum(Machine machine, State begun, String name, int most) {
    AsideSteps steps = new AsideSteps(machine, begun);
    return steps.obstacle().isEmpty()
        && Window.next(machine, begun, name, most)
            .map(window -> window.fit(steps.tape(), name))
            .filter(fit -> fit.isProportional() && Kind.of(fit.factor()) == Kind.RIGHT)
            .isPresent();
  }

  /**
   * Judges what seems wrong by the steps of the program without its clipping, unless more is wrong
   * there, as where it was no clipping but the slope of a loss.
   */
  private void judgeUnclipped(Program without) {
    Machine unclipped = machine.withLines(without);
    StepCheck check = new StepCheck(unclipped, unclipped.adopt(state));
    if (check.wrong().stream().map(Motion::parameter).allMatch(this::isWrong)) {
      motions =
          motions.stream()
              .map(motion -> motion.kind().isWrong() ? check.unclipped(motion) : motion)
              .toList();
      machine = unclipped;
    }
  }

  private boolean isWrong(String parameter) {
    return wrong().stream().anyMatch(motion -> motion.parameter().equals(parameter));
  }

  /** The same parameter's motion here, where it is wrong as well, or nothing can be said. */
  private Motion unclipped(Motion clipped) {
    return motions.stream()
        .filter(motion -> motion.parameter().equals(clipped.parameter()))
        .filter(motion -> motion.kind().isWrong() || motion.kind() == Kind.UNTOLD)
        .findFirst()
        .orElseGet(() -> clipped.untold(Untold.CLIPPED).at(0));
  }

  /** The machine whose steps are judged: where that is needed, without what the program clips. */
  public Machine machine() {
    return machine;
  }

  /**
   * What was found, a parameter after the other; empty where no step has a finite loss, or a rule
   * of differentiation is missing.
   */
  public List<Motion> motions() {
    return motions;
  }

  /** Where the steps that are judged begin. */
  List<State> begun() {
    return steps.begun();
  }

  /** Why nothing can be proved, if that is so. */
  public Optional<String> obstacle() {
    return steps.obstacle();
  }

  /** True if a whole epoch was run, and moves some parameter that the loss depends on. */
  public boolean seesWhatStands() {
    return isWholeEpoch && steps.trained().stream().anyMatch(moved::contains);
  }

  /** What is wrong, whatever was meant. */
  public List<Motion> wrong() {
    return motions.stream().filter(motion -> motion.kind().isWrong()).toList();
  }

  /** Why nothing can be said of how some parameters move, by their names. */
  public Map<String, Untold> untold() {
    Map<String, Untold> untold = new LinkedHashMap<>();
    motions.stream()
        .filter(motion -> motion.kind() == Kind.UNTOLD)
        .forEach(motion -> untold.put(motion.parameter(), motion.untold()));
    return untold;
  }

  /** True if what is clipped is all that seems wrong. */
  boolean isClipped() {
    return wrong().isEmpty() && untold().containsValue(Untold.CLIPPED);
  }

  /** True if every parameter is known to move down its slope. */
  public boolean isRight() {
    return !motions.isEmpty() && motions.stream().allMatch(motion -> motion.kind() == Kind.RIGHT);
  }

  private List<Motion> judged() {
    if (moved.isEmpty() && isWholeEpoch) {
      return gradients();
    }
    List<Motion> moving = new ArrayList<>();
    for (String name : steps.trained()) {
      if (moved.contains(name)) {
        moving.add(moving(name));
      }
    }
    double rate = moving.stream().mapToDouble(Motion::rate).filter(r -> r > 0).max().orElse(0);
    moving.replaceAll(motion -> stoodStill(motion, rate).orElse(motion));
    List<Motion> all = new ArrayList<>(new Rates(steps).compared(moving));
    if (seesWhatStands()) {
      program.parameters().stream()
          .map(Line::target)
          .filter(name -> !moved.contains(name))
          .forEach(name -> standing(name, rate).ifPresent(all::add));
    }
    return all;
  }

  /** One whose update leaves it where it is, but for roundings, in all epochs that are run. */
  private Optional<Motion> stoodStill(Motion motion, double rate) {
    String name = motion.parameter();
    return rate > 0 && isWholeEpoch && motion.untold() == Untold.STILL
        ? new ParameterCheck(steps, state, name)
            .still(rate)
            .filter(still -> farthest(name) < FAINT * rate * Math.abs(still.cell().slope()))
        : Optional.empty();
  }

  /** How far a cell of a parameter is moved at most by one step. */
  private double farthest(String name) {
    double farthest = 0;
    State now = machine.aside(state, 0);
    for (int i = 0; i < stepsRun(); i++) {
      State next = machine.after(now, machine.clock().ticksPerStep());
      Matrix moved = next.value(name).matrix().minus(now.value(name).matrix());
      farthest = Math.max(farthest, moved.largest());
      now = next;
    }
    return farthest;
  }

  private int stepsRun() {
    return Math.min(MOST_EPOCHS_RUN * machine.clock().stepsPerEpoch(), MOST_STEPS_RUN);
  }

  private Motion moving(String name) {
    ParameterCheck check = new ParameterCheck(steps, state, name);
    Motion motion = check.moving();
    boolean isByNoGradient =
        motion.kind() == Kind.UNTOLD
            && !steps.flow(name).reachesForward()
            && isComputedInVain(name);
    return isByNoGradient
        ? check.still(0).map(still -> still.as(Kind.DEAD_GRADIENT, 0)).orElse(motion)
        : motion;
  }

  /** Where nothing moves, the lines dP are judged; all may be summed or averaged over the data. */
  private List<Motion> gradients() {
    List<Motion> gradients =
        GradientLine.of(program).stream()
            .filter(GradientLine::isOfParameter)
            .filter(line -> steps.rerun().parameters().contains(line.of()))
            .map(line -> new ParameterCheck(steps, state, line.of()).gradient(line))
            .toList();
    int rows = steps.machine().experiment().data().size();
    boolean isOverData =
        DoubleStream.of(rows, 1.0 / rows)
            .anyMatch(
                times ->
                    gradients.stream().allMatch(g -> Rates.areNear(Math.abs(g.rate()), times)));
    return isOverData
        ? gradients.stream().map(gradient -> gradient.as(Kind.RIGHT, 1)).toList()
        : gradients;
  }

  /**
   * A parameter with a slope that no step of an epoch moves.
   *
   * @param rate at which others move, or 0
   */
  private Optional<Motion> standing(String name, double rate) {
    if (!steps.rerun().parameters().contains(name)) {
      return Optional.empty();
    }
    Meeting meeting = new Meeting(program, steps.rerun().needed(), moved);
    boolean isInVain = !meeting.isData(name) && isComputedInVain(name);
    return isInVain || meeting.isWithInputs(name, state.value(name).matrix())
        ? new ParameterCheck(steps, state, name)
            .still(rate)
            .map(motion -> isInVain ? motion.as(Kind.DEAD_GRADIENT, 0) : motion)
        : Optional.empty();
  }

  /** True if a line computes a multiple of its slope, and no line reads that. */
  private boolean isComputedInVain(String name) {
    boolean isNumber = steps.shape(name).isScalar(); // which anything could be a multiple of
    return IntStream.rangeClosed(1, program.size())
        .filter(number -> !steps.rerun().needed().contains(number))
        .filter(number -> !isRead(number))
        .filter(number -> !program.isParameter(program.line(number).target()))
        .filter(
            number -> !isNumber || program.line(number).target().equals(GradientLine.nameFor(name)))
        .mapToObj(steps.names()::writtenBy)
        .filter(written -> steps.shape(written).equals(steps.shape(name)))
        .anyMatch(
            written ->
                steps.judges().stream()
                    .anyMatch(judge -> Fit.oneFactor(judge.fits(name, written)).isPresent()));
  }

  private boolean isRead(int number) {
    String written = steps.names().writtenBy(number);
    return IntStream.rangeClosed(number + 1, program.size())
        .anyMatch(later -> steps.names().line(later).value().reads(written));
  }
}
