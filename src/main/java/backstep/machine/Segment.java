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
    this.checkpoints = new Checkpoints(start, clock().ticksPerStep());
  }

  public Machine machine() {
    return machine;
  }

  private Clock clock() {
    return machine.clock();
  }

  State start() {
    return start;
  }

  /** The state at a time, not before the start. */
  State at(long time) {
    return forward(checkpoints.before(time), time, Listener.NONE);
  }

  /** Goes on from a state to a time, or as far as the listener lets it. */
  State forward(State from, long time, Listener listener) {
    State now = from;
    while (now.time() < time && listener.goesOn(now)) {
      now = machine.after(now, Math.min(time - now.time(), toNextCheckpoint(now)));
      checkpoints.offer(now);
    }
    return now;
  }

  /** Ends a chunk at the beginning of a step. */
  private long toNextCheckpoint(State state) {
    if (state.position().atStepStart()) {
      return checkpoints.ticksToOffer();
    }
    return clock().ticksToNextStep(state.position());
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
    long steps = clock().stepsBefore(position) - clock().stepsBefore(start.position());
    return start.time()
        + steps * clock().ticksPerStep()
        + clock().ticksInto(position)
        - clock().ticksInto(start.position());
  }

  /** When the step ends that is under way at a time. */
  long endOfStep(long time) {
    long begin = start.time() - clock().ticksInto(start.position());
    long ticks = clock().ticksPerStep();
    return begin + (time - begin) / ticks * ticks + ticks - 1;
  }
}
