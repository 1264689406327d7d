package backstep.machine;

import backstep.notation.Expr;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Looks back for the latest moment at which a condition held. A run is only known forwards: each
 * stretch between two checkpoints is run again, once, the last of them first.
 */
final class Rewind {
  private final LongFunction<Segment> segments;
  private final Expr condition;
  private final Listener listener;
  private boolean stopped;

  /**
   * Prepares it.
   *
   * @param segments the segment at each time
   * @param listener asked before each step
   */
  Rewind(LongFunction<Segment> segments, Expr condition, Listener listener) {
    this.segments = segments;
    this.condition = condition;
    this.listener = listener;
  }

  /** The latest such state before a time; nothing if there is none, or it was told to stop. */
  Optional<State> before(long time) {
    long end = time;
    State found = null;
    while (end > 0 && found == null && !stopped) {
      Segment segment = segments.apply(end - 1);
      State from = segment.checkpointBefore(end);
      found = lastIn(segment, from, end);
      end = from.time();
    }
    return stopped ? Optional.empty() : Optional.ofNullable(found);
  }

  private State lastIn(Segment segment, State from, long end) {
    Probe probe = segment.machine().probeIfFits(condition).map(Probe::asCondition).orElse(null);
    State found = null;
    for (State state = from;
        probe != null && !stopped && state.time() < end;
        state = segment.next(state)) {
      stopped = state.position().atStepStart() && !listener.goesOn(state);
      found = probe.holds(state) ? state : found;
    }
    return found;
  }
}
