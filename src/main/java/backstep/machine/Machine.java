package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Chain;
import backstep.matrix.CrossEntropy;
import backstep.matrix.Kernel;
import backstep.matrix.Matrix;
import backstep.matrix.Operation;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import backstep.notation.Slot;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs one experiment: one line at a time from state to state, or many samples at once by the same
 * kernels, which gives the same bits.
 *
 * <p>The buffers inside are scratch space that is loaded from whatever state comes in; so a machine
 * can serve many timelines, one thread at a time.
 */
public final class Machine {
  private final Experiment experiment;
  private final GradientError gradientError;
  private final Code code;
  private final int lines;
  private final int samples;
  private final Order order;
  private final Buffer reported;
  private final List<Kernel> kernels;
  private State loaded;
  private Kernel prepared;
  private long worked;

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
    this(experiment, gradientError, null);
  }

  /**
   * Lowers the program.
   *
   * @param order null for the experiment's own
   */
  private Machine(Experiment experiment, GradientError gradientError, Order order) {
    this.experiment = experiment;
    this.gradientError = gradientError;
    this.code = new Code(experiment);
    this.lines = code.steps().size();
    this.samples = experiment.data().size();
    this.order = order == null ? Order.of(experiment, () -> code.draw(experiment.seed())) : order;
    this.reported =
        experiment
            .program()
            .reported()
            .map(name -> code.slotsAtEnd().get(name).value())
            .orElse(Buffer.of(Matrix.scalar(Double.NaN)));
    this.kernels = List.copyOf(Chain.of(Needed.of(operations(), kept()), kept()));
  }

  private List<Operation> operations() {
    return code.steps().stream().flatMap(step -> step.kernels().stream()).toList();
  }

  /** What is read of a sample that runs as one of many: what the next begins with, and the loss. */
  private List<Buffer> kept() {
    List<Buffer> kept = new ArrayList<>(List.of(reported));
    for (String name : code.names().subList(0, parameters())) {
      Slot slot = code.slotsAtEnd().get(name);
      kept.add(slot.value());
      if (slot.squash() != null) {
        kept.add(slot.preactivation());
      }
    }
    return kept;
  }

  public Experiment experiment() {
    return experiment;
  }

  /** A machine for the same experiment that takes the samples in the order of another one. */
  public Machine inOrderOf(Machine other) {
    return new Machine(experiment, gradientError, other.order);
  }

  /** A machine for another experiment, which answers as this one does. */
  Machine forAnother(Experiment other) {
    return new Machine(other, gradientError);
  }

  double gradientError(State state) {
    return gradientError.of(this, state);
  }

  /** How much a sample adds to the time: its lines, and the step to the next sample. */
  public int ticksPerSample() {
    return lines + 1;
  }

  /** Cells that one sample writes, a measure of its work. */
  public long cellsPerSample() {
    return operations().stream().mapToLong(operation -> operation.out().shape().cells()).sum();
  }

  /** The shape of a value of the program, or of what the machine gives, such as x. */
  public Shape shape(String name) {
    Slot slot = code.slotsAtEnd().get(name);
    return slot == null ? code.given(name).shape() : slot.value().shape();
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

  Code code() {
    return code;
  }

  /** The state at epoch 0, sample 0, line 1: the parameters' lines have run from the seed. */
  public State start() {
    Code fresh = new Code(experiment);
    Values values = Values.none(fresh.names());
    for (Code.Step step : fresh.parameters()) {
      step.kernels().forEach(Kernel::run);
      values = values.with(step.target(), Value.initial(step.slot().value().toMatrix()));
    }
    return new State(0, Position.START, order.row(0, 0), values, values, 0, Double.NaN);
  }

  /** Runs the line the state stands at; at the end, takes the next sample. */
  public State next(State state) {
    load(state);
    State next = state.position().atEnd() ? nextSample(state) : runLine(state);
    loaded = next;
    return next;
  }

  private State runLine(State state) {
    int line = state.position().line();
    Code.Step step = code.steps().get(line - 1);
    loaded = null;
    step.kernels().forEach(Kernel::run);
    Value old = state.values().get(step.target());
    int version = old == null ? 1 : old.version() + 1;
    Values values =
        state.values().with(step.target(), value(step.slot(), line, state.time(), version));
    Position from = state.position();
    if (line < lines) {
      Position to = new Position(from.epoch(), from.sample(), line + 1);
      return new State(
          state.time() + 1,
          to,
          state.row(),
          values,
          state.before(),
          state.lossSoFar(),
          state.epochLoss());
    }
    double loss = state.lossSoFar() + reported.scalar();
    boolean epochEnds = from.sample() == samples - 1;
    return new State(
        state.time() + 1,
        new Position(from.epoch(), from.sample(), Position.END),
        state.row(),
        values,
        state.before(),
        epochEnds ? 0 : loss,
        epochEnds ? loss : state.epochLoss());
  }

  private static Value value(Slot slot, int line, long time, int version) {
    Matrix preactivation = slot.squash() == null ? null : slot.preactivation().toMatrix();
    return new Value(slot.value().toMatrix(), preactivation, line, time, version);
  }

  private State nextSample(State state) {
    Values values = state.values().carriedOver(parameters());
    Position from = state.position();
    Position to = Position.ofSample(from.samplesBefore(samples) + 1, samples, 1);
    int row = order.row(to.epoch(), to.sample());
    code.take(row, to.epoch(), to.sample());
    return new State(
        state.time() + 1, to, row, values, values, state.lossSoFar(), state.epochLoss());
  }

  private int parameters() {
    return code.parameters().size();
  }

  /** The state so many ticks later. */
  public State after(State state, long ticks) {
    State now = state;
    long left = ticks;
    while (left > 0 && (!now.position().atSampleStart() || left < ticksPerSample())) {
      now = next(now);
      left--;
    }
    if (left >= ticksPerSample()) {
      now = samples(now, left / ticksPerSample());
      left %= ticksPerSample();
    }
    for (; left > 0; left--) {
      now = next(now);
    }
    return now;
  }

  /**
   * The end of a sample of the data, run whole with the parameters a state has now. The run itself
   * is not touched.
   */
  public State fork(State state, int row) {
    State ended = after(aside(state, row), lines);
    return new State(
        ended.time(),
        ended.position(),
        ended.row(),
        ended.values(),
        ended.before(),
        state.lossSoFar(),
        state.epochLoss());
  }

  /** The beginning of a sample of the data, with the parameters that a state has now. */
  public State aside(State state, int row) {
    Values values = state.values().carriedOver(parameters());
    Position start = new Position(state.position().epoch(), row, 1);
    return new State(state.time(), start, row, values, values, 0, Double.NaN);
  }

  /** The beginning of the sample that a state is in. */
  public State begun(State state) {
    return begun(state, state.position().sample(), state.row());
  }

  /** The beginning of a sample of the data, with the parameters with which this one began. */
  public State begun(State state, int row) {
    return begun(state, row, row);
  }

  private static State begun(State state, int sample, int row) {
    Position start = new Position(state.position().epoch(), sample, 1);
    Values values = state.before();
    return new State(
        state.time(), start, row, values, values, state.lossSoFar(), state.epochLoss());
  }

  /** From the beginning of a sample, the state whole samples later. */
  private State samples(State state, long count) {
    load(state);
    Kernel sample = kernel(count);
    loaded = null;
    Position from = state.position();
    double lossSoFar = state.lossSoFar();
    double epochLoss = state.epochLoss();
    int index = from.sample();
    int epoch = from.epoch();
    int row = state.row();
    for (long i = 0; i < count; i++) {
      sample.run();
      lossSoFar += reported.scalar();
      if (++index == samples) {
        index = 0;
        epoch++;
        epochLoss = lossSoFar;
        lossSoFar = 0;
      }
      row = order.row(epoch, index);
      code.take(row, epoch, index);
    }
    long time = state.time() + count * ticksPerSample();
    Values values = parametersNow(state.values(), time - ticksPerSample());
    Position to = Position.ofSample(from.samplesBefore(samples) + count, samples, 1);
    State now = new State(time, to, row, values, values, lossSoFar, epochLoss);
    loaded = now;
    return now;
  }

  private Kernel kernel(long count) {
    worked += count;
    if (prepared == null) {
      if (worked < Unrolled.WORTH_PREPARING) {
        return Unrolled.inOrder(kernels);
      }
      prepared = Unrolled.of(kernels);
    }
    return prepared;
  }

  /** The parameters as the buffers hold them, for a sample that began at {@code sampleStart}. */
  private Values parametersNow(Values old, long sampleStart) {
    Values values = old;
    for (int i = 0; i < parameters(); i++) {
      List<Integer> writers = experiment.program().writers(code.names().get(i));
      if (!writers.isEmpty()) {
        int line = writers.get(writers.size() - 1);
        Slot slot = code.steps().get(line - 1).slot();
        values = values.with(i, value(slot, line, sampleStart + line - 1, 0));
      }
    }
    return values.carriedOver(parameters());
  }

  /** Fills the buffers from a state, unless it is the very state they were left with. */
  @SuppressWarnings("ReferenceEquality") // comparing the values would cost more than loading them
  private void load(State state) {
    if (loaded == state) {
      return;
    }
    loaded = null;
    code.load(state);
    loaded = state;
  }

  /** Prepares an expression to be computed from any state of this machine. */
  public Probe probe(Expr expr) {
    return new Probe(this, expr);
  }

  /** Computes what was lowered for the line this state stands at. */
  Matrix compute(Lowering.Lowered lowered, State state) {
    load(state);
    return lowered.compute();
  }

  /** The beginning of a sample in another machine's run, taken over into this one. */
  public State adopt(State state) {
    Values values = Values.none(code.names());
    for (int i = 0; i < parameters(); i++) {
      values = values.with(i, state.value(code.names().get(i)).carriedOver());
    }
    return new State(
        state.time(),
        state.position(),
        state.row(),
        values,
        values,
        state.lossSoFar(),
        state.epochLoss());
  }

  /** A state with a value replaced by hand. */
  public State withValue(State state, String name, Matrix matrix) {
    int index = code.names().indexOf(name);
    Slot slot = code.slotsBefore(state.position().line()).get(name);
    Matrix preactivation =
        slot.squash() == null ? null : CrossEntropy.preactivation(slot.squash(), matrix);
    Value changed = state.values().get(index).setByHand(matrix, preactivation, state.time());
    Values values = state.values().with(index, changed);
    Values before = state.position().atSampleStart() ? values : state.before();
    return new State(
        state.time(),
        state.position(),
        state.row(),
        values,
        before,
        state.lossSoFar(),
        state.epochLoss());
  }
}
