package backstep.exchange;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.UserError;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as numpy has it.
 *
 * @param sizes its shape: empty for a number, one for a vector, two for a matrix
 * @param cells row by row
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and only read
record NpyArray(List<Integer> sizes, double[] cells) {

  /**
   * The same as a matrix of this shape; a vector is a column or a row, and a number 1 x 1.
   *
   * @param name for the error
   * @throws UserError if the shapes differ
   */
  Matrix as(Shape shape, String name) {
    boolean isVector = sizes.size() < 2 && (shape.rows() == 1 || shape.cols() == 1);
    boolean fits =
        isVector
            ? cells.length == shape.cells()
            : sizes.equals(List.of(shape.rows(), shape.cols()));
    if (!fits) {
      throw new UserError(name + " is " + shape + " and the array in the file is " + this);
    }
    double[][] rows = new double[shape.rows()][shape.cols()];
    for (int i = 0; i < cells.length; i++) {
      rows[i / shape.cols()][i % shape.cols()] = cells[i];
    }
    return Matrix.of(rows);
  }

  @Override
  public String toString() {
    return sizes.isEmpty()
        ? "a single number"
        : sizes.size() == 1
            ? "a vector of " + sizes.get(0)
            : sizes.stream().map(Object::toString).collect(Collectors.joining(" x "));
  }
}
