package backstep.insight.gradient;

import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on the cells of matrices. */
final class Cellwise {
  private Cellwise() {}

  static Matrix map(Matrix matrix, DoubleUnaryOperator f) {
    return zip(matrix, matrix, (cell, same) -> f.applyAsDouble(cell));
  }

  /** Of two matrices of one shape. */
  static Matrix zip(Matrix a, Matrix b, DoubleBinaryOperator f) {
    Buffer cells = Buffer.of(a.shape());
    for (int i = 0; i < a.shape().rows(); i++) {
      for (int j = 0; j < a.shape().cols(); j++) {
        cells.set(i, j, f.applyAsDouble(a.get(i, j), b.get(i, j)));
      }
    }
    return cells.toMatrix();
  }
}
