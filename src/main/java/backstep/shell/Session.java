package backstep.shell;

import backstep.insight.GradientCheck;
import backstep.machine.State;
import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.UserError;
import backstep.render.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a user has at one moment. A value: a command gives a new one.
 *
 * @param marks timelines kept by name
 * @param hunt the hunt under way, or the last one
 * @param again the last motion, which a blank line repeats; empty for none
 */
public record Session(
    Timeline timeline,
    Stops stops,
    List<Display> displays,
    Look look,
    Map<String, Timeline> marks,
    Optional<Hunt> hunt,
    String again,
    Undo undo) {

  public Session {
    displays = List.copyOf(displays);
    marks = Map.copyOf(marks);
  }

  /** A fresh session at the beginning of an experiment. */
  public static Session begin(Experiment experiment) {
    return new Session(
        Timeline.begin(experiment, GradientCheck::error),
        Stops.NONE,
        List.of(),
        Look.USUAL,
        Map.of(),
        Optional.empty(),
        "",
        Undo.NONE);
  }

  public State now() {
    return timeline.now();
  }

  /** How things look to this user in this world. */
  public View view(World world) {
    return look.in(world);
  }

  public Session withTimeline(Timeline changed) {
    return new Session(changed, stops, displays, look, marks, hunt, again, undo);
  }

  public Session withStops(Stops changed) {
    return new Session(timeline, changed, displays, look, marks, hunt, again, undo);
  }

  public Session withDisplays(List<Display> changed) {
    return new Session(timeline, stops, changed, look, marks, hunt, again, undo);
  }

  public Session withLook(Look changed) {
    return new Session(timeline, stops, displays, changed, marks, hunt, again, undo);
  }

  /** With the present timeline kept under a name. */
  public Session withMark(String name) {
    Map<String, Timeline> more = new TreeMap<>(marks);
    more.put(name, timeline);
    return new Session(timeline, stops, displays, look, more, hunt, again, undo);
  }

  /** With a hunt, or the standing of one. */
  public Session withHunt(Hunt changed) {
    return new Session(timeline, stops, displays, look, marks, Optional.of(changed), again, undo);
  }

  /** This session after something that gives the answer of a hunt away, if one is on. */
  public Session withReveal() {
    return hunt.map(now -> withHunt(now.revealed())).orElse(this);
  }

  Session withAgain(String line) {
    return new Session(timeline, stops, displays, look, marks, hunt, line, undo);
  }

  Session withUndo(Undo changed) {
    return new Session(timeline, stops, displays, look, marks, hunt, again, changed);
  }

  /** This session as one change from an earlier one, whatever came between. */
  public Session asOneChangeFrom(Session before) {
    return withUndo(before.undo);
  }

  /** True if nothing differs but the undo, the line to repeat, and the standing of a hunt. */
  boolean looksLike(Session other) {
    return alone().equals(other.alone());
  }

  private Session alone() {
    return new Session(timeline, stops, displays, look, marks, Optional.empty(), "", Undo.NONE);
  }

  /** The session before the last change. */
  public Session undone() {
    if (undo.past().isEmpty()) {
      throw new UserError("there is nothing to undo");
    }
    return undo.undone(this);
  }

  /** The session that was undone last. */
  public Session redone() {
    if (undo.future().isEmpty()) {
      throw new UserError("there is nothing to redo");
    }
    return undo.redone(this);
  }
}
