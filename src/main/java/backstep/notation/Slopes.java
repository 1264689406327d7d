package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Shape;
import java.util.List;

/**
 * The rules of differentiation: what the gradient that arrives at an expression hands on to one of
 * its parts.
 *
 * <p>The rules are those of any book, such as Goodfellow, Bengio and Courville, <i>Deep
 * Learning</i> (2016), section 6.5: for {@code C = A @ B} they are {@code dC @ B.T} and {@code
 * A.T @ dC}, for {@code C = f(A)} it is {@code dC * f'(A)}. A part that was spread over rows or
 * columns gets the sum over them.
 */
final class Slopes {
  private final Sizes sizes;

  Slopes(Sizes sizes) {
    this.sizes = sizes;
  }

  /** True if a part of an expression hands a slope on; comparisons and the like do not. */
  static boolean carries(Expr expr, int part) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> false,
            name -> false,
            rows -> true,
            negative -> true,
            not -> false,
            binary -> binary.operator().precedence() >= Operator.PLUS.precedence(),
            transpose -> true,
            index -> true,
            call -> carries(call, part)));
  }

  private static boolean carries(Expr.Call call, int part) {
    boolean hasSlope = call.primed() || call.function().form().primedArity() > 0;
    return call.function()
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> hasSlope,
                pairwise -> true,
                reduction -> hasSlope,
                vectorwise -> true,
                loss -> true,
                choice -> part > 0,
                nearness -> false,
                generator -> false,
                chosen -> true,
                question -> false));
  }

  /** The gradient of a part of an expression, from that of the whole; only where it carries one. */
  Gradient of(Expr expr, int part, Gradient g) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> none(num),
            name -> none(name),
            rows -> cell(rows, part, g),
            negative -> negative(g),
            not -> none(not),
            binary ->
                binary.operator() == Operator.MATRIX_TIMES
                    ? product(binary, part, spread(g, binary))
                    : unspread(binary, part, binary(binary, part, spreadIfUneven(binary, part, g))),
            transpose -> new Gradient(Algebra.transpose(g.expr()), g.shape().transposed()),
            index -> index(index, spread(g, index)),
            call -> call(call, part, g)));
  }

  private static Gradient none(Expr expr) {
    throw new IllegalArgumentException(Printer.print(expr) + " hands no gradient on");
  }

  private Gradient binary(Expr.Binary binary, int part, Gradient g) {
    Expr a = binary.left();
    Expr b = binary.right();
    boolean isLeft = part == 0;
    return switch (binary.operator()) {
      case PLUS -> g;
      case MINUS -> isLeft ? g : negative(g);
      case TIMES -> times(g, isLeft ? b : a);
      case DIVIDED ->
          isLeft
              ? over(g, b)
              : over(times(negative(g), a), Algebra.binary(Operator.POWER, b, Algebra.number(2)));
      default ->
          isLeft
              ? times(times(g, b), Algebra.powerBelow(a, b))
              : times(times(g, binary), Algebra.call(Function.LOG, a));
    };
  }

  private Gradient call(Expr.Call call, int part, Gradient g) {
    Function function = call.function();
    List<Expr> in = call.arguments();
    return function
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> times(g, Algebra.slope(function, in.get(0))),
                pairwise -> taken(call, part, spreadIfUneven(call, part, g)),
                reduction -> function == Function.SUM ? g : times(g, call.slope()),
                vectorwise ->
                    new Gradient(
                        call.on(List.of(in.get(0), spread(g, call).expr())).slope(),
                        sizes.of(call)),
                loss -> times(g, loss(call, part)),
                choice ->
                    unspread(call, part, chosen(in.get(0), part, spreadIfUneven(call, part, g))),
                nearness -> none(call),
                generator -> none(call),
                chosen -> times(g, Algebra.slope(function, in.get(0))),
                question -> none(call)));
  }

  /** The slope of a loss by its outputs (part 0) or its targets. */
  private static Expr loss(Expr.Call call, int part) {
    Expr y = call.arguments().get(0);
    Expr d = call.arguments().get(1);
    return switch (call.function()) {
      case SQUARED_ERROR -> part == 0 ? Algebra.minus(y, d) : Algebra.minus(d, y);
      case CROSS_ENTROPY ->
          part == 0
              ? Algebra.slope(call.function(), y, d)
              : Algebra.minus(
                  Algebra.call(Function.LOG, Algebra.minus(Algebra.ONE, y)),
                  Algebra.call(Function.LOG, y));
      default -> throw noRule(call);
    };
  }

  /**
   * The gradient where this part is the larger, or smaller, of two; of two equal ones the first.
   */
  private Gradient taken(Expr.Call call, int part, Gradient g) {
    Expr a = call.arguments().get(0);
    Expr b = call.arguments().get(1);
    Expr isTaken =
        switch (call.function()) {
          case MAXIMUM ->
              part == 0
                  ? Algebra.binary(Operator.AT_LEAST, a, b)
                  : Algebra.binary(Operator.GREATER, b, a);
          case MINIMUM ->
              part == 0
                  ? Algebra.binary(Operator.AT_MOST, a, b)
                  : Algebra.binary(Operator.LESS, b, a);
          default -> throw noRule(call);
        };
    return unspread(call, part, times(g, isTaken));
  }

  private static IllegalStateException noRule(Expr.Call call) {
    return new IllegalStateException(
        "no rule says what " + call.function().word() + " hands on to its arguments");
  }

  private Gradient chosen(Expr condition, int part, Gradient g) {
    Expr zero = Algebra.number(0);
    Expr taken =
        part == 1
            ? Algebra.call(Function.WHERE, condition, g.expr(), zero)
            : Algebra.call(Function.WHERE, condition, zero, g.expr());
    return new Gradient(taken, g.shape().broadcast(sizes.of(condition)));
  }

  private Gradient product(Expr.Binary product, int part, Gradient g) {
    Expr expr =
        part == 0
            ? Algebra.product(g.expr(), Algebra.transpose(product.right()))
            : Algebra.product(Algebra.transpose(product.left()), g.expr());
    return new Gradient(expr, sizes.of(product.parts().get(part)));
  }

  private static Gradient cell(Expr.Rows rows, int part, Gradient g) {
    int cols = rows.rows().get(0).size();
    if (g.shape().isScalar()) {
      return g;
    }
    Pick row = Pick.at(g.shape().rows() == 1 ? 0 : part / cols);
    Pick col = g.shape().cols() == 1 ? null : Pick.at(part % cols);
    return new Gradient(Algebra.index(g.expr(), row, col), Shape.SCALAR);
  }

  /** {@code S @ g @ T}: S and T have a 1 in each place from which a row or column was taken. */
  private Gradient index(Expr.Index index, Gradient g) {
    Shape of = sizes.of(index.of());
    Expr expr = g.expr();
    if (!isAll(index.row(), of.rows())) {
      expr = Algebra.product(Selection.of(index, index.row(), of.rows()), expr);
    }
    if (!isAll(index.columns(), of.cols())) {
      Expr columns = Selection.of(index, index.columns(), of.cols());
      expr = Algebra.product(expr, Selection.transposed(columns));
    }
    return new Gradient(expr, of);
  }

  private static boolean isAll(Pick pick, int size) {
    return pick.count(size) == size;
  }

  private static Gradient negative(Gradient g) {
    return new Gradient(Algebra.negative(g.expr()), g.shape());
  }

  private Gradient over(Gradient g, Expr divisor) {
    return new Gradient(Algebra.over(g.expr(), divisor), g.shape().broadcast(sizes.of(divisor)));
  }

  Gradient times(Gradient g, Expr factor) {
    return new Gradient(Algebra.times(g.expr(), factor), g.shape().broadcast(sizes.of(factor)));
  }

  static Gradient plus(Gradient a, Gradient b) {
    return new Gradient(Algebra.plus(a.expr(), b.expr()), a.shape().broadcast(b.shape()));
  }

  /** The gradient of an expression in its full shape: {@code sum'(A)} is ones in the shape of A. */
  Gradient spread(Gradient g, Expr expr) {
    return g.shape().equals(sizes.of(expr)) ? g : times(g, Algebra.slope(Function.SUM, expr));
  }

  private Gradient spreadIfUneven(Expr expr, int part, Gradient g) {
    return sizes.of(expr.parts().get(part)).equals(sizes.of(expr)) ? g : spread(g, expr);
  }

  /** The sum over the directions in which a part of an expression was spread. */
  private Gradient unspread(Expr expr, int part, Gradient g) {
    Shape from = sizes.of(expr);
    Shape to = sizes.of(expr.parts().get(part));
    if (to.equals(from)) {
      return g;
    }
    Along along = to.isScalar() ? Along.ALL : to.cols() < from.cols() ? Along.ROWS : Along.COLUMNS;
    return new Gradient(Algebra.sum(g.expr(), along), to);
  }
}
