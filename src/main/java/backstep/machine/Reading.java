package backstep.machine;

import backstep.notation.Expr;

/**
 * What is read of a step: the value of an expression.
 *
 * @param line the line before which it is read, or {@link Position#END}
 */
public record Reading(int line, Expr expr) {

  /** A value at the end of the step. */
  public static Reading atEnd(Expr expr) {
    return new Reading(Position.END, expr);
  }
}
