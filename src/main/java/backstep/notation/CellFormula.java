package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * One cell of an expression as a product of cells: {@code dZ1 @ x.T} at [j,k] is {@code dZ1[j] *
 * x[k]}. Equal factors are gathered into powers.
 */
public final class CellFormula {
  private final Function<Expr, Shape> shapeOf;
  private final Function<String, Optional<Expr>> meaningOf;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Integer> cells = new LinkedHashMap<>();
  private boolean negative;
  private boolean product = true;

  private CellFormula(Function<Expr, Shape> shapeOf, Function<String, Optional<Expr>> meaningOf) {
    this.shapeOf = shapeOf;
    this.meaningOf = meaningOf;
  }

  /**
   * The cell at row j and column k; a vector's cell is at j alone.
   *
   * @param shapeOf the shape of this expression and of each below it
   * @param meaningOf what to write in place of a name, if anything
   * @return nothing where it is not a product of cells, such as a sum over several units
   */
  public static Optional<String> of(
      Expr expr, Function<Expr, Shape> shapeOf, Function<String, Optional<Expr>> meaningOf) {
    CellFormula formula = new CellFormula(shapeOf, meaningOf);
    formula.multiply(expr, "j", shapeOf.apply(expr).rows() > 1 ? "k" : "j");
    return formula.product ? Optional.of(formula.text()) : Optional.empty();
  }

  private void multiply(Expr expr, String row, String col) {
    if (expr instanceof Expr.Negative minus) {
      negative = !negative;
      multiply(minus.of(), row, col);
    } else if (expr instanceof Expr.Transpose transpose) {
      multiply(transpose.of(), /* row= */ col, /* col= */ row);
    } else if (expr instanceof Expr.Binary binary && binary.operator() == Operator.TIMES) {
      multiply(binary.left(), row, col);
      multiply(binary.right(), row, col);
    } else if (expr instanceof Expr.Binary binary && binary.operator() == Operator.MATRIX_TIMES) {
      product &= shapeOf.apply(binary.left()).cols() == 1;
      multiply(binary.left(), row, "0");
      multiply(binary.right(), "0", col);
    } else if (expr instanceof Expr.Name name && meaningOf.apply(name.name()).isPresent()) {
      multiply(meaningOf.apply(name.name()).orElseThrow(), row, col);
    } else {
      factor(expr, row, col);
    }
  }

  private void factor(Expr expr, String row, String col) {
    boolean number = shapeOf.apply(expr).isScalar();
    String text = cell(expr, row, col);
    boolean sum = expr instanceof Expr.Binary;
    (number && !sum ? numbers : cells).merge(sum ? "(" + text + ")" : text, 1, Integer::sum);
  }

  /** The cell of an expression that is computed cell by cell. */
  private String cell(Expr expr, String row, String col) {
    Shape shape = shapeOf.apply(expr);
    if (expr instanceof Expr.Name name) {
      return name.name() + place(shape, row, col);
    }
    if (expr instanceof Expr.Num) {
      return Printer.print(expr);
    }
    if (expr instanceof Expr.Call call && isElementwise(call)) {
      String word = call.function().word() + (call.primed() ? "'" : "");
      return word + "(" + cell(call.arguments().get(0), row, col) + ")";
    }
    if (expr instanceof Expr.Binary binary
        && (binary.operator() == Operator.PLUS || binary.operator() == Operator.MINUS)) {
      String left = cell(binary.left(), row, col);
      String right = cell(binary.right(), row, col);
      product &= !(binary.right() instanceof Expr.Binary);
      return left + " " + binary.operator().symbol() + " " + right;
    }
    product &= shape.isScalar();
    return product ? Printer.print(expr) : "";
  }

  private static boolean isElementwise(Expr.Call call) {
    return call.arguments().size() == 1
        && (call.function().form() instanceof Form.Elementwise
            || call.function().form() instanceof Form.Chosen);
  }

  private static String place(Shape shape, String row, String col) {
    if (shape.isScalar()) {
      return "";
    }
    String at = shape.rows() == 1 ? "0," + col : row;
    return "[" + at + (shape.isVector() ? "" : "," + col) + "]";
  }

  private String text() {
    StringJoiner text = new StringJoiner(" * ", negative ? "-" : "", "");
    numbers.forEach((factor, power) -> text.add(power(factor, power)));
    cells.forEach((factor, power) -> text.add(power(factor, power)));
    return text.toString();
  }

  private static String power(String factor, int power) {
    return power == 1 ? factor : factor + " ** " + power;
  }
}
