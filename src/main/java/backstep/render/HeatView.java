package backstep.render;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Printer;

/**
 * A matrix as a heat map, diverging at 0: a table that shows of each cell its sign, and its size in
 * ninths of the largest; a large one where there are colours as points.
 */
public final class HeatView {
  private static final int MOST_ROWS = 40;
  private static final int MOST_COLS = 40;
  private static final int STEPS = 9;

  /** Lines of the window beside the points: command, title, edges, prompt. */
  private static final int LINES = 7;

  private final Matrix matrix;
  private final View view;
  private final double largest;

  private HeatView(Matrix matrix, View view) {
    this.matrix = matrix;
    this.view = view;
    this.largest = Math.abs(extreme(0, 0, Math.max(matrix.shape().rows(), matrix.shape().cols())));
  }

  /**
   * The map, and what its numbers stand for.
   *
   * @param program what it is called
   */
  public static String text(
      Expr expr, Matrix matrix, String program, Headings headings, View view) {
    String title = Printer.print(expr) + " of " + program + ": " + matrix.shape();
    HeatView map = new HeatView(matrix, view);
    boolean isPoints = map.isPoints();
    return Prose.wrap(title + (isPoints ? map.scale() : map.ninths()), 0, view.width())
        + (isPoints ? map.points() : map.table(headings.of(expr, matrix.shape())));
  }

  private boolean isPoints() {
    boolean isLarge = matrix.shape().rows() > MOST_ROWS || matrix.shape().cols() > MOST_COLS;
    return isLarge && view.window().colours() && !view.isPlain();
  }

  private String ninths() {
    return "; 9 stands for " + view.numbers().format(largest) + ", the largest in size";
  }

  private String table(Labels labels) {
    return MatrixView.grid(matrix, labels, MOST_COLS, this::cell, this::style, view);
  }

  private String cell(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "+inf" : "-inf";
    }
    long step = largest == 0 ? 0 : Math.round(Math.abs(value) / largest * STEPS);
    return step == 0 ? "0" : (value > 0 ? "+" : "-") + step;
  }

  private Style style(double value) {
    return Double.isFinite(value) ? Style.on(colour(value)) : Style.WRONG;
  }

  private int colour(double value) {
    return Coolwarm.rgb(largest == 0 ? 0.5 : 0.5 + value / largest / 2);
  }

  /** How many cells across and down share a point. */
  private int share() {
    int most = Math.max(1, view.window().height() - LINES) * (view.window().blocks() ? 2 : 1);
    int across = (matrix.shape().cols() + view.width() - 1) / view.width();
    int down = (matrix.shape().rows() + most - 1) / most;
    return Math.max(across, down);
  }

  private String scale() {
    int share = share();
    return ", blue below 0 and red above, at most "
        + view.numbers().format(largest)
        + " in size"
        + (share == 1 ? "" : "; a point is the largest in size of " + share + " x " + share);
  }

  private String points() {
    int share = share();
    int width = (matrix.shape().cols() + share - 1) / share;
    int height = (matrix.shape().rows() + share - 1) / share;
    boolean halves = view.window().blocks();
    Raster raster =
        halves
            ? new Raster(width, (height + 1) / 2, Raster.Grain.HALVES)
            : new Raster(width, height, Raster.Grain.LETTER);
    Glyphs glyphs = new Glyphs(raster);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        glyphs.paint(x, y, colour(extreme(y * share, x * share, share)));
      }
    }
    return String.join("\n", glyphs.lines()) + "\n";
  }

  /** Of a square of cells the one largest in size; of those that are finite, or else 0. */
  private double extreme(int row, int col, int size) {
    double extreme = 0;
    for (int i = row; i < Math.min(row + size, matrix.shape().rows()); i++) {
      for (int j = col; j < Math.min(col + size, matrix.shape().cols()); j++) {
        double value = matrix.get(i, j);
        boolean isLarger = Double.isFinite(value) && Math.abs(value) > Math.abs(extreme);
        extreme = isLarger ? value : extreme;
      }
    }
    return extreme;
  }
}
