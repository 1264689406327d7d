package backstep.machine;

import backstep.matrix.Matrix;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * States kept along a run, so that going back re-executes little. Bounded in bytes: when full,
 * every other one is dropped and from then on they stand twice as far apart. A cache, shared by all
 * timelines that run along the same segment: what is in it never changes what they show.
 */
final class Checkpoints {
  /** Bytes kept for one segment, those kept for a while among them. */
  static final long BUDGET = 16_000_000;

  private static final long RECENT_BUDGET = BUDGET / 4;

  /** A run is asked after so many bytes of parameters whether it is to go on. */
  private static final long BYTES_PER_CHUNK = 16_000_000;

  /** What a state costs besides its values, and each value besides its cells, roughly. */
  private static final long OVERHEAD = 400;

  private static final long VALUE_OVERHEAD = 40;

  private static final long FIRST_SPACING = 256;

  private final TreeMap<Long, State> states = new TreeMap<>();
  private final TreeMap<Long, State> recent = new TreeMap<>();
  private final Queue<Long> inOrder = new ArrayDeque<>();
  private final long start;
  private final int ticksPerStep;
  private final long bytesEach;
  private long spacing = FIRST_SPACING;

  Checkpoints(State start, int ticksPerStep) {
    this.start = start.time();
    this.ticksPerStep = ticksPerStep;
    this.bytesEach = bytes(start);
    states.put(start.time(), start);
  }

  /** How many ticks lie between two checkpoints. */
  long ticksBetween() {
    return spacing * ticksPerStep;
  }

  /** How many ticks to run before the next state is offered: fewer for a large network. */
  long ticksToOffer() {
    return ticksPerStep * Math.max(1, Math.min(FIRST_SPACING, BYTES_PER_CHUNK / bytesEach));
  }

  /** Keeps the beginning of a step: for a while, and for good if one is due. */
  void offer(State state) {
    if (!state.position().atStepStart()) {
      return;
    }
    keepForAWhile(state);
    if (state.time() - states.lastKey() >= ticksBetween()) {
      states.put(state.time(), state);
      thin();
    }
  }

  /** So that going back again and again from one place re-executes the same stretch only once. */
  private void keepForAWhile(State state) {
    if (recent.put(state.time(), state) == null) {
      inOrder.add(state.time());
    }
    while (inOrder.size() > 1 && inOrder.size() * bytesEach > RECENT_BUDGET) {
      recent.remove(inOrder.remove());
    }
  }

  private void thin() {
    if (states.size() * bytesEach <= BUDGET - RECENT_BUDGET || states.size() <= 2) {
      return;
    }
    spacing *= 2;
    long[] last = {start};
    states
        .keySet()
        .removeIf(
            time -> {
              boolean tooClose = time != start && time - last[0] < ticksBetween();
              last[0] = tooClose ? last[0] : time;
              return tooClose;
            });
  }

  private static long bytes(State state) {
    long bytes = OVERHEAD;
    for (String name : state.values().names()) {
      Value value = state.value(name);
      bytes += value == null ? 0 : VALUE_OVERHEAD + value.matrix().bytes();
    }
    for (Matrix drawn : state.step().draws()) {
      bytes += drawn.bytes();
    }
    return bytes;
  }

  /** The latest state kept that is not after this time. */
  State before(long time) {
    Map.Entry<Long, State> kept = states.floorEntry(time);
    Map.Entry<Long, State> passed = recent.floorEntry(time);
    boolean passedIsCloser = passed != null && passed.getKey() > kept.getKey();
    return passedIsCloser ? passed.getValue() : kept.getValue();
  }

  /** How many are kept for good. */
  int size() {
    return states.size();
  }

  /** Bytes of all that is kept, roughly. */
  long bytes() {
    return Stream.concat(states.keySet().stream(), recent.keySet().stream()).distinct().count()
        * bytesEach;
  }
}
