package backstep.machine;

/**
 * Everything a run is at one moment. A value: running a line makes a new one.
 *
 * @param time how many lines and changes of sample lie before it
 * @param row which of the data's samples it is in; the position's sample, unless they are shuffled
 * @param values what each name stands for
 * @param before the values when this sample began
 * @param lossSoFar what the finished samples of this epoch have reported, added up
 * @param epochLoss the same over the last complete epoch; NaN before there is one
 */
public record State(
    long time,
    Position position,
    int row,
    Values values,
    Values before,
    double lossSoFar,
    double epochLoss) {

  /** How many numbers it holds. */
  public long cells() {
    return values.cells() + before.cells();
  }

  /** The value of a name, or null if no line has computed it in this sample. */
  public Value value(String name) {
    return values.get(name);
  }
}
