package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Session;

/** The number of a stop, as several commands take it. */
final class StopNumber {
  private StopNumber() {}

  /** Takes the number of a stop that there is. */
  static int take(Arguments arguments, Session session) {
    Span span = arguments.here();
    int number = arguments.count("the number of a stop");
    if (session.stops().numbered(number).isEmpty()) {
      throw new UserError("there is no stop " + number + "; info stops lists them", span);
    }
    return number;
  }
}
