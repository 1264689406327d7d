package backstep.render;

import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * How text is to look.
 *
 * @param window what it is shown in
 */
public record View(Numbers numbers, Tables tables, Window window) {
  /** Longer vectors are cut in the middle of a line of text. */
  private static final int LONGEST_ROW = 8;

  /** Longer ones are cut where they have several lines. */
  private static final int LONGEST_VECTOR = 100;

  /** Columns of the window. */
  public int width() {
    return window.width();
  }

  /** The same beside something that takes so many columns. */
  public View beside(int columns) {
    return new View(numbers, tables, window.beside(columns));
  }

  /** True if tables have a line for each value. */
  boolean isPlain() {
    return tables == Tables.PLAIN;
  }

  /** A cell of text, cut to what there is room for in a frame. */
  String cut(String text, int room) {
    return isPlain() || text.length() <= room ? text : text.substring(0, room - 3) + "...";
  }

  /** A number or vector within a line of text: {@code 0.5421} or {@code [0, 0, 1, 1]}. */
  public String inline(Matrix matrix) {
    return inline(matrix, formatOf(matrix));
  }

  /**
   * A value with its name; all cells of a row or a column, in as many lines as they need. Exact
   * ones are in a single line, to be copied.
   */
  public String named(String name, Matrix matrix) {
    boolean isWhole = matrix.shape().isVector() && matrix.shape().cells() <= LONGEST_VECTOR;
    String text = name + " = " + (isWhole ? whole(matrix) : inline(matrix));
    boolean isWrapped = isWhole && matrix.shape().cells() > 1 && !numbers.equals(Numbers.EXACT);
    return isWrapped ? Prose.hanging(text, width()) : text + "\n";
  }

  private String whole(Matrix matrix) {
    int size = (int) matrix.shape().cells();
    boolean isColumn = matrix.shape().cols() == 1;
    DoubleFunction<String> format = formatOf(matrix);
    String cells =
        row(size, size, i -> format.apply(isColumn ? matrix.get(i, 0) : matrix.get(0, i)));
    return matrix.shape().isScalar() ? inline(matrix) : isColumn ? cells : "[" + cells + "]";
  }

  /** How the cells of a matrix are written: without decimals where all of them are whole. */
  DoubleFunction<String> formatOf(Matrix matrix) {
    boolean whole = !matrix.anyCell(cell -> cell != Math.rint(cell));
    return whole ? numbers::formatWhole : numbers::format;
  }

  private String inline(Matrix matrix, DoubleFunction<String> format) {
    if (matrix.shape().isScalar()) {
      return format.apply(matrix.scalar());
    }
    if (matrix.shape().cols() == 1) {
      return row(matrix.shape().rows(), i -> format.apply(matrix.get(i, 0)));
    }
    return row(
        matrix.shape().rows(),
        i -> row(matrix.shape().cols(), j -> format.apply(matrix.get(i, j))));
  }

  private String row(int size, IntFunction<String> cell) {
    boolean cut = size > LONGEST_ROW && numbers.decimals() >= 0;
    int shown = cut ? LONGEST_ROW - 2 : size;
    String text = row(size, shown, cell);
    while (cut && shown > 1 && text.length() > width()) {
      shown--;
      text = row(size, shown, cell);
    }
    return text;
  }

  private static String row(int size, int shown, IntFunction<String> cell) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      cells.add(cell.apply(i));
    }
    if (shown < size) {
      cells.add("...");
      cells.add(cell.apply(size - 1));
    }
    return "[" + String.join(", ", cells) + "]";
  }
}
