package backstep.machine;

import backstep.matrix.CrossEntropy;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Axes;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Slot;
import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one experiment: one line at a time from state to state, or many steps at once by the same
 * kernels, which gives the same bits.
 *
 * <p>The buffers inside are scratch space that is loaded from whatever state comes in; so a machine
 * can serve many timelines, one thread at a time.
 */
public final class Machine {
  private final Experiment experiment;
  private final GradientError gradientError;
  private final Draws draws;
  private final Codes codes;
  private final Order order;
  private final Clock clock;
  private final Interpreter interpreter;
  private final WholeSteps wholeSteps;
  private Machine oneByOne;

  /**
   * Lowers the program, for a machine that is not asked for {@code gradient_error()}.
   *
   * @throws backstep.notation.UserError if a name or a shape of the program does not fit
   */
  public Machine(Experiment experiment) {
    this(experiment, GradientError.UNKNOWN);
  }

  /**
   * Lowers the program.
   *
   * @throws backstep.notation.UserError if a name or a shape of the program does not fit
   */
  public Machine(Experiment experiment, GradientError gradientError) {
    this(experiment, gradientError, new Draws(experiment));
  }

  private Machine(Experiment experiment, GradientError gradientError, Draws draws) {
    this(
        experiment,
        gradientError,
        draws,
        Order.of(experiment, draws, () -> drawnBy(experiment, draws)));
  }

  /** Lowers the program for the steps of an order. */
  private Machine(Experiment experiment, GradientError gradientError, Draws draws, Order order) {
    this.experiment = experiment;
    this.gradientError = gradientError;
    this.draws = draws;
    this.order = order;
    this.codes = new Codes(experiment, draws, order.sizes());
    this.clock = new Clock(experiment.program().size(), order.stepsPerEpoch());
    this.interpreter = new Interpreter(codes, order, clock);
    this.wholeSteps = new WholeSteps(experiment.program(), codes, order, clock);
  }

  /** The generator as the parameters leave it. */
  private static NumpyRandom drawnBy(Experiment experiment, Draws draws) {
    return new Parameters(experiment, draws, experiment.stepSize()).draw(experiment.seed());
  }

  public Experiment experiment() {
    return experiment;
  }

  /**
   * A machine for the same experiment that takes the steps of another one.
   *
   * @throws UserError if its lines draw something else
   */
  public Machine inOrderOf(Machine other) {
    if (!draws.areLike(other.draws)) {
      throw new UserError(
          "the lines of the two draw different random numbers, so they cannot run in step");
    }
    return new Machine(experiment, gradientError, draws, other.order);
  }

  /**
   * A machine for lines made from those of this one's program, in whatever order they stand: they
   * read what the program draws.
   */
  public Machine withLines(Program changed) {
    return new Machine(experiment.with(changed), gradientError, draws, order);
  }

  /** A machine that takes one sample a step. */
  Machine oneByOne() {
    if (oneByOne == null) {
      oneByOne = seeing(experiment.oneByOne());
    }
    return oneByOne;
  }

  /** A machine for the same program on other data, to look from this one's states. */
  public Machine onOther(DataSet data) {
    return seeing(experiment.on(data));
  }

  private Machine seeing(Experiment other) {
    Draws drawn = new Draws(other);
    return new Machine(
        other, gradientError, drawn, order.seenBy(other, drawn, () -> drawnBy(other, drawn)));
  }

  /** A machine for another experiment, which answers as this one does. */
  Machine forAnother(Experiment other) {
    return new Machine(other, gradientError);
  }

  double gradientError(State state) {
    return gradientError.of(this, state);
  }

  /** How the time of its runs is divided. */
  public Clock clock() {
    return clock;
  }

  /** Cells that one step writes, a measure of its work. */
  public long cellsPerStep() {
    return codes.usual().operations().stream().mapToLong(op -> op.out().shape().cells()).sum();
  }

  /** The shape of a value of the program, or of what the machine gives, such as x. */
  public Shape shape(String name) {
    return codes.usual().shape(name);
  }

  /** The same in a step, which may have fewer samples than others. */
  public Shape shape(String name, Step step) {
    return codes.ofSize(step.size()).shape(name);
  }

  /** True if an expression can be asked of this machine's states. */
  public boolean fits(Expr expr) {
    return probeIfFits(expr).isPresent();
  }

