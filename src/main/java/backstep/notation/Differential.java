package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By how much an expression changes if names in it change by given amounts: in closed form where it
 * is linear in them, since then all else in it stays.
 */
public final class Differential {
  private final Map<String, Expr> amounts;
  private boolean linear = true;

  private Differential(Map<String, Expr> amounts) {
    this.amounts = amounts;
  }

  /**
   * The differential of an expression.
   *
   * @param amounts by how much each name changes, in its own shape
   * @return nothing where it reads none of the names, or is not linear in them
   */
  public static Optional<Expr> of(Expr expr, Map<String, Expr> amounts) {
    Differential differential = new Differential(amounts);
    Expr amount = differential.amount(expr);
    return differential.linear ? Optional.ofNullable(amount) : Optional.empty();
  }

  /** The change, or null where there is none. */
  private Expr amount(Expr expr) {
    if (expr.names().noneMatch(name -> amounts.containsKey(name.name()))) {
      return null;
    }
    return expr.fold(
        new Expr.Kinds<>(
            num -> null,
            name -> amounts.get(name.name()),
            rows -> notLinear(),
            negative -> new Expr.Negative(amount(negative.of()), negative.span()),
            not -> notLinear(),
            this::binary,
            transpose -> new Expr.Transpose(amount(transpose.of()), transpose.span()),
            index -> new Expr.Index(amount(index.of()), index.row(), index.col(), index.span()),
            this::call));
  }

  private Expr notLinear() {
    linear = false;
    return null;
  }

  private Expr binary(Expr.Binary binary) {
    Expr left = amount(binary.left());
    Expr right = amount(binary.right());
    return switch (binary.operator()) {
      case PLUS, MINUS -> sum(binary, left, right);
      case TIMES, MATRIX_TIMES ->
          left != null && right != null
              ? notLinear()
              : with(
                  binary,
                  left != null ? left : binary.left(),
                  right != null ? right : binary.right());
      case DIVIDED -> right != null ? notLinear() : with(binary, left, binary.right());
      default -> notLinear();
    };
  }

  private Expr sum(Expr.Binary sum, Expr left, Expr right) {
    if (left != null && right != null) {
      return with(sum, left, right);
    }
    boolean negative = left == null && sum.operator() == Operator.MINUS;
    return negative ? new Expr.Negative(right, sum.span()) : left == null ? right : left;
  }

  private static Expr with(Expr.Binary binary, Expr left, Expr right) {
    return new Expr.Binary(binary.operator(), left, right, binary.span());
  }

  /** A sum or mean is linear, and so is the slope of a function of vectors in what it is given. */
  private Expr call(Expr.Call call) {
    Function function = call.function();
    int last = call.arguments().size() - 1;
    boolean applied = call.primed() && function.form() instanceof Form.Vectorwise;
    boolean adds = !call.primed() && (function == Function.SUM || function == Function.MEAN);
    Expr amount = amount(call.arguments().get(last));
    boolean others =
        call.arguments().subList(0, last).stream().anyMatch(other -> amount(other) != null);
    if (!(applied || adds) || others || amount == null) {
      return notLinear();
    }
    List<Expr> arguments = new ArrayList<>(call.arguments());
    arguments.set(last, amount);
    return call.on(arguments);
  }
}
