package backstep.notation;

import backstep.matrix.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Writes an expression with no more parentheses than it needs; it parses back to itself, unless it
 * is written for reading only.
 */
public final class Printer {
  private static final int ATOM = 10;
  private static final int POSTFIX = 9;

  /** So many of a longer list are written for reading, the last of them after a gap. */
  private static final int MOST_READ = 4;

  private static final Printer EXACT = new Printer(Decimals::shortest, false);

  /** A text with how tightly it holds together. */
  private record Written(String text, int precedence) {}

  private final DoubleFunction<String> number;
  private final boolean forReading;

  private Printer(DoubleFunction<String> number, boolean forReading) {
    this.number = number;
    this.forReading = forReading;
  }

  public static String print(Expr expr) {
    return EXACT.text(expr);
  }

  /**
   * A formula as one would write it down: numbers in this format, a row times a column as the sum
   * of its terms, what is long with a gap.
   */
  public static String forReading(Expr formula, DoubleFunction<String> number) {
    return new Printer(number, true).text(formula);
  }

  private String text(Expr expr) {
    return written(expr).text();
  }

  private Written written(Expr expr) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> new Written(number.apply(num.value()), ATOM),
            name -> new Written(name.name(), ATOM),
            rows -> new Written(rows(rows), ATOM),
            negative -> new Written("-" + operand(negative.of(), Operator.SIGN), Operator.SIGN),
            not -> new Written("not " + within(not.of(), Operator.NOT), Operator.NOT),
            binary ->
                isSumOfTerms(binary)
                    ? new Written(terms(binary), Operator.PLUS.precedence())
                    : new Written(binary(binary), binary.operator().precedence()),
            transpose -> new Written(transpose(transpose), POSTFIX),
            index -> new Written(index(index), POSTFIX),
            call -> new Written(call(call), ATOM)));
  }

  private String transpose(Expr.Transpose transpose) {
    boolean number = transpose.of() instanceof Expr.Num; // 2.T would be the number 2., then T
    return within(transpose.of(), number ? ATOM + 1 : POSTFIX) + ".T";
  }

  private String index(Expr.Index index) {
    String col = index.col() == null ? "" : "," + index.col();
    return within(index.of(), POSTFIX) + "[" + index.row() + col + "]";
  }

  private String call(Expr.Call call) {
    String axis = call.axis().map(named -> ", " + named).orElse("");
    return call.function().word()
        + (call.primed() ? "'" : "")
        + list("(", call.arguments(), axis + ")");
  }

  /**
   * A power groups to the right and binds its exponent tighter than a sign; the rest to the left.
   */
  private String binary(Expr.Binary binary) {
    Operator operator = binary.operator();
    boolean power = operator == Operator.POWER;
    int tight = operator.precedence() + 1;
    String left =
        power
            ? operand(binary.left(), tight)
            : within(binary.left(), operator.isComparison() ? tight : tight - 1);
    String right = operand(binary.right(), power ? Operator.SIGN : tight);
    return left + " " + operator.symbol() + " " + right;
  }

  /** A column whose first cell begins with a bracket is written as rows, lest it read as a row. */
  private String rows(Expr.Rows rows) {
    boolean column = rows.rows().stream().allMatch(row -> row.size() == 1);
    if (column && !text(rows.parts().get(0)).startsWith("[")) {
      return list("[", rows.parts(), "]");
    }
    List<String> texts = rows.rows().stream().map(row -> list("[", row, "]")).toList();
    return "[" + String.join(", ", abridged(texts)) + "]";
  }

  private String list(String open, List<Expr> parts, String close) {
    return open + String.join(", ", abridged(parts.stream().map(this::text).toList())) + close;
  }

  /** For reading the first few and the last, and how many are left out between them. */
  private List<String> abridged(List<String> parts) {
    if (!forReading || parts.size() <= MOST_READ + 1) {
      return parts;
    }
    List<String> shown = new ArrayList<>(parts.subList(0, MOST_READ - 1));
    shown.add("(" + (parts.size() - MOST_READ) + " more)");
    shown.add(parts.get(parts.size() - 1));
    return shown;
  }

  private boolean isSumOfTerms(Expr.Binary binary) {
    return forReading
        && binary.operator() == Operator.MATRIX_TIMES
        && binary.left() instanceof Expr.Rows row
        && binary.right() instanceof Expr.Rows
        && row.rows().size() == 1;
  }

  private String terms(Expr.Binary product) {
    List<Expr> row = product.left().parts();
    List<Expr> column = product.right().parts();
    List<String> terms = new ArrayList<>();
    for (int k = 0; k < row.size(); k++) {
      terms.add(text(new Expr.Binary(Operator.TIMES, row.get(k), column.get(k), product.span())));
    }
    return String.join(" + ", abridged(terms));
  }

  /**
   * For reading, a negative number behind an operator, or before a power, stands in parentheses.
   */
  private String operand(Expr expr, int precedence) {
    String text = within(expr, precedence);
    return forReading && text.startsWith("-") ? "(" + text + ")" : text;
  }

  private String within(Expr expr, int precedence) {
    Written written = written(expr);
    return written.precedence() < precedence ? "(" + written.text() + ")" : written.text();
  }
}
