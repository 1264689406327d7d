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
  private static final int GAP_WIDTH = 2;

  private static final int FEWEST = 4;

  /**
   * The column.
   *
   * @param before rows that differ from this matrix are marked as changed; or null
   * @param room how wide it may be
   */
  Table.Column column(List<Integer> rows, Matrix before, int room, View view) {
    List<Integer> cols = columns(rows, room, view);
    List<Integer> widths = widths(rows, cols, view);
    List<String> cells = new ArrayList<>();
    List<Style> styles = new ArrayList<>();
    for (int row : rows) {
      cells.add(join(cols, widths, col -> cell(row, col, view.numbers())));
      styles.add(style(before, row, 0, matrix.shape().cols()));
    }
    String header = header(join(cols, widths, this::label));
    return new Table.Column(header, true, cells, styles, parts(rows, cols, before, view));
  }

  /** A column for each that is shown. */
  private List<Table.Column> parts(
      List<Integer> rows, List<Integer> cols, Matrix before, View view) {
    List<String> headings = Table.headings(cols.stream().map(this::label).toList());
    List<Table.Column> parts = new ArrayList<>();
    for (int i = 0; i < cols.size(); i++) {
      int col = cols.get(i);
      List<Style> styles = new ArrayList<>();
      rows.forEach(row -> styles.add(style(before, row, col, col + 1)));
      List<String> cells = rows.stream().map(row -> cell(row, col, view.numbers())).toList();
      parts.add(new Table.Column(name + " " + headings.get(i), true, cells, styles));
    }
    return parts;
  }

  /** As many as fit, but never fewer than four. */
  private List<Integer> columns(List<Integer> rows, int room, View view) {
    int most = Math.max(FEWEST, room / (view.numbers().format(-0.5).length() + GAP_WIDTH));
    List<Integer> cols = Corners.shown(matrix.shape().cols(), most);
    while (cols.size() > FEWEST && total(widths(rows, cols, view)) > room) {
      cols = Corners.shown(matrix.shape().cols(), cols.size() - 1);
    }
    return cols;
  }

  /** The first leaves room for the name beside its heading. */
  private List<Integer> widths(List<Integer> rows, List<Integer> cols, View view) {
    List<Integer> widths = new ArrayList<>();
    for (int col : cols) {
      int least = widths.isEmpty() ? name.length() + 1 + label(col).length() : 0;
      widths.add(Math.max(least, width(rows, col, view.numbers())));
    }
    return widths;
  }

  private static int total(List<Integer> widths) {
    return widths.stream().mapToInt(width -> width + GAP_WIDTH).sum() - GAP_WIDTH;
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
    return col == Corners.GAP ? Corners.DOTS : heading.apply(col);
  }

  private String cell(int row, int col, Numbers numbers) {
    return row == Corners.GAP || col == Corners.GAP
        ? Corners.DOTS
        : numbers.format(matrix.get(row, col));
  }

  private static String join(List<Integer> cols, List<Integer> widths, IntFunction<String> cell) {
    return IntStream.range(0, cols.size())
        .mapToObj(i -> pad(cell.apply(cols.get(i)), widths.get(i)))
        .collect(Collectors.joining("  "));
  }

  private static String pad(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  private Style style(Matrix before, int row, int from, int to) {
    return before != null && row != Corners.GAP && differs(before, row, from, to)
        ? Style.CHANGED
        : null;
  }

  private boolean differs(Matrix before, int row, int from, int to) {
    return IntStream.range(from, to)
        .filter(col -> col != Corners.GAP)
        .anyMatch(
            col ->
                Double.doubleToLongBits(before.get(row, col))
                    != Double.doubleToLongBits(matrix.get(row, col)));
  }
}
