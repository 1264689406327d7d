package backstep.shell.argument;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;

/** The word that says on which side of a line another one goes. */
public final class Side {
  private Side() {}

  /** Takes {@code after} or {@code before}; true for after. */
  public static boolean takesAfter(Arguments arguments) {
    Span span = arguments.here();
    String word = arguments.word("after or before");
    if (!word.equals("after") && !word.equals("before")) {
      throw new UserError("after or before should stand here, not '" + word + "'", span);
    }
    return word.equals("after");
  }
}
