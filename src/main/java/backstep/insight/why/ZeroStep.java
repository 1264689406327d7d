package backstep.insight.why;

import backstep.notation.Expr;

/**
 * A step of the reason why something is 0.
 *
 * @param zero the part of a formula that is 0, over cells
 * @param numbers the same over numbers
 * @param line the line whose formula it is part of
 */
public record ZeroStep(Reason reason, Expr zero, Expr numbers, int line) {

  /** Why that part is 0. */
  public enum Reason {
    /** It is a cell that a line computed; the next step is in that line's formula. */
    COMPUTED,
    /** It is a cell that no line of this sample has computed: an input, a parameter, a setting. */
    FOUND,
    /** It is the difference of two equal values. */
    EQUAL,
    /** It is what a function, or its slope, is there. */
    FUNCTION,
    /** It is a sum whose terms are all 0; the next step is in the first one. */
    TERMS,
    /** It is a sum whose terms are not 0 and cancel. */
    CANCELS,
    /** It is 0 for another reason, such as a comparison that does not hold. */
    OTHER
  }
}
