package backstep.render;

import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A whole matrix as one column of a table, so that two of them stand side by side.
 *
 * @param heading what the columns of the matrix are called
 */
record Block(String name, Matrix matrix, IntFunction<String> heading) {
  private static final String GAP = "...";

  /**
   * The column.
   *
   * @param before rows that differ from this matrix are marked as changed; or null
   */
  Table.Column column(List<Integer> rows, Matrix before, View view) {
    List<Integer> cols = Corners.shown(matrix.shape().cols(), mostColumns(view));
    List<Integer> widths =
        new ArrayList<>(cols.stream().map(col -> width(rows, col, view.numbers())).toList());
    widths.set(0, Math.max(widths.get(0), name.length() + 1 + label(cols.get(0)).length()));
    List<String> cells = new ArrayList<>();
    List<Style> styles = new ArrayList<>();
    for (int row : rows) {
      cells.add(join(cols, widths, col -> cell(row, col, view.numbers())));
      styles.add(
          before != null && row != Corners.GAP && differs(before, row) ? Style.CHANGED : null);
    }
    return new Table.Column(header(join(cols, widths, this::label)), true, cells, styles);
  }

  private static int mostColumns(View view) {
    return Math.max(4, (view.width() - 12) / (view.numbers().format(-0.5).length() + 2));
  }

  /** The name over the blanks that its column leaves beside the first heading. */
  private String header(String headings) {
    return name + headings.substring(name.length());
  }

  private int width(List<Integer> rows, int col, Numbers numbers) {
    int widest = rows.stream().mapToInt(row -> cell(row, col, numbers).length()).max().orElse(0);
    return Math.max(label(col).length(), widest);
  }

  private String label(int col) {
    return col == Corners.GAP ? GAP : heading.apply(col);
  }

  private String cell(int row, int col, Numbers numbers) {
    return row == Corners.GAP || col == Corners.GAP ? GAP : numbers.format(matrix.get(row, col));
  }

  private static String join(List<Integer> cols, List<Integer> widths, IntFunction<String> cell) {
    return IntStream.range(0, cols.size())
        .mapToObj(i -> pad(cell.apply(cols.get(i)), widths.get(i)))
        .collect(Collectors.joining("  "));
  }

  private static String pad(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  private boolean differs(Matrix before, int row) {
    return IntStream.range(0, matrix.shape().cols())
        .anyMatch(
            col ->
                Double.doubleToLongBits(before.get(row, col))
                    != Double.doubleToLongBits(matrix.get(row, col)));
  }
}
