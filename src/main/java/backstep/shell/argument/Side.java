package backstep.shell.argument;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Syntax;

/** The word that says on which side of a line another one goes. */
public final class Side {
  public static final Syntax SYNTAX =
      Syntax.word("after", "behind a line").or(Syntax.word("before", "in front of a line"));

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
