package backstep.notation;

import backstep.matrix.Shape;

/**
 * One cell of the value behind a name.
 *
 * @param shape of the whole value
 */
public record Cell(String name, int row, int col, Shape shape) {

  /** The cell as one would ask for it: {@code Wo[0,2]}, {@code Z1[3]}, or {@code y} if 1 x 1. */
  public Expr expr(Span span) {
    return pick(new Expr.Name(name, span), row, col, shape);
  }

  /** One cell of an expression of this shape. */
  static Expr pick(Expr of, int row, int col, Shape shape) {
    return shape.isScalar()
        ? of
        : new Expr.Index(of, Pick.at(row), shape.cols() == 1 ? null : Pick.at(col), of.span());
  }

  @Override
  public String toString() {
    return Printer.print(expr(null));
  }
}
