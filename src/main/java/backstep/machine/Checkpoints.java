package backstep.machine;

import backstep.matrix.Shape;
import java.util.Map;
import java.util.TreeMap;

/**
 * States kept along a run, so that going back re-executes little. Bounded in bytes: when full,
 * every other one is dropped and from then on they stand twice as far apart. A cache, shared by all
 * timelines that run along the same segment: what is in it never changes what they show.
 */
final class Checkpoints {
  /** Bytes of parameters kept for one segment. */
  static final long BUDGET = 16_000_000;

  /** What a state costs besides its cells, roughly. */
  private static final long OVERHEAD = 400;

  private static final long FIRST_SPACING = 256;

  private final TreeMap<Long, State> states = new TreeMap<>();
  private final long start;
  private final int ticksPerSample;
  private long spacing = FIRST_SPACING;
  private State recent;

  Checkpoints(State start, int ticksPerSample) {
    this.start = start.time();
    this.ticksPerSample = ticksPerSample;
    this.recent = start;
    states.put(start.time(), start);
  }

  /** How many ticks lie between two checkpoints. */
  long ticksBetween() {
    return spacing * ticksPerSample;
  }

  /** Keeps the beginning of a sample, if one is due. */
  void offer(State state) {
    if (!state.position().atSampleStart()) {
      return;
    }
    recent = state;
    if (state.time() - states.lastKey() >= ticksBetween()) {
      states.put(state.time(), state);
      thin(bytes(state));
    }
  }

  private void thin(long bytesEach) {
    if (states.size() * bytesEach <= BUDGET || states.size() <= 2) {
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
    long cells = 0;
    for (String name : state.values().names()) {
      Value value = state.value(name);
      Shape shape = value == null ? null : value.matrix().shape();
      cells += shape == null ? 0 : shape.cells();
    }
    return OVERHEAD + 8 * cells;
  }

  /** The latest state kept that is not after this time. */
  State before(long time) {
    Map.Entry<Long, State> kept = states.floorEntry(time);
    boolean recentIsCloser = recent.time() <= time && recent.time() > kept.getKey();
    return recentIsCloser ? recent : kept.getValue();
  }

  int size() {
    return states.size();
  }
}
