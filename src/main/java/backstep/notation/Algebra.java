package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Decimals;
import backstep.matrix.Function;
import java.util.List;
import java.util.Optional;

/**
 * Puts expressions together as one would by hand: without factors 1, signs that cancel or are
 * better written as a difference, and transposes of transposes.
 */
final class Algebra {
  private static final Span NOWHERE = new Span(Source.typed(""), 0);
  private static final int LONGEST_PRODUCT = 6;

  static final Expr ONE = number(1);

  private Algebra() {}

  static Expr number(double value) {
    Expr size = new Expr.Num(Math.abs(value), NOWHERE);
    return value < 0 ? new Expr.Negative(size, NOWHERE) : size;
  }

  static Expr name(String name) {
    return new Expr.Name(name, NOWHERE);
  }

  static Expr call(Function function, Expr... arguments) {
    return new Expr.Call(function, false, List.of(arguments), NOWHERE);
  }

  static Expr slope(Function function, Expr... arguments) {
    return new Expr.Call(function, true, List.of(arguments), NOWHERE);
  }

  static Expr sum(Expr of, Along along) {
    return new Expr.Call(Function.SUM, false, List.of(of), along, NOWHERE);
  }

  static Expr index(Expr of, Pick row, Pick col) {
    return new Expr.Index(of, row, col, NOWHERE);
  }

  static Expr rows(List<List<Expr>> rows) {
    return new Expr.Rows(rows, NOWHERE);
  }

  static Expr binary(Operator operator, Expr a, Expr b) {
    return new Expr.Binary(operator, a, b, NOWHERE);
  }

  /** True of a number, with or without a sign. */
  static boolean isNumber(Expr expr) {
    return expr instanceof Expr.Num
        || (expr instanceof Expr.Negative negative && negative.of() instanceof Expr.Num);
  }

  /** {@code a + b}; {@code a - c} where b is {@code -c}. */
  static Expr plus(Expr a, Expr b) {
    if (b instanceof Expr.Binary sum
        && (sum.operator() == Operator.PLUS || sum.operator() == Operator.MINUS)) {
      return binary(sum.operator(), plus(a, sum.left()), sum.right());
    }
    return withoutSign(b)
        .map(positive -> minus(a, positive))
        .orElseGet(() -> binary(Operator.PLUS, a, b));
  }

  static Expr minus(Expr a, Expr b) {
    return binary(Operator.MINUS, a, b);
  }

  /** {@code -a}; {@code c - b} where a is {@code b - c}. */
  static Expr negative(Expr a) {
    if (a instanceof Expr.Binary difference && difference.operator() == Operator.MINUS) {
      return minus(difference.right(), difference.left());
    }
    if (a instanceof Expr.Binary product && isProduct(product.operator())) {
      return binary(product.operator(), negative(product.left()), product.right());
    }
    return withoutSign(a).orElseGet(() -> new Expr.Negative(a, NOWHERE));
  }

  /** What an expression is the negative of, where it begins with a sign. */
  private static Optional<Expr> withoutSign(Expr expr) {
    if (expr instanceof Expr.Negative negative) {
      return Optional.of(negative.of());
    }
    return expr instanceof Expr.Binary product && isProduct(product.operator())
        ? withoutSign(product.left())
            .map(left -> multiplied(product.operator(), left, product.right()))
        : Optional.empty();
  }

  private static Expr multiplied(Operator operator, Expr a, Expr b) {
    return operator == Operator.TIMES ? times(a, b) : binary(operator, a, b);
  }

  private static boolean isProduct(Operator operator) {
    return operator == Operator.TIMES
        || operator == Operator.DIVIDED
        || operator == Operator.MATRIX_TIMES;
  }

  /** {@code a * b}, cell by cell, a number first. */
  static Expr times(Expr a, Expr b) {
    if (a.equals(ONE)) {
      return b;
    }
    if (b.equals(ONE)) {
      return a;
    }
    if (a instanceof Expr.Negative negative && negative.of().equals(ONE)) {
      return negative(b);
    }
    if (a instanceof Expr.Num left && b instanceof Expr.Num right && isRound(left, right)) {
      return number(left.value() * right.value());
    }
    if (isNumber(b) && a.names().findAny().isPresent()) {
      return times(b, a);
    }
    return b instanceof Expr.Binary product && product.operator() == Operator.TIMES
        ? times(times(a, product.left()), product.right())
        : binary(Operator.TIMES, a, b);
  }

  /** True if a product of two numbers is no longer to read than both of them. */
  private static boolean isRound(Expr.Num a, Expr.Num b) {
    return Decimals.shortest(a.value() * b.value()).length() <= LONGEST_PRODUCT;
  }

  static Expr over(Expr a, Expr b) {
    return binary(Operator.DIVIDED, a, b);
  }

  /** {@code a ** (b - 1)}. */
  static Expr powerBelow(Expr a, Expr b) {
    if (b instanceof Expr.Num exponent) {
      return exponent.value() == 2 ? a : binary(Operator.POWER, a, number(exponent.value() - 1));
    }
    return binary(Operator.POWER, a, minus(b, ONE));
  }

  /** {@code a @ b}; a number among them is a factor. */
  static Expr product(Expr a, Expr b) {
    return isNumber(a) || isNumber(b) ? times(a, b) : binary(Operator.MATRIX_TIMES, a, b);
  }

  /** {@code a.T}; {@code c.T @ b.T} where a is {@code b @ c}. */
  static Expr transpose(Expr a) {
    if (isNumber(a)) {
      return a;
    }
    if (a instanceof Expr.Transpose transpose) {
      return transpose.of();
    }
    if (a instanceof Expr.Negative negative) {
      return negative(transpose(negative.of()));
    }
    return a instanceof Expr.Binary product && product.operator() == Operator.MATRIX_TIMES
        ? product(transpose(product.right()), transpose(product.left()))
        : new Expr.Transpose(a, NOWHERE);
  }
}
