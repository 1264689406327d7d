package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some steps of a program, run aside from the same parameters, with the slopes of the loss. */
final class AsideSteps {
  private static final int MOST_STEPS = 8;
  private static final int FEWEST_STEPS = 4;
  private static final int MOST_CELLS = 4000;

  /**
   * The two ways to a slope may be apart by this share of it, whatever they think of their errors.
   */
  private static final double AGREE = 1e-6;

  /** A difference must be so much sharper than what it is to confirm. */
  private static final double SHARPER = 3;

  private final Machine machine;
  private final Program program;
  private final Rerun rerun;
  private final SingleAssignment names;
  private final Updates updates;
  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, List<Flow.Gate>> gates = new HashMap<>();
  private final Map<String, Expr> extras = new HashMap<>();
  private final Tape tape;
  private final List<State> begun;
  private final int taken;
  private final List<Tape.Playing> played;
  private List<AsideSteps> judges;

  /**
   * Runs them.
   *
   * @param state whose parameters they begin with
   */
  AsideSteps(Machine machine, State state) {
    this.machine = machine;
    this.program = machine.experiment().program();
    this.rerun = new Rerun(machine, GradientCheck.LOSS);
    this.names = new SingleAssignment(program);
    this.updates = new Updates(program, names, rerun);
    trained().forEach(this::follow);
    this.tape = new Tape(machine, names, rerun.needed(), extras);
    List<State> inTurn = inTurn(state);
    this.taken = inTurn.size();
    this.begun = Stream.concat(inTurn.stream(), drawn(state)).toList();
    Set<String> watched = watched();
    this.played = begun.stream().map(start -> tape.play(start, watched)).toList();
  }

  /** Only steps of the usual size, whose rates can be one, and whose loss is a finite number. */
  private List<State> inTurn(State state) {
    return Survey.spread(machine.stepsOfEpoch(), MOST_STEPS).stream()
        .map(step -> machine.aside(state, step))
        .filter(start -> start.step().size() == machine.experiment().stepSize())
        .filter(this::isFinite)
        .toList();
  }

  /** Some more where an epoch has too few steps of several samples to compare. */
  private Stream<State> drawn(State state) {
    return IntStream.range(machine.stepsOfEpoch(), FEWEST_STEPS)
        .filter(any -> machine.experiment().isBatched())
        .mapToObj(draw -> machine.drawnAside(state, draw))
        .filter(this::isFinite);
  }

  private boolean isFinite(State start) {
    return Double.isFinite(rerun.from(start).value());
  }

  private Set<String> watched() {
    Set<String> watched = new HashSet<>(extras.keySet());
    watched.add(Tape.LOSS);
    watched.addAll(rerun.parameters());
    watched.addAll(tape.arguments());
    IntStream.rangeClosed(1, program.size()).forEach(i -> watched.add(names.writtenBy(i)));
    return watched;
  }

  /** The parameters that some line writes and the loss depends on. */
  List<String> trained() {
    return updates.trained();
  }

  private void follow(String name) {
    Flow flow = new Flow(program, names, rerun.needed(), rerun.parameters(), name);
    flows.put(name, flow);
    gates.put(name, flow.gates());
    for (Flow.Gate gate : gates.get(name)) {
      extras.put(onTape(name, gate), gate.expr());
    }
  }

  /** What a gate is called on the tape. */
  String onTape(String name, Flow.Gate gate) {
    return names.fresh("enters_" + name, gates.get(name).indexOf(gate));
  }

  /** Why nothing can be said, if that is so: no step has a finite loss, or a rule is missing. */
  Optional<String> obstacle() {
    return played.isEmpty()
        ? Optional.of("no step looked at has a finite loss")
        : tape.refusal().map(UserError::getMessage);
  }

  /** True if a slope of 0 may come of the branch that some expression takes. */
  boolean mayBeBranched(String name) {
    return !tape.hasRuleFor(name)
        || rerun.needed().stream()
            .flatMap(number -> program.line(number).value().all())
            .anyMatch(this::hasFlatBranch);
  }

  /** True of a choice between values of which one depends on no parameter. */
  private boolean hasFlatBranch(Expr expr) {
    return expr instanceof Expr.Call call
        && (call.function().form() instanceof Form.Pairwise
            || call.function().form() instanceof Form.Choice)
        && call.arguments().stream()
            .skip(call.arguments().size() - 2)
            .anyMatch(branch -> program.writtenNames().stream().noneMatch(branch::reads));
  }

  Machine machine() {
    return machine;
  }

  Program program() {
    return program;
  }

  Rerun rerun() {
    return rerun;
  }

  SingleAssignment names() {
    return names;
  }

  Tape tape() {
    return tape;
  }

  /** What the lines of the updates say. */
  Updates updates() {
    return updates;
  }

  /** These steps, and the same without a penalty in the loss. */
  List<AsideSteps> judges() {
    if (judges == null) {
      judges = new ArrayList<>(List.of(this));
      updates
          .withoutPenalty()
          .map(machine::withLines)
          .map(bare -> new AsideSteps(bare, bare.adopt(begun.get(0))))
          .filter(bare -> bare.obstacle().isEmpty())
          .ifPresent(judges::add);
    }
    return judges;
  }

