package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import java.util.ArrayList;
import java.util.List;

/** A cell of the output, or of a parameter. */
record OutputCell(int row, int col) {
  private static final int MOST = 24;

  /** All outputs of some samples. */
  static List<OutputCell> some(Shape shape, SampleAxis axis) {
    boolean rows = axis == SampleAxis.ROWS;
    int outputs = rows ? shape.cols() : shape.rows();
    int samples = Math.max(1, Math.min(MOST / outputs, rows ? shape.rows() : shape.cols()));
    List<OutputCell> cells = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < outputs; j++) {
        cells.add(rows ? new OutputCell(i, j) : new OutputCell(j, i));
      }
    }
    return cells;
  }

  /** The first cells of a shape. */
  static List<OutputCell> some(Shape shape) {
    List<OutputCell> cells = new ArrayList<>();
    for (int cell = 0; cell < Math.min(MOST, shape.cells()); cell++) {
      cells.add(new OutputCell(cell / shape.cols(), cell % shape.cols()));
    }
    return cells;
  }

  double of(Matrix numbers) {
    return numbers.shape().isScalar() ? numbers.scalar() : numbers.get(row, col);
  }
}
