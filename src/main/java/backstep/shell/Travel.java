package backstep.shell;

import backstep.insight.why.NonFinite;
import backstep.machine.Listener;
import backstep.machine.Stop;
import backstep.machine.Timeline;
import backstep.machine.Trigger;
import backstep.machine.Walk;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import backstep.render.PositionView;
import backstep.render.Style;
import backstep.render.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What all motions have in common: going, stopping, saying why, and the displays. */
public final class Travel {
  private static final String INTERRUPTED = "interrupted\n";

  private final Session session;
  private final World world;
  private final View view;

  private Travel(Session session, World world) {
    this.session = session;
    this.world = world;
    this.view = session.view(world);
  }

  /** Says what there is to see where a motion has ended as it should. */
  @FunctionalInterface
  public interface Arrived {
    String text(Timeline timeline, View view);
  }

  /**
   * Goes forward.
   *
   * @param target the time to go to, of the timeline made ready
   * @param until a condition tested after each line, or null
   */
  public static Reply forward(
      Session session, ToLongFunction<Timeline> target, Expr until, World world, Arrived arrived) {
    return new Travel(session, world).forward(target, until, arrived);
  }

  /** Goes back, or anywhere else in what has been recorded. */
  public static Reply to(Session session, Timeline there, World world) {
    Travel travel = new Travel(session, world);
    return travel.arrive(session.withTimeline(there), where(there, travel.view));
  }

  /** Goes to a time, back or ahead, without a stop. */
  public static Reply to(Session session, long time, World world) {
    Travel travel = new Travel(session, world);
    Timeline from = session.timeline();
    long now = from.now().time();
    Listener progress = time > now ? travel.progress(now, time) : state -> !world.isCancelled();
    Timeline there = from.goTo(time, progress);
    String seen = there.now().time() == time ? "" : INTERRUPTED;
    return travel.arrive(session.withTimeline(there), seen + where(there, travel.view));
  }

  /**
   * A session that was taken instead of another one.
   *
   * @param how in a word
   * @param command that was undone or redone; empty where a lesson went on
   */
  public static Reply taken(String how, String command, Session other, World world) {
    String said = command.isEmpty() ? "" : how + ": " + command + "\n";
    return Reply.of(other, said + where(other.timeline(), other.view(world)));
  }

  /** Where a timeline stands, in a line or two. */
  public static String where(Timeline timeline, View view) {
    return PositionView.where(timeline.here().experiment(), timeline.now(), view) + past(timeline);
  }

  /** Says so where another program ran than the current one. */
  public static String past(Timeline timeline) {
    return timeline.isInAnotherPast()
        ? "this ran under another program or settings; going forward uses the current ones\n"
        : "";
  }

  private Reply forward(ToLongFunction<Timeline> target, Expr until, Arrived arrived) {
    Timeline from = session.timeline();
    Timeline ready = from.ready();
    long time = target.applyAsLong(ready);
    Listener progress = progress(ready.now().time(), time);
    Walk.Arrival arrival = Walk.forward(ready, time, session.stops(), until, progress);
    Session there = session.withTimeline(arrival.timeline()).withStops(arrival.stops());
    String seen =
        switch (arrival.reason()) {
          case THERE -> arrived.text(arrival.timeline(), view);
          case STOP -> reasons(arrival) + where(arrival.timeline(), view);
          case UNTIL -> "stopped: " + Printer.print(until) + "\n" + where(arrival.timeline(), view);
          case INTERRUPTED -> INTERRUPTED + where(arrival.timeline(), view);
        };
    String finding =
        NonFinite.between(ready.now().time(), arrival.timeline(), progress)
            .map(found -> Style.WRONG.on(found.toString()) + "\n")
            .orElse("");
    Session told = arrival.hits().stream().anyMatch(Travel::isStale) ? there.withReveal() : there;
    return arrive(told, rewound(from, ready) + seen + finding);
  }

  private static String rewound(Timeline from, Timeline ready) {
    return from.now().time() == ready.now().time()
        ? ""
        : "the program has changed since: going on from the beginning of a "
            + ready.here().experiment().stepWord()
            + "\n";
  }

  /** Goes on until the user cancels, and says every now and then how far it is. */
  private Listener progress(long from, long to) {
    return state -> {
      double share = (double) (state.time() - from) / Math.max(1, to - from);
      world.progress(
          String.format(Locale.ROOT, "epoch %d  %3.0f %%", state.position().epoch(), 100 * share));
      return !world.isCancelled();
    };
  }

  private String reasons(Walk.Arrival arrival) {
    StringBuilder text = new StringBuilder();
    for (Walk.Hit hit : arrival.hits()) {
      text.append(reason(hit, arrival.timeline()));
    }
    return text.toString();
  }

  private String reason(Walk.Hit hit, Timeline timeline) {
    Stop stop = hit.stop();
    String text = "stop " + stop.number() + ": " + stop + "\n";
    if (hit.changed() != null) {
      String old = hit.old() == null ? "not computed yet" : view.inline(hit.old());
      return text + "  " + old + " -> " + view.inline(hit.changed()) + "\n";
    }
    return isStale(hit) ? text + staleReads(timeline) : text;
  }

  private static boolean isStale(Walk.Hit hit) {
    return hit.stop().trigger() instanceof Trigger.Stale;
  }

  private static String staleReads(Timeline timeline) {
    Program program = timeline.here().experiment().program();
    int line = timeline.now().position().line();
    StringBuilder text = new StringBuilder();
    for (StaleRead read : StaleRead.of(program)) {
      if (read.line() == line) {
        text.append(
            String.format(
                Locale.ROOT,
                "  line %d reads version %d of %s; the forward pass read version %d, in line %d%n",
                line,
                read.version(),
                read.name(),
                read.forwardVersion(),
                read.forwardLine()));
      }
    }
    return text.toString();
  }

  /** Adds the displays that have changed. */
  private Reply arrive(Session there, String text) {
    StringBuilder shown = new StringBuilder(text);
    List<Display> displays = new ArrayList<>();
    for (Display display : there.displays()) {
      String now = shown(there.timeline(), display.expr(), view);
      if (!now.equals(display.shown())) {
        shown.append(display.number()).append(": ").append(now).append('\n');
      }
      displays.add(new Display(display.number(), display.expr(), now));
    }
    return Reply.of(there.withDisplays(displays), shown.toString());
  }

  /** An expression and its value, or why it has none here. */
  public static String shown(Timeline timeline, Expr expr, View view) {
    return Printer.print(expr)
        + valueHere(timeline, expr, view)
            .map(value -> " = " + value)
            .orElseGet(() -> ": " + whyNone(timeline, expr));
  }

  /** The value of an expression, or why it has none here. */
  public static String value(Timeline timeline, Expr expr, View view) {
    return valueHere(timeline, expr, view).orElseGet(() -> whyNone(timeline, expr));
  }

  private static Optional<String> valueHere(Timeline timeline, Expr expr, View view) {
    return timeline
        .here()
        .probeIfFits(expr)
        .flatMap(probe -> probe.valueIfDefined(timeline.now()))
        .map(view::inline);
  }

  private static String whyNone(Timeline timeline, Expr expr) {
    return timeline.here().fits(expr)
        ? "not computed yet"
        : "not known to the program that ran here";
  }
}
