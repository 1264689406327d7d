package backstep.notation;

import backstep.matrix.Decimals;
import backstep.matrix.Shape;
import java.util.List;

/** The rules of shapes, numpy's, and what to say where they are broken. */
final class Shapes {
  /** No matrix has more cells than this; a typo in a setting must not exhaust the memory. */
  static final int MOST_CELLS = 1_000_000;

  private static final String BROADCAST = ": their sizes must be equal, or 1";

  private Shapes() {}

  /** The shape of an elementwise operation of the last two parts of an expression. */
  static Shape broadcast(Expr expr, Shape a, Shape b) {
    if (!a.broadcastsWith(b)) {
      int parts = expr.parts().size();
      throw new UserError(
          both(expr.parts().get(parts - 2), a, expr.parts().get(parts - 1), b) + BROADCAST,
          expr.span());
    }
    return a.broadcast(b);
  }

  /** The shape of {@code a @ b}. */
  static Shape product(Expr.Binary product, Shape a, Shape b) {
    if (a.cols() != b.rows()) {
      throw new UserError(
          both(product.left(), a, product.right(), b)
              + ": the inner sizes "
              + a.cols()
              + " and "
              + b.rows()
              + " differ",
          product.span());
    }
    return new Shape(a.rows(), b.cols());
  }

  /** The shape of {@code where(condition, a, b)}. */
  static Shape where(Expr.Call call, List<Shape> in) {
    Shape either = broadcast(call, in.get(1), in.get(2));
    if (!in.get(0).broadcastsWith(either)) {
      throw new UserError(
          "the condition is " + in.get(0) + " and the values are " + either + BROADCAST,
          call.span());
    }
    return in.get(0).broadcast(either);
  }

  /** The shape in which {@code near(a, b, tolerance)} compares. */
  static Shape near(Expr.Call call, List<Shape> in) {
    requireScalar(call.arguments().get(2), "the tolerance", in.get(2));
    if (!in.get(0).broadcastsWith(in.get(1))) {
      throw new UserError(
          both(call.arguments().get(0), in.get(0), call.arguments().get(1), in.get(1)) + BROADCAST,
          call.span());
    }
    return in.get(0).broadcast(in.get(1));
  }

  /** The shape of {@code M[row, col]}. */
  static Shape picked(Expr.Index index, Pick row, Pick col, Shape of) {
    return new Shape(
        taken(index, row, of.rows(), "row", of), taken(index, col, of.cols(), "column", of));
  }

  private static int taken(Expr.Index index, Pick pick, int size, String what, Shape of) {
    int count = pick.count(size);
    if (count < 1) {
      throw new UserError(
          Printer.print(index.of())
              + " is "
              + of
              + (pick.range() ? " and the range takes none of its " : " and has no ")
              + what
              + (pick.range() ? "s" : " " + pick)
              + ": they count from 0 to "
              + (size - 1),
          index.span());
    }
    return count;
  }

  static void requireEqual(Expr.Call call, Shape a, Shape b) {
    if (!a.equals(b)) {
      throw new UserError(
          both(call.arguments().get(0), a, call.arguments().get(1), b)
              + ": "
              + call.function().word()
              + (call.primed() ? "'" : "")
              + " needs two of one shape",
          call.span());
    }
  }

  static void requireKept(Statement statement, Shape before, Shape after) {
    if (!before.equals(after)) {
      throw new UserError(
          statement.target() + " is " + before + " and cannot become " + after, statement.span());
    }
  }

  static void requireScalar(Expr expr, String what, Shape shape) {
    if (!shape.isScalar()) {
      throw new UserError(what + " must be 1 x 1 and this is " + shape, expr.span());
    }
  }

  static void requireCondition(Expr expr, Shape shape) {
    if (!shape.isScalar()) {
      throw new UserError(
          "a condition must be 1 x 1 and this is " + shape + ": use any(...) or all(...)",
          expr.span());
    }
  }

  static void requireRoom(Shape shape, Span span) {
    if (shape.cells() > MOST_CELLS) {
      throw new UserError(
          "this is " + shape + ", " + shape.cells() + " cells; at most " + MOST_CELLS + " fit",
          span);
    }
  }

  /** A number of rows or columns, from its value. */
  static int size(Expr expr, double size) {
    if (!(size >= 1 && size <= MOST_CELLS && size == Math.rint(size))) {
      throw new UserError(
          "a number of rows or columns is a whole number from 1 to "
              + MOST_CELLS
              + ", and this is "
              + Decimals.shortest(size),
          expr.span());
    }
    return (int) size;
  }

  private static String both(Expr left, Shape a, Expr right, Shape b) {
    return Printer.print(left) + " is " + a + " and " + Printer.print(right) + " is " + b;
  }
}
