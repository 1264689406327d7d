package backstep.insight.why;

import backstep.machine.Listener;
import backstep.machine.Position;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.notation.Line;
import java.util.Optional;

/**
 * The first NaN or infinity of a run: the line that made it, and when.
 *
 * @param name what that line wrote
 * @param place where that line stands in a script, or empty
 * @param isNan true for NaN, false for an infinity
 */
public record NonFinite(Position position, String name, String place, boolean isNan) {

  /**
   * Finds the line that made the first one between two moments of a run, if the later one has one
   * and the earlier one none.
   *
   * @param progress asked before each sample; nothing is found where it stops
   */
  public static Optional<NonFinite> between(long from, Timeline timeline, Listener progress) {
    State now = timeline.now();
    if (now.time() <= from || !isIn(now) || isIn(timeline.stateAt(from))) {
      return Optional.empty();
    }
    return timeline
        .first(from, NonFinite::isIn, progress)
        .flatMap(first -> made(timeline.goTo(first.time() - 1, Listener.NONE), first));
  }

  private static Optional<NonFinite> made(Timeline before, State first) {
    Position position = before.now().position();
    if (position.atEnd()) {
      return Optional.empty();
    }
    Line line = before.here().experiment().program().line(position.line());
    String name = line.target();
    Value made = first.value(name);
    if (!isIn(made)) {
      return Optional.empty(); // it was set by hand
    }
    return Optional.of(
        new NonFinite(
            position,
            name,
            line.remark().place().orElse(""),
            made.matrix().anyCell(Double::isNaN)));
  }

  /** True of a state with a value that is not finite. */
  public static boolean isIn(State state) {
    return state.values().names().stream()
        .map(state::value)
        .anyMatch(value -> value != null && isIn(value));
  }

  /** True of a value with a cell that is not finite. */
  public static boolean isIn(Value value) {
    return value.matrix().anyCell(cell -> !Double.isFinite(cell));
  }

  @Override
  public String toString() {
    return (isNan ? "nan" : "infinite")
        + ": first "
        + name
        + ", made by line "
        + position.line()
        + (place.isEmpty() ? "" : ", " + place)
        + ", at "
        + position;
  }
}
