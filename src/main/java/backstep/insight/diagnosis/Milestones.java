package backstep.insight.diagnosis;

import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Some moments of the run so far, evenly apart, as far as it ran under the program at hand. */
final class Milestones {
  /** How many stretches lie between the moments. */
  static final int STRETCHES = 8;

  private static final int LONGEST = 400;

  private final List<State> states = new ArrayList<>();
  private final int epochs;

  Milestones(Timeline timeline) {
    Machine machine = timeline.here();
    long perEpoch = machine.clock().ticksPerEpoch();
    State now = timeline.now();
    int line = Math.min(now.position().line(), machine.clock().ticksPerStep());
    long here = now.time() - (line - 1);
    long each = Math.min(LONGEST, here / perEpoch) / STRETCHES;
    while (each > 0 && !ranHere(timeline, machine, here - STRETCHES * each * perEpoch)) {
      each /= 2;
    }
    epochs = (int) each * STRETCHES;
    for (int i = 0; each > 0 && i <= STRETCHES; i++) {
      states.add(timeline.stateAt(here - (STRETCHES - i) * each * perEpoch));
    }
  }

  private static boolean ranHere(Timeline timeline, Machine machine, long time) {
    Machine ran = timeline.goTo(time, Listener.NONE).here();
    return ran.experiment().equals(machine.experiment());
  }

  /** From the first of the moments to now; 0 where the run is too short. */
  int epochs() {
    return epochs;
  }

  /** The moment before the last; only where there are some. */
  State lastButOne() {
    return states.get(states.size() - 2);
  }

  /** A number at each of the moments; none where the run is too short. */
  double[] series(ToDoubleFunction<State> number) {
    return states.stream().mapToDouble(number).toArray();
  }
}
