package backstep.shell;

import backstep.machine.Stop;
import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.machine.Trigger;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.Remark;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;

/** What all changes of the program or its settings have in common. */
public final class Edit {
  private Edit() {}

  /**
   * Goes on with a changed program.
   *
   * @param said what the command has to say about it, its line ended
   */
  public static Reply of(Session session, Program changed, String said) {
    Timeline before = session.timeline();
    Timeline after = edited(before, changed);
    return onto(session, after, said + note(before, after));
  }

  private static Timeline edited(Timeline before, Program changed) {
    try {
      return before.edit(before.ahead().experiment().with(changed));
    } catch (UserError error) {
      throw error.span().map(span -> placed(error, span, changed)).orElse(error);
    }
  }

  /** An error in another line than the one typed: with its number, as list would show it. */
  private static UserError placed(UserError error, Span span, Program changed) {
    return changed
        .place(span)
        .filter(place -> !span.source().where().isEmpty())
        .map(
            place ->
                new Span(
                    new Source("with that, line " + place + inScript(span), span.source().text()),
                    span.start()))
        .map(place -> new UserError(error.getMessage(), place))
        .orElse(error);
  }

  /** Where it stands in a script. */
  private static String inScript(Span span) {
    return Remark.at(span.source().where()).place().map(place -> ", " + place).orElse("");
  }

  private static String note(Timeline before, Timeline after) {
    if (after.now().time() == before.now().time()) {
      return "";
    }
    Experiment from = before.ahead().experiment();
    Experiment to = after.ahead().experiment();
    if (!to.startsLike(from)) {
      return what(from, to) + " changed: at epoch 0 again\n";
    }
    String place = after.now().time() < before.now().time() ? "back at the" : "at the";
    String which = after.now().time() < before.now().time() ? "this " : "the next ";
    return place + " beginning of " + which + to.stepWord() + ", from which the change holds\n";
  }

  /** What has made a run begin anew. */
  private static String what(Experiment from, Experiment to) {
    if (to.stepSize() != from.stepSize()) {
      return "what a step takes has";
    }
    if (to.isShuffled() != from.isShuffled() || to.isPicked() != from.isPicked()) {
      return "the order of the samples has";
    }
    if (to.isPicked() && to.stepsPerEpoch() != from.stepsPerEpoch()) {
      return "the length of an epoch has";
    }
    return to.program().draws().equals(from.program().draws())
        ? "the initial values have"
        : "what a step draws has";
  }

  /**
   * Goes on with another timeline: the stops follow their statements to its program.
   *
   * @param said what the command has to say about it, its line ended
   */
  public static Reply onto(Session session, Timeline timeline, String said) {
    Program from = session.timeline().ahead().experiment().program();
    Program to = timeline.ahead().experiment().program();
    Session there = session.withTimeline(timeline).withStops(session.stops().following(from, to));
    return keepingWhatFits(there, session, said);
  }

  /** Drops the stops and displays that mean nothing in the changed program, and says so. */
  private static Reply keepingWhatFits(Session edited, Session before, String said) {
    List<Stop> fitting = edited.stops().all().stream().filter(stop -> fits(edited, stop)).toList();
    List<Display> displays =
        edited.displays().stream().filter(shown -> fits(edited, shown.expr())).toList();
    StringBuilder text = new StringBuilder(said);
    before.stops().all().stream()
        .filter(stop -> fitting.stream().noneMatch(kept -> kept.number() == stop.number()))
        .forEach(
            stop ->
                text.append(
                    "stop " + stop.number() + " (" + stop + ") is gone with what it was on\n"));
    Stops stops = new Stops(fitting, edited.stops().nextNumber());
    return Reply.of(edited.withStops(stops).withDisplays(displays), text.toString());
  }

  private static boolean fits(Session session, Stop stop) {
    Trigger trigger = stop.trigger();
    boolean written =
        !(trigger instanceof Trigger.Writes writes)
            || !session.timeline().ahead().experiment().program().writers(writes.name()).isEmpty();
    Expr watched = trigger instanceof Trigger.Changes changes ? changes.expr() : null;
    return written && fits(session, watched) && fits(session, stop.condition());
  }

  private static boolean fits(Session session, Expr expr) {
    return expr == null || session.timeline().ahead().fits(expr);
  }
}
