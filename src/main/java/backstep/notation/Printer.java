package backstep.notation;

import backstep.matrix.Decimals;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an expression with no more parentheses than it needs; it parses back to itself. */
public final class Printer {
  private static final int ATOM = 10;
  private static final int POSTFIX = 9;

  private Printer() {}

  public static String print(Expr expr) {
    if (expr instanceof Expr.Num num) {
      return Decimals.shortest(num.value());
    }
    if (expr instanceof Expr.Name name) {
      return name.name();
    }
    if (expr instanceof Expr.Rows rows) {
      return rows(rows);
    }
    if (expr instanceof Expr.Negative negative) {
      return "-" + within(negative.of(), Operator.SIGN);
    }
    if (expr instanceof Expr.Not not) {
      return "not " + within(not.of(), Operator.NOT);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Transpose transpose) {
      boolean number = transpose.of() instanceof Expr.Num; // 2.T would be the number 2., then T
      return within(transpose.of(), number ? ATOM + 1 : POSTFIX) + ".T";
    }
    if (expr instanceof Expr.Index index) {
      String col = index.col() == null ? "" : "," + index.col();
      return within(index.of(), POSTFIX) + "[" + index.row() + col + "]";
    }
    Expr.Call call = (Expr.Call) expr;
    return call.function().word() + (call.primed() ? "'" : "") + list("(", call.arguments(), ")");
  }

  /**
   * A power groups to the right and binds its exponent tighter than a sign; the rest to the left.
   */
  private static String binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    boolean power = operator == Operator.POWER;
    int tight = operator.precedence() + 1;
    String left = within(binary.left(), power || operator.isComparison() ? tight : tight - 1);
    String right = within(binary.right(), power ? Operator.SIGN : tight);
    return left + " " + operator.symbol() + " " + right;
  }

  /** A column whose first cell begins with a bracket is written as rows, lest it read as a row. */
  private static String rows(Expr.Rows rows) {
    boolean column = rows.rows().stream().allMatch(row -> row.size() == 1);
    return column && !print(rows.parts().get(0)).startsWith("[")
        ? list("[", rows.parts(), "]")
        : rows.rows().stream()
            .map(row -> list("[", row, "]"))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String list(String open, List<Expr> parts, String close) {
    return parts.stream().map(Printer::print).collect(Collectors.joining(", ", open, close));
  }

  private static String within(Expr expr, int precedence) {
    return precedence(expr) < precedence ? "(" + print(expr) + ")" : print(expr);
  }

  private static int precedence(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return binary.operator().precedence();
    }
    if (expr instanceof Expr.Not) {
      return Operator.NOT;
    }
    if (expr instanceof Expr.Negative) {
      return Operator.SIGN;
    }
    return expr instanceof Expr.Transpose || expr instanceof Expr.Index ? POSTFIX : ATOM;
  }
}
