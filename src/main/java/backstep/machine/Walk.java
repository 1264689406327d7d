package backstep.machine;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goes forward along a timeline until a time, a stop or a condition; where nothing can stop it,
 * fast.
 */
public final class Walk {
  private final Machine machine;
  private final Listener listener;
  private final Set<Integer> staleLines;
  private final Map<Integer, Probe> conditions = new HashMap<>();
  private final Map<Integer, Probe> watched = new HashMap<>();
  private final Probe until;
  private Timeline timeline;
  private Stops stops;

  /** Why a walk ended where it did. */
  public enum Reason {
    THERE,
    STOP,
    UNTIL,
    INTERRUPTED
  }

  /**
   * A stop that ended the walk.
   *
   * @param old for a watch the value before, or null where there was none
   * @param changed for a watch the new value, else null
   */
  public record Hit(Stop stop, Matrix old, Matrix changed) {}

  /** Where a walk ended, and why. */
  public record Arrival(Timeline timeline, Stops stops, Reason reason, List<Hit> hits) {}

  private Walk(Timeline timeline, Stops stops, Expr until, Listener listener) {
    this.timeline = timeline;
    this.stops = stops;
    this.listener = listener;
    this.machine = timeline.ahead();
    this.until = until == null ? null : machine.probe(until).asCondition();
    this.staleLines =
        StaleRead.of(machine.experiment().program()).stream()
            .map(StaleRead::line)
            .collect(Collectors.toSet());
    stops.all().forEach(this::prepare);
  }

  /**
   * Walks to a time.
   *
   * @param until a condition tested after each line, or null
   */
  public static Arrival forward(
      Timeline from, long time, Stops stops, Expr until, Listener listener) {
    Timeline ready = from.ready();
    if (stops.all().isEmpty() && until == null) {
      Timeline there = ready.forwardTo(time, listener);
      Reason reason = there.now().time() < time ? Reason.INTERRUPTED : Reason.THERE;
      return new Arrival(there, stops, reason, List.of());
    }
    return new Walk(ready, stops, until, listener).run(time);
  }

  private void prepare(Stop stop) {
    if (stop.condition() != null) {
      conditions.put(stop.number(), machine.probe(stop.condition()).asCondition());
    }
    if (stop.trigger() instanceof Trigger.Changes changes) {
      watched.put(stop.number(), machine.probe(changes.expr()));
    }
  }

  private Arrival run(long time) {
    learn(timeline.now());
    while (timeline.now().time() < time) {
      timeline = timeline.next();
      List<Hit> hits = hits(timeline.now());
      if (!hits.isEmpty()) {
        return new Arrival(timeline, stops, Reason.STOP, hits);
      }
      if (until != null && until.holds(timeline.now())) {
        return new Arrival(timeline, stops, Reason.UNTIL, List.of());
      }
      if (timeline.now().position().atStepStart() && !listener.goesOn(timeline.now())) {
        return new Arrival(timeline, stops, Reason.INTERRUPTED, List.of());
      }
    }
    return new Arrival(timeline, stops, Reason.THERE, List.of());
  }

  private void learn(State state) {
    watched.forEach(
        (number, probe) ->
            probe.valueIfDefined(state).ifPresent(value -> stops = stops.knowing(number, value)));
  }

  private List<Hit> hits(State state) {
    List<Hit> hits = new ArrayList<>();
    for (Stop stop : stops.all()) {
      Hit hit = hit(stop, state);
      if (hit != null && conditionHolds(stop, state)) {
        stops = stops.hit(stop.number());
        if (stop.ignored() == 0) {
          hits.add(new Hit(stops.numbered(stop.number()).orElseThrow(), hit.old(), hit.changed()));
        }
      }
    }
    return hits;
  }

  private boolean conditionHolds(Stop stop, State state) {
    return stop.condition() == null || conditions.get(stop.number()).holds(state);
  }

  /** The hit of a stop at a state, its condition aside, or null. */
  private Hit hit(Stop stop, State state) {
    if (stop.trigger() instanceof Trigger.Changes) {
      return changed(stop, state);
    }
    return !state.position().atEnd() && standsAt(stop.trigger(), state.position().line())
        ? new Hit(stop, null, null)
        : null;
  }

  private boolean standsAt(Trigger trigger, int line) {
    if (trigger instanceof Trigger.AtLine at) {
      return at.line() == line;
    }
    if (trigger instanceof Trigger.Writes writes) {
      return machine.experiment().program().line(line).target().equals(writes.name());
    }
    return staleLines.contains(line);
  }

  private Hit changed(Stop stop, State state) {
    Optional<Matrix> value = watched.get(stop.number()).valueIfDefined(state);
    if (value.isEmpty() || value.get().equals(stop.known())) {
      return null;
    }
    stops = stops.knowing(stop.number(), value.get());
    return new Hit(stop, stop.known(), value.get());
  }
}