  /** Prepares an expression, or nothing where it cannot be asked of this machine's states. */
  public Optional<Probe> probeIfFits(Expr expr) {
    try {
      return Optional.of(probe(expr));
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  /** Prepares an expression to be computed from any state of this machine. */
  public Probe probe(Expr expr) {
    return new Probe(this, expr);
  }

  Codes codes() {
    return codes;
  }

  /** Computes what was lowered for the step and the line that a state stands at. */
  Matrix compute(Lowering.Lowered lowered, State state) {
    codes.load(state);
    return lowered.compute();
  }

  /** The state at epoch 0, step 0, line 1: the parameters' lines have run from the seed. */
  public State start() {
    return Interpreter.start(experiment, draws, order);
  }

  /** Runs the line the state stands at; at the end, takes the next step. */
  public State next(State state) {
    return interpreter.next(state);
  }

  /** The state so many ticks later. */
  public State after(State state, long ticks) {
    State now = state;
    long left = ticks;
    while (left > 0 && (!now.position().atStepStart() || left < clock.ticksPerStep())) {
      now = next(now);
      left--;
    }
    if (left >= clock.ticksPerStep()) {
      now = wholeSteps.run(now, left / clock.ticksPerStep());
      left %= clock.ticksPerStep();
    }
    for (; left > 0; left--) {
      now = next(now);
    }
    return now;
  }

  /**
   * The end of a step, run whole with the parameters a state has now. The run itself is not
   * touched.
   *
   * @param number which step, where the data is taken in turn
   */
  public State fork(State state, int number) {
    return fork(state, number, Position.END);
  }

  /** The same when the step has come to a line. */
  State fork(State state, int number, int line) {
    State aside = aside(state, number);
    return after(aside, clock.ticksInto(aside.position().atLine(line)))
        .withLosses(state.lossSoFar(), state.epochLoss());
  }

  /**
   * The beginning of a step, with the parameters that a state has now.
   *
   * @param number which step, where the data is taken in turn
   */
  public State aside(State state, int number) {
    return aside(state, number, order.aside(state.position(), number));
  }

  /**
   * The same of a step that no run takes: its rows are drawn with replacement, as for a bootstrap,
   * where a run has too few steps to compare.
   *
   * @param draw always the same rows for the same number
   */
  public State drawnAside(State state, int draw) {
    return aside(state, 0, order.resampled(order.aside(state.position(), 0), draw));
  }

  /**
   * The beginning of a step with another row of the data in one of its places.
   *
   * @param begun the beginning of the step
   */
  public State withRow(State begun, int place, int row) {
    List<Integer> rows = new ArrayList<>(begun.step().rows());
    rows.set(place, row);
    return begun.beginning(new Step(rows, begun.step().draws()), begun.before());
  }

  private State aside(State state, int number, Step step) {
    Position position = new Position(state.position().epoch(), number, 1);
    Values values = state.values().carriedOver(codes.parameters().slots().size());
    return State.begun(state.time(), position, step, values);
  }

  /**
   * What the step of a state is called: {@code sample 3}, {@code step 3}, and by its rows where
   * that number would not tell them.
   */
  public String nameOfStep(State state) {
    int number = state.position().step();
    if (!experiment.isBatched()) {
      return state.step().named(experiment.rowWord());
    }
    return !experiment.isInTurn() || !state.step().rows().equals(order.inTurn(number).rows())
        ? "a step of " + state.step().named(experiment.rowWord())
        : experiment.stepWord() + " " + number;
  }

  /** The beginning of the step that a state is in. */
  public State begun(State state) {
    return state
        .at(state.time(), state.position().atLine(1))
        .beginning(state.step(), state.before());
  }

  /** How many steps there are to look at with {@link #begun(State, int)}. */
  public int stepsOfEpoch() {
    return experiment.isPicked() ? order.stepsInTurn() : clock.stepsPerEpoch();
  }

  /**
   * The beginning of a step of the same epoch, with the parameters with which this one began; where
   * an epoch picks samples at random, that of a step of the data in turn.
   *
   * @param number which step
   */
  public State begun(State state, int number) {
    Position position = new Position(state.position().epoch(), number, 1);
    Step step =
        experiment.isPicked()
            ? order.aside(state.position(), number)
            : order.step(position.epoch(), number);
    return state.at(state.time(), position).beginning(step, state.before());
  }

  /**
   * The beginning of a step in another machine's run, taken over into this one.
   *
   * @throws UserError if a parameter has another shape here, since it has one for each sample
   */
  public State adopt(State state) {
    Values values = Values.none(experiment.program().writtenNames());
    for (int i = 0; i < codes.parameters().slots().size(); i++) {
      Value value = state.value(values.names().get(i)).carriedOver();
      requireShape(values.names().get(i), value.matrix().shape());
      values = values.with(i, value);
    }
    return state.beginning(state.step(), values);
  }

  private void requireShape(String name, Shape shape) {
    if (!shape.equals(shape(name))) {
      throw new UserError(
          "this takes one sample a step, and there "
              + name
              + " would have to be "
              + shape(name)
              + ", and is "
              + shape);
    }
  }

  /** Along which direction of an expression's value the samples of a step lie. */
  public Axes.SampleAxis samplesIn(Expr expr) {
    return codes.samplesIn(expr);
  }

  /** True if y has an answer for each target of each sample, in a column or a row. */
  public boolean hasAnswers() {
    if (experiment.program().writers("y").isEmpty()) {
      return false;
    }
    Shape y = shape("y");
    boolean isAsColumns = y.equals(shape("d"));
    boolean isAsRows = y.equals(shape("d").transposed());
    return switch (codes.samplesIn(Parser.expression(Source.typed("y")))) {
      case COLUMNS -> isAsColumns;
      case ROWS -> isAsRows;
      case NEITHER -> !experiment.isBatched() && (isAsColumns || isAsRows);
    };
  }

  /** A state with a value replaced by hand. */
  public State withValue(State state, String name, Matrix matrix) {
    Slot slot = codes.of(state).slotsBefore(state.position().line()).get(name);
    Matrix preactivation =
        slot.squash() == null ? null : CrossEntropy.preactivation(slot.squash(), matrix);
    int index = state.values().names().indexOf(name);
    Value changed = state.values().get(index).setByHand(matrix, preactivation, state.time());
    State with = state.with(state.values().with(index, changed));
    return state.position().atStepStart() ? with.beginning(state.step(), with.values()) : with;
  }
}
