package backstep.render;

import backstep.machine.Machine;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Printer;

/** A matrix as a heat map: of each cell its sign, and its size in ninths of the largest. */
public final class HeatView {
  private static final int MOST_COLS = 40;
  private static final int STEPS = 9;

  private HeatView() {}

  /** The map, and what its numbers stand for; the program is named by its title. */
  public static String text(Expr expr, Matrix matrix, Machine machine, View view) {
    Labels labels = new Headings(machine).of(expr);
    double largest = largest(matrix);
    return Printer.print(expr)
        + " of "
        + machine.experiment().title()
        + ": "
        + matrix.shape()
        + ", in ninths of "
        + view.numbers().format(largest)
        + ", the largest in size\n"
        + MatrixView.grid(
            matrix, labels, MOST_COLS, number -> cell(number, largest), HeatView::style, view);
  }

  /** Of all that are finite, so that one infinity does not make the others vanish. */
  private static double largest(Matrix matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.shape().rows(); i++) {
      for (int j = 0; j < matrix.shape().cols(); j++) {
        double size = Math.abs(matrix.get(i, j));
        largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
      }
    }
    return largest;
  }

  private static String cell(double value, double largest) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "+inf" : "-inf";
    }
    long step = largest == 0 ? 0 : Math.round(Math.abs(value) / largest * STEPS);
    return step == 0 ? "0" : (value > 0 ? "+" : "-") + step;
  }

  private static Style style(double value) {
    return value > 0 ? Style.ABOVE : value < 0 ? Style.BELOW : null;
  }
}
