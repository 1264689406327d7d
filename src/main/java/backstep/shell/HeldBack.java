package backstep.shell;

import backstep.notation.Span;
import backstep.notation.UserError;

/** What is held back as long as a mistake is to be found by hand: whatever names its line. */
public final class HeldBack {
  /** Behind the part that is said all the same. */
  public static final String LATER =
      "the lesson looks by hand first; later this command says more\n";

  private HeldBack() {}

  /** Refuses what would say nothing else. */
  public static void refuse(Session session, Span span) {
    if (session.isByHand()) {
      throw new UserError("the lesson looks by hand first; this comes later", span);
    }
  }
}
