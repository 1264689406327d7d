package backstep.machine;

/**
 * A stretch of a run under one program: what follows from a state by one machine. It has no end of
 * its own; the next segment of a {@link Timeline} ends it.
 */
public final class Segment {
  private final Machine machine;
  private final State start;
  private final Checkpoints checkpoints;

  Segment(Machine machine, State start) {
    this.machine = machine;
    this.start = start;
    this.checkpoints = new Checkpoints(start, machine.ticksPerSample());
  }

  public Machine machine() {
    return machine;
  }

  State start() {
    return start;
  }

  /** The state at a time, not before the start. */
  State at(long time) {
    return forward(checkpoints.before(time), time, Progress.NONE);
  }

  /** Goes on from a state to a time, or as far as the progress lets it. */
  State forward(State from, long time, Progress progress) {
    State now = from;
    while (now.time() < time && progress.goesOn(now)) {
      now = machine.after(now, Math.min(time - now.time(), toNextCheckpoint(now)));
      checkpoints.offer(now);
    }
    return now;
  }

  /** Ends a chunk at the beginning of a sample. */
  private long toNextCheckpoint(State state) {
    if (state.position().atSampleStart()) {
      return checkpoints.ticksToOffer();
    }
    return state.position().atEnd() ? 1 : machine.ticksPerSample() - state.position().line() + 1;
  }

  /** One line further. */
  State next(State state) {
    State next = machine.next(state);
    checkpoints.offer(next);
    return next;
  }

  /** The last state kept that is before this time. */
  State checkpointBefore(long time) {
    return checkpoints.before(time - 1);
  }

  /**
   * The time of a position, if this segment went on for ever; before its start if it lies there.
   */
  long timeOf(Position position) {
    int samples = machine.experiment().data().size();
    long ahead = position.samplesBefore(samples) - start.position().samplesBefore(samples);
    return start.time()
        + ahead * machine.ticksPerSample()
        + offset(position)
        - offset(start.position());
  }

  /** When the sample ends that is under way at a time. */
  long endOfSample(long time) {
    long begin = start.time() - offset(start.position());
    long ticks = machine.ticksPerSample();
    return begin + (time - begin) / ticks * ticks + ticks - 1;
  }

  private int offset(Position position) {
    return position.atEnd() ? machine.ticksPerSample() - 1 : position.line() - 1;
  }
}