  /** How values come into the update of a parameter that is trained. */
  Flow flow(String name) {
    return flows.get(name);
  }

  List<Flow.Gate> gates(String name) {
    return gates.get(name);
  }

  /** How many of them take the data in turn: those behind are drawn to compare rates. */
  int taken() {
    return taken;
  }

  /** Where each step begins. */
  List<State> begun() {
    return begun;
  }

  /** One of the steps as it ran. */
  Tape.Playing first() {
    return played.get(0);
  }

  /** All of them, in the order of {@link #begun()}. */
  List<Tape.Playing> played() {
    return played;
  }

  Shape shape(String onTape) {
    return first().exact().value(onTape).shape();
  }

  /** How a parameter moves in each step, against the slope by it. */
  List<Fit> movement(String name) {
    String end = names.atEnd(name);
    return fits(name, run -> run.value(end).minus(run.value(name)));
  }

  /**
   * What a gate lets in against the slope by a parameter; nothing where its shape is neither that
   * of the parameter nor of its transpose.
   */
  Optional<List<Fit>> entering(String name, Flow.Gate gate) {
    String entering = onTape(name, gate);
    Shape shape = shape(entering);
    if (shape.equals(shape(name))) {
      return Optional.of(fits(name, entering));
    }
    return shape.equals(shape(name).transposed())
        ? Optional.of(fits(name, run -> run.value(entering).transposed()))
        : Optional.empty();
  }

  /** A value of the shape of another against the slope by that. */
  List<Fit> fits(String name, String value) {
    return fits(name, run -> run.value(value));
  }

  /** No movement at all against the slope by a parameter. */
  List<Fit> standstill(String name) {
    return fits(name, run -> Matrix.filled(shape(name), 0));
  }

  private List<Fit> fits(String name, Function<Tape.Run, Matrix> moved) {
    return played.stream().map(step -> fit(step, moved, name)).toList();
  }

  private Fit fit(Tape.Playing step, Function<Tape.Run, Matrix> moved, String name) {
    Matrix slope = offKinks(name, step.exact().value(name), step.exact().slope(name).orElseThrow());
    Matrix moves = moved.apply(step.exact());
    int stride = (int) Math.max(1, moves.shape().cells() / MOST_CELLS);
    return Fit.of(
        Fit.cells(
            moves,
            times(Verdict.ROUNDING_MARGIN, step.spreads(moved)),
            slope,
            times(Verdict.ROUNDING_MARGIN, step.spreads(run -> run.slope(name).orElseThrow())),
            stride));
  }

  /** A slope, with no number where a function has two: where a relu is applied to just 0. */
  private Matrix offKinks(String name, Matrix value, Matrix slope) {
    List<Double> kinks = kinks(name);
    return kinks.isEmpty()
        ? slope
        : slope.zip(value, (cell, at) -> kinks.contains(at + 0.0) ? Double.NaN : cell);
  }

  /** Where the functions have kinks that the forward pass applies to a value. */
  private List<Double> kinks(String name) {
    return rerun.needed().stream()
        .map(number -> names.line(number).value())
        .filter(
            value ->
                value instanceof Expr.Call call
                    && call.arguments().get(0) instanceof Expr.Name argument
                    && argument.name().equals(name))
        .map(value -> ((Expr.Call) value).function().form())
        .filter(form -> form instanceof Form.Elementwise)
        .flatMap(form -> ((Form.Elementwise) form).kinks().stream())
        .toList();
  }

  private static Matrix times(double factor, Matrix matrix) {
    return matrix.map(cell -> factor * cell);
  }

  /**
   * Why no difference confirms the slope that the rules give, if none does.
   *
   * @param step the number of the step among these
   * @param doubt what is to be told from a slope, as far from it
   */
  Optional<Untold> unconfirmed(String name, int step, Fit.Cell cell, double doubt) {
    return unconfirmed(name, begun.get(step), played.get(step), cell, doubt);
  }

  /**
   * The same of another step.
   *
   * @param played the step as the tape has run it, with its loss
   */
  Optional<Untold> unconfirmed(
      String name, State from, Tape.Playing played, Fit.Cell cell, double doubt) {
    Rerun.Outcome here = rerun.from(from);
    double noise =
        Verdict.ROUNDING_MARGIN * played.spread(run -> run.value(Tape.LOSS).scalar())
            + Math.ulp(1.0) * Math.abs(here.value());
    MeasuredSlope slope =
        MeasuredSlope.of(
            rerun,
            from,
            name,
            cell.row(),
            cell.col(),
            Math.max(from.value(name).matrix().largest(), Double.MIN_NORMAL),
            here,
            noise);
    double allowed =
        Verdict.ESTIMATE_MARGIN * slope.error()
            + cell.slopeNoise()
            + AGREE * Math.abs(cell.slope());
    return switch (slope.obstacle()) {
      case KINK -> Optional.of(Untold.KINK);
      case NOT_FINITE -> Optional.of(Untold.NOT_FINITE);
      case NONE ->
          SHARPER * allowed <= doubt
              ? Optional.of(Untold.DISPUTED)
                  .filter(any -> !(Math.abs(slope.value() - cell.slope()) <= allowed))
              : Optional.of(Untold.BLURRED);
    };
  }
}
