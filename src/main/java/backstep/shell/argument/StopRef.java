package backstep.shell.argument;

import backstep.machine.Stop;
import backstep.machine.Stops;
import backstep.machine.Trigger;
import backstep.notation.Expr;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Completion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;

/** Stops as several commands make them and name them. */
public final class StopRef {
  /** {@code if CONDITION}. */
  public static final Syntax CONDITION =
      Syntax.word("if", "only where this holds").then(Completion.EXPRESSION);

  private StopRef() {}

  /**
   * Adds a stop to a session.
   *
   * @param condition 1 x 1, or null
   */
  public static Reply add(Session session, Trigger trigger, Expr condition) {
    if (condition != null) {
      session.timeline().ahead().probe(condition).asCondition();
    }
    Stops stops = session.stops().with(trigger, condition);
    Stop added = stops.all().get(stops.all().size() - 1);
    return Reply.of(session.withStops(stops), "stop " + added.number() + ": " + added + "\n");
  }

  /** Takes the number of a stop that there is. */
  public static int take(Arguments arguments, Session session) {
    Span span = arguments.here();
    int number = arguments.count("the number of a stop");
    if (session.stops().numbered(number).isEmpty()) {
      throw new UserError("there is no stop " + number + "; info stops lists them", span);
    }
    return number;
  }
}
