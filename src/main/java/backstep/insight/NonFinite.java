package backstep.insight;

import backstep.machine.Machine;
import backstep.machine.Position;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import java.util.Optional;

/**
 * The first NaN or infinity of a run: the line that made it, and when.
 *
 * @param name what that line wrote
 * @param isNan true for NaN, false for an infinity
 */
public record NonFinite(Position position, String name, boolean isNan) {

  /**
   * Finds the line that made the first one between two moments of a run, if the later one has one
   * and the earlier one none. A parameter that is no longer finite stays so; other values are
   * looked for in the sample at hand.
   */
  public static Optional<NonFinite> between(long from, Timeline timeline) {
    State now = timeline.now();
    if (now.time() <= from || !isIn(now) || isIn(timeline.stateAt(from))) {
      return Optional.empty();
    }
    long finite = from;
    long affected = now.time();
    while (affected - finite > 1) {
      long middle = finite + (affected - finite) / 2;
      if (isIn(timeline.stateAt(middle))) {
        affected = middle;
      } else {
        finite = middle;
      }
    }
    return made(timeline, finite, affected);
  }

  private static Optional<NonFinite> made(Timeline timeline, long before, long after) {
    State state = timeline.stateAt(before);
    State next = timeline.stateAt(after);
    if (state.position().atEnd()) {
      return Optional.empty();
    }
    Machine machine = timeline.goTo(before, any -> true).here();
    String name = machine.experiment().program().line(state.position().line()).target();
    boolean isNan = next.value(name).matrix().anyCell(Double::isNaN);
    return Optional.of(new NonFinite(state.position(), name, isNan));
  }

  private static boolean isIn(State state) {
    return state.values().names().stream()
        .map(state::value)
        .anyMatch(value -> value != null && isIn(value));
  }

  private static boolean isIn(Value value) {
    return value.matrix().anyCell(cell -> !Double.isFinite(cell));
  }

  @Override
  public String toString() {
    return (isNan ? "nan" : "infinite")
        + ": line "
        + position.line()
        + " made "
        + name
        + " so first, at "
        + position;
  }
}
