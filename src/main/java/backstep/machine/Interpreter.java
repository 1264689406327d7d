package backstep.machine;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Slot;

/** Runs a program one line at a time, from state to state. */
final class Interpreter {
  private final Codes codes;
  private final Order order;
  private final Clock clock;
  private final int parameters;

  Interpreter(Codes codes, Order order, Clock clock) {
    this.codes = codes;
    this.order = order;
    this.clock = clock;
    this.parameters = codes.parameters().slots().size();
  }

  /** The state at epoch 0, step 0, line 1: the parameters' lines have run from the seed. */
  static State start(Experiment experiment, Draws draws, Order order) {
    Parameters parameters = new Parameters(experiment, draws, experiment.stepSize());
    Values values = Values.none(experiment.program().writtenNames());
    for (LoweredLine line : parameters.lines()) {
      line.run();
      values = values.with(line.target(), Value.initial(line.slot().value().toMatrix()));
    }
    return State.begun(0, Position.START, order.step(0, 0), values);
  }

  /** Runs the line the state stands at; at the end, takes the next step. */
  State next(State state) {
    return state.position().atEnd() ? nextStep(state) : runLine(state);
  }

  private State runLine(State state) {
    int number = state.position().line();
    Code code = codes.load(state);
    LoweredLine line = code.line(number);
    codes.take();
    line.run();
    Value old = state.values().get(line.target());
    int version = old == null ? 1 : old.version() + 1;
    Value written = written(line.slot(), number, state.time(), version);
    State ran = state.with(state.values().with(line.target(), written));
    State next = number < clock.lines() ? nextLine(ran) : end(ran, code.reported().scalar());
    codes.left(next);
    return next;
  }

  private static State nextLine(State state) {
    return state.at(state.time() + 1, state.position().atLine(state.position().line() + 1));
  }

  private State end(State state, double reported) {
    double loss = state.lossSoFar() + reported;
    State end = state.at(state.time() + 1, state.position().atLine(Position.END));
    return clock.isLastOfEpoch(state.position())
        ? end.withLosses(0, loss)
        : end.withLosses(loss, state.epochLoss());
  }

  private State nextStep(State state) {
    Position to = clock.position(clock.stepsBefore(state.position()) + 1, 1);
    State next =
        state
            .at(state.time() + 1, to)
            .beginning(order.step(to.epoch(), to.step()), state.values().carriedOver(parameters));
    codes.load(state);
    codes.of(next).given().take(next.step(), to.epoch(), to.step());
    codes.left(next);
    return next;
  }

  /** The value that a line has just written. */
  static Value written(Slot slot, int line, long time, int version) {
    Matrix preactivation = slot.squash() == null ? null : slot.preactivation().toMatrix();
    return new Value(slot.value().toMatrix(), preactivation, line, time, version);
  }
}
