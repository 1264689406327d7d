package backstep.machine;

/**
 * How the time of a run is divided: epochs into steps, and a step into ticks, one for each line of
 * the program and one to the next step.
 */
public record Clock(int lines, int stepsPerEpoch) {

  public int ticksPerStep() {
    return lines + 1;
  }

  public long ticksPerEpoch() {
    return (long) ticksPerStep() * stepsPerEpoch;
  }

  /** How many steps of the run come before the one of a position. */
  public long stepsBefore(Position position) {
    return (long) position.epoch() * stepsPerEpoch + position.step();
  }

  /** How many steps have begun to run at a position. */
  public long stepsBegun(Position position) {
    return stepsBefore(position) + (position.atStepStart() ? 0 : 1);
  }

  /** How many steps have ended at a position. */
  public long stepsEnded(Position position) {
    return stepsBefore(position) + (position.atEnd() ? 1 : 0);
  }

  /** A line of a step, which is counted from the beginning of the run. */
  Position position(long step, int line) {
    return new Position((int) (step / stepsPerEpoch), (int) (step % stepsPerEpoch), line);
  }

  /** The end of a step, which is counted from the beginning of the run. */
  public Position endOfStep(long step) {
    return position(step, Position.END);
  }

  public Position endOfEpoch(int epoch) {
    return new Position(epoch, stepsPerEpoch - 1, Position.END);
  }

  /** True if no step of its epoch comes after the one of a position. */
  boolean isLastOfEpoch(Position position) {
    return position.step() == stepsPerEpoch - 1;
  }

  /** How many ticks of its step lie before a position. */
  int ticksInto(Position position) {
    return position.atEnd() ? lines : position.line() - 1;
  }

  /** How many ticks lie between a position and the beginning of the next step. */
  int ticksToNextStep(Position position) {
    return ticksPerStep() - ticksInto(position);
  }
}
