package backstep.machine;

/**
 * Everything a run is at one moment. A value: running a line makes a new one.
 *
 * @param time how many lines and changes of step lie before it
 * @param step what the step at hand takes of the data
 * @param values what each name stands for
 * @param before the values when this step began
 * @param lossSoFar what the finished steps of this epoch have reported, added up
 * @param epochLoss the same over the last complete epoch; NaN before there is one
 */
public record State(
    long time,
    Position position,
    Step step,
    Values values,
    Values before,
    double lossSoFar,
    double epochLoss) {

  /** The beginning of a step: the values are those it began with. */
  static State begun(long time, Position position, Step step, Values values) {
    return new State(time, position, step, values, values, 0, Double.NaN);
  }

  /** The same at another moment. */
  State at(long when, Position where) {
    return new State(when, where, step, values, before, lossSoFar, epochLoss);
  }

  /** The same in a step that begins with these values. */
  State beginning(Step taken, Values values) {
    return new State(time, position, taken, values, values, lossSoFar, epochLoss);
  }

  /** The same with other values, in the step that began as it did. */
  State with(Values changed) {
    return new State(time, position, step, changed, before, lossSoFar, epochLoss);
  }

  State withLosses(double soFar, double ofEpoch) {
    return new State(time, position, step, values, before, soFar, ofEpoch);
  }

  /** How many numbers it holds. */
  public long cells() {
    return values.cells() + before.cells();
  }

  /** The value of a name, or null if no line has computed it in this step. */
  public Value value(String name) {
    return values.get(name);
  }
}
