package backstep.script;

import backstep.notation.Patience;
import backstep.notation.Span;
import backstep.notation.UserError;

/**
 * How much a script may still compute before it is refused: steps of its evaluation, and cells it
 * makes, which bounds time and memory alike, the same on every machine.
 */
final class Budget {
  private static final long MOMENT = 200_000;

  private final long most;
  private long spent;
  private long asked;

  Budget(long most) {
    this.most = most;
  }

  /** Spends so much, for what stands at a place. */
  void spend(long amount, Span span) {
    spent += amount;
    if (spent > most) {
      throw new UserError(
          "the script computes too long to be read: its loop must begin, and take two epochs,"
              + " within "
              + most
              + " steps; try it with less data",
          span);
    }
    if (spent - asked > MOMENT) {
      asked = spent;
      Patience.read(MOMENT);
    }
  }
}
