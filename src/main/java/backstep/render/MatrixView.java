package backstep.render;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Value;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/** The value of an expression as a table, for {@code inspect}. */
public final class MatrixView {
  private static final int MOST_ROWS = 40;
  private static final int MOST_COLS = 24;

  /** A longer row vector stands up, a unit a row. */
  private static final int WIDEST_LYING = 6;

  private MatrixView() {}

  /** A heading with shape and origin, then the table; a scalar on one line. */
  public static String draw(Expr expr, Matrix matrix, Machine machine, State state, View view) {
    String text = Printer.print(expr);
    if (matrix.shape().isScalar()) {
      return text + " = " + view.inline(matrix) + origin(expr, state) + "\n";
    }
    Labels labels = new Headings(machine, state).of(expr, matrix.shape());
    String table =
        matrix.shape().cols() == 1
            ? column(text, matrix, labels.rows(), view)
            : matrix.shape().rows() == 1 && matrix.shape().cols() > WIDEST_LYING
                ? column(
                    expr instanceof Expr.Name ? text + "[0,:]" : "[0,:]",
                    matrix,
                    labels.cols(),
                    view)
                : grid(matrix, labels, view);
    return text + ": " + matrix.shape() + origin(expr, state) + "\n" + table;
  }

  /** {@code , written by line 9}, for a name that a line of this sample has written. */
  private static String origin(Expr expr, State state) {
    Value value = expr instanceof Expr.Name name ? state.value(name.name()) : null;
    if (value == null || (value.version() == 0 && value.line() != Value.BY_HAND)) {
      return "";
    }
    return value.line() == Value.BY_HAND ? ", set by hand" : ", written by line " + value.line();
  }

  private static String column(
      String header, Matrix vector, IntFunction<String> heading, View view) {
    int size = (int) vector.shape().cells();
    List<Integer> shown = Corners.shown(size, MOST_ROWS);
    boolean standing = vector.shape().cols() == 1;
    return new Table(1)
        .numbers("unit", labels(shown, heading))
        .numbers(
            header,
            cells(
                shown, i -> standing ? vector.get(i, 0) : vector.get(0, i), view.formatOf(vector)))
        .draw(view);
  }

  /** A matrix, a column of the table for each of its columns. */
  static String grid(Matrix matrix, Labels labels, View view) {
    return grid(matrix, labels, MOST_COLS, view.formatOf(matrix), number -> null, view);
  }

  /** The same with cells that look as their numbers want; a null style leaves one as it is. */
  static String grid(
      Matrix matrix,
      Labels labels,
      int mostCols,
      DoubleFunction<String> format,
      DoubleFunction<Style> style,
      View view) {
    List<Integer> rows = Corners.shown(matrix.shape().rows(), MOST_ROWS);
    Table table = new Table(1).numbers("row", labels(rows, labels.rows()));
    for (int col : Corners.shown(matrix.shape().cols(), mostCols)) {
      if (col == Corners.GAP) {
        table.numbers(Corners.DOTS, rows.stream().map(row -> Corners.DOTS).toList());
      } else {
        At at = row -> matrix.get(row, col);
        table.add(
            new Table.Column(
                labels.cols().apply(col),
                true,
                cells(rows, at, format),
                rows.stream()
                    .map(row -> row == Corners.GAP ? null : style.apply(at.number(row)))
                    .toList()));
      }
    }
    return table.draw(view);
  }

  static List<String> labels(List<Integer> shown, IntFunction<String> heading) {
    return shown.stream()
        .map(place -> place == Corners.GAP ? Corners.DOTS : heading.apply(place))
        .toList();
  }

  /** Gives the number at a place. */
  @FunctionalInterface
  interface At {
    double number(int place);
  }

  static List<String> cells(List<Integer> shown, At at, DoubleFunction<String> format) {
    List<String> cells = new ArrayList<>();
    for (int place : shown) {
      cells.add(place == Corners.GAP ? Corners.DOTS : format.apply(at.number(place)));
    }
    return cells;
  }
}
