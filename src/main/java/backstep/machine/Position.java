package backstep.machine;

/**
 * Where a run stands. Epochs and the steps of an epoch count from 0, lines from 1.
 *
 * @param step how many steps of its epoch come before this one; not which rows of the data it
 *     takes, which is a {@link Step}
 * @param line the line about to run, or {@link #END}
 */
public record Position(int epoch, int step, int line) {
  /** The line of a position after a step's last line. */
  public static final int END = Integer.MAX_VALUE;

  public static final Position START = new Position(0, 0, 1);

  public boolean atEnd() {
    return line == END;
  }

  /** True where no line of this step has run. */
  public boolean atStepStart() {
    return line == 1;
  }

  /** True of a position in the same step. */
  boolean isInStepOf(Position other) {
    return epoch == other.epoch && step == other.step;
  }

  /** The same step at another line. */
  public Position atLine(int other) {
    return new Position(epoch, step, other);
  }

  /** As in {@code goto 12:3:9}. */
  @Override
  public String toString() {
    return epoch + ":" + step + ":" + (atEnd() ? "end" : line);
  }
}
