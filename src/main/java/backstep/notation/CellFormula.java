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
    String col = shapeOf.apply(expr).rows() > 1 ? "k" : "j";
    return formula.multiply(expr, "j", col) ? Optional.of(formula.text()) : Optional.empty();
  }

  /** Takes an expression as factors; false where it is no product of cells. */
  private boolean multiply(Expr expr, String row, String col) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> factor(num, row, col),
            name -> multiply(name, row, col),
            rows -> factor(rows, row, col),
            minus -> {
              negative = !negative;
              return multiply(minus.of(), row, col);
            },
            not -> factor(not, row, col),
            binary -> multiply(binary, row, col),
            transpose -> multiply(transpose.of(), /* row= */ col, /* col= */ row),
            index -> factor(index, row, col),
            call -> factor(call, row, col)));
  }

  private boolean multiply(Expr.Name name, String row, String col) {
    return meaningOf
        .apply(name.name())
        .map(meaning -> multiply(meaning, row, col))
        .orElseGet(() -> factor(name, row, col));
  }

  private boolean multiply(Expr.Binary binary, String row, String col) {
    return switch (binary.operator()) {
      case TIMES -> multiply(binary.left(), row, col) && multiply(binary.right(), row, col);
      case MATRIX_TIMES ->
          shapeOf.apply(binary.left()).cols() == 1
              && multiply(binary.left(), row, "0")
              && multiply(binary.right(), "0", col);
      default -> factor(binary, row, col);
    };
  }

  private boolean factor(Expr expr, String row, String col) {
    boolean number = shapeOf.apply(expr).isScalar();
    boolean sum = expr instanceof Expr.Binary;
    Optional<String> text = cell(expr, row, col).map(cell -> sum ? "(" + cell + ")" : cell);
    text.ifPresent(factor -> (number && !sum ? numbers : cells).merge(factor, 1, Integer::sum));
    return text.isPresent();
  }

  /** The cell of an expression that is computed cell by cell, or is 1 x 1. */
  private Optional<String> cell(Expr expr, String row, String col) {
    return expr.fold(
        new Expr.Kinds<>(
            num -> whole(num),
            name -> Optional.of(name.name() + place(shapeOf.apply(name), row, col)),
            rows -> whole(rows),
            negative -> whole(negative),
            not -> whole(not),
            binary -> sum(binary, row, col),
            transpose -> whole(transpose),
            index -> whole(index),
            call -> call(call, row, col)));
  }

  private Optional<String> whole(Expr expr) {
    return shapeOf.apply(expr).isScalar() ? Optional.of(Printer.print(expr)) : Optional.empty();
  }

  private Optional<String> sum(Expr.Binary binary, String row, String col) {
    if (binary.operator() != Operator.PLUS && binary.operator() != Operator.MINUS) {
      return whole(binary);
    }
    if (binary.right() instanceof Expr.Binary) {
      return Optional.empty();
    }
    return cell(binary.left(), row, col)
        .flatMap(
            left ->
                cell(binary.right(), row, col)
                    .map(right -> left + " " + binary.operator().symbol() + " " + right));
  }

  private Optional<String> call(Expr.Call call, String row, String col) {
    String word = call.function().word() + (call.primed() ? "'" : "");
    return isElementwise(call)
        ? cell(call.arguments().get(0), row, col).map(cell -> word + "(" + cell + ")")
        : whole(call);
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
