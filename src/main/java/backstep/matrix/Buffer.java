package backstep.matrix;

/**
 * The mutable cells a {@link Kernel} reads and writes.
 *
 * <p>Cells lie in lines, so that every inner loop runs along one {@code double[]}: all in one if
 * they are few or a vector, else a line for each row, because HotSpot vectorises no loop over a row
 * that begins somewhere inside an array. A record, because HotSpot treats the components of records
 * as constants; the only line is a component of its own, because the elements of {@code lines} are
 * none.
 *
 * @param shape rows and columns, which say how the cells lie
 * @param lines the cells along the rows
 * @param first the first line
 */
@SuppressWarnings("ArrayRecordComponent") // the sharing of cells is what a buffer is for
public record Buffer(Shape shape, double[][] lines, double[] first) {

  /** A buffer of zeros. */
  public static Buffer of(Shape shape) {
    return over(shape, new double[shape.lines()][(int) (shape.cells() / shape.lines())]);
  }

  /** A buffer of its own, filled from a matrix. */
  public static Buffer of(Matrix matrix) {
    Buffer buffer = of(matrix.shape());
    buffer.load(matrix);
    return buffer;
  }

  private static Buffer over(Shape shape, double[][] lines) {
    return new Buffer(shape, lines, lines[0]);
  }

  public double get(int row, int col) {
    return lines[shape.line(row)][shape.start(row) + col];
  }

  public void set(int row, int col, double value) {
    lines[shape.line(row)][shape.start(row) + col] = value;
  }

  /** A cell counted along the rows. */
  double get(int cell) {
    return get(cell / shape.cols(), cell % shape.cols());
  }

  /** Writes a cell counted along the rows. */
  void set(int cell, double value) {
    set(cell / shape.cols(), cell % shape.cols(), value);
  }

  /** The first cell: the value of a scalar. */
  public double scalar() {
    return first[0];
  }

  /** A line, whichever rows lie in it. */
  double[] line(int index) {
    return lines.length == 1 ? first : lines[index];
  }

  /** The line in which a row lies, from {@code start(row)}. */
  double[] row(int row) {
    return line(shape.line(row));
  }

  /** Where in its line a row begins. */
  int start(int row) {
    return shape.start(row);
  }

  /** Copies a matrix of the same shape into these cells. */
  public void load(Matrix matrix) {
    matrix.copyTo(lines);
  }

  /** Copies a matrix of one column, as long as these are, into one of them. */
  public void loadColumn(int col, Matrix column) {
    if (shape.cols() == 1) {
      load(column);
      return;
    }
    double[] cells = column.onlyLine();
    for (int row = 0; row < shape.rows(); row++) {
      row(row)[start(row) + col] = cells[row];
    }
  }

  /** Copies a matrix of one column, as long as these rows are, into one of them. */
  public void loadRow(int row, Matrix column) {
    System.arraycopy(column.onlyLine(), 0, row(row), start(row), shape.cols());
  }

  /** Copies the cells of a buffer of the same shape. */
  public void load(Buffer other) {
    for (int i = 0; i < lines.length; i++) {
      System.arraycopy(other.line(i), 0, line(i), 0, line(i).length);
    }
  }

  /** True if both are the same cells. */
  public boolean sharesCells(Buffer other) {
    return lines == other.lines;
  }

  /** For a vector: the same cells, lying the other way. */
  public Buffer transposedVector() {
    return over(shape.transposed(), lines);
  }

  /** An immutable copy. */
  public Matrix toMatrix() {
    return Matrix.copyOf(this);
  }
}
