package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;

/** The word that says on which side of a line another one goes. */
final class Place {
  private Place() {}

  /** Takes {@code after} or {@code before}; true for after. */
  static boolean takesAfter(Arguments arguments) {
    Span span = arguments.here();
    String word = arguments.word("after or before");
    if (!word.equals("after") && !word.equals("before")) {
      throw new UserError("after or before should stand here, not '" + word + "'", span);
    }
    return word.equals("after");
  }
}
