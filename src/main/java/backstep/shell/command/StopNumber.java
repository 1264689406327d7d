package backstep.shell.command;

import backstep.notation.UserError;
import backstep.shell.Session;

/** The number of a stop, as several commands take it. */
final class StopNumber {
  private StopNumber() {}

  static void require(Session session, int number) {
    if (session.stops().numbered(number).isEmpty()) {
      throw new UserError("there is no stop " + number + "; info stops lists them");
    }
  }
}
