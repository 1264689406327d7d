package backstep.machine;

/**
 * Where a run stands. Epochs and samples count from 0, lines from 1.
 *
 * @param line the line about to run, or {@link #END}
 */
public record Position(int epoch, int sample, int line) {
  /** The line of a position after a sample's last line. */
  public static final int END = Integer.MAX_VALUE;

  public static final Position START = new Position(0, 0, 1);

  public boolean atEnd() {
    return line == END;
  }

  /** True where no line of this sample has run. */
  public boolean atSampleStart() {
    return line == 1;
  }

  /** How many samples of the run come before this one. */
  public long samplesBefore(int samplesPerEpoch) {
    return (long) epoch * samplesPerEpoch + sample;
  }

  static Position ofSample(long index, int samplesPerEpoch, int line) {
    return new Position((int) (index / samplesPerEpoch), (int) (index % samplesPerEpoch), line);
  }

  /** As in {@code goto 12:3:9}. */
  @Override
  public String toString() {
    return epoch + ":" + sample + ":" + (atEnd() ? "end" : line);
  }
}
