package backstep.notation;

import backstep.matrix.Shape;

/**
 * The slope of the loss by a value, as an expression.
 *
 * @param shape that of the expression; where it is 1 in a direction and the value is longer, all
 *     cells of the value in that direction have this slope
 */
record Gradient(Expr expr, Shape shape) {
  /** The slope of the loss by itself. */
  static final Gradient ONE = new Gradient(Algebra.ONE, Shape.SCALAR);

  /** True if it is as short as a name, so that it may well be written more than once. */
  boolean isShort() {
    return expr instanceof Expr.Name || Algebra.isNumber(expr);
  }
}
