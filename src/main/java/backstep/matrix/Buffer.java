package backstep.matrix;

/**
 * The mutable cells a {@link Kernel} reads and writes.
 *
 * <p>Cells lie in lines: a row each, but a column vector is one line, so that a vector and its
 * transpose are the same cells and every inner loop runs along one {@code double[]}. A record,
 * because HotSpot treats the components of records as constants.
 *
 * @param shape rows and columns
 * @param lines {@code lines[i][j]} is cell (i, j), except in a column vector, where {@code
 *     lines[0][i]} is cell (i, 0)
 */
@SuppressWarnings("ArrayRecordComponent") // the sharing of cells is what a buffer is for
public record Buffer(Shape shape, double[][] lines) {

  /** A buffer of zeros. */
  public static Buffer of(Shape shape) {
    return shape.cols() == 1
        ? new Buffer(shape, new double[1][shape.rows()])
        : new Buffer(shape, new double[shape.rows()][shape.cols()]);
  }

  /** A buffer of its own, filled from a matrix. */
  public static Buffer of(Matrix matrix) {
    Buffer buffer = of(matrix.shape());
    buffer.load(matrix);
    return buffer;
  }

  public double get(int row, int col) {
    return shape.cols() == 1 ? lines[0][row] : lines[row][col];
  }

  public void set(int row, int col, double value) {
    if (shape.cols() == 1) {
      lines[0][row] = value;
    } else {
      lines[row][col] = value;
    }
  }

  /** The first cell: the value of a scalar. */
  public double scalar() {
    return lines[0][0];
  }

  /** Cells of a vector or scalar, in order. */
  double[] line() {
    return lines[0];
  }

  /** Copies a matrix of the same shape into these cells. */
  public void load(Matrix matrix) {
    matrix.copyTo(lines);
  }

  /** Copies the cells of a buffer of the same shape. */
  public void load(Buffer other) {
    for (int i = 0; i < lines.length; i++) {
      System.arraycopy(other.lines[i], 0, lines[i], 0, lines[i].length);
    }
  }

  /** For a vector: the same cells, lying the other way. */
  Buffer transposedVector() {
    return new Buffer(shape.transposed(), lines);
  }

  /** An immutable copy. */
  public Matrix toMatrix() {
    return Matrix.copyOf(this);
  }
}
