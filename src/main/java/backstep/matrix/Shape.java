package backstep.matrix;

/**
 * Rows and columns of a matrix; a scalar is 1 x 1, a column vector n x 1.
 *
 * @param rows at least 1
 * @param cols at least 1
 */
public record Shape(int rows, int cols) {
  public static final Shape SCALAR = new Shape(1, 1);

  /** Loops over fewer cells than this gain more from being one loop than from being vectorised. */
  private static final int SMALL = 256;

  public static Shape column(int rows) {
    return new Shape(rows, 1);
  }

  public boolean isScalar() {
    return rows == 1 && cols == 1;
  }

  /** True of n x 1 and 1 x n, scalars included. */
  public boolean isVector() {
    return rows == 1 || cols == 1;
  }

  /** True of n x 1 with n above 1. */
  public boolean isColumn() {
    return cols == 1 && rows > 1;
  }

  public long cells() {
    return (long) rows * cols;
  }

  public Shape transposed() {
    return new Shape(cols, rows);
  }

  /**
   * True if all cells lie in one line, row after row, and not in a line for each row. So do those
   * of a vector, which makes it and its transpose the same cells, and those of a small matrix,
   * whose rows are too short for loops of their own.
   */
  boolean isOneLine() {
    return isVector() || cells() <= SMALL;
  }

  /** In how many lines the cells lie. */
  int lines() {
    return isOneLine() ? 1 : rows;
  }

  /** The line in which a row lies. */
  int line(int row) {
    return isOneLine() ? 0 : row;
  }

  /** Where in its line a row begins. */
  int start(int row) {
    return isOneLine() ? row * cols : 0;
  }

  /** True if numpy would broadcast the two: in each direction equal, or one of them 1. */
  public boolean broadcastsWith(Shape other) {
    return fits(rows, other.rows) && fits(cols, other.cols);
  }

  /** The shape two shapes broadcast to; only where {@link #broadcastsWith} holds. */
  public Shape broadcast(Shape other) {
    return new Shape(Math.max(rows, other.rows), Math.max(cols, other.cols));
  }

  private static boolean fits(int a, int b) {
    return a == b || a == 1 || b == 1;
  }

  /** Written out, since those that a record is given are only made when first used: at a start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && rows == shape.rows && cols == shape.cols;
  }

  @Override
  public int hashCode() {
    return 31 * rows + cols;
  }

  @Override
  public String toString() {
    return rows + " x " + cols;
  }
}
