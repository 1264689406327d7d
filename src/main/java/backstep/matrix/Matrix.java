package backstep.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * An immutable matrix of doubles. Two are equal when their shapes are and all bits are, so that NaN
 * equals NaN and 0.0 differs from -0.0.
 */
public final class Matrix {
  private final Shape shape;
  private final double[][] lines;

  private Matrix(Shape shape, double[][] lines) {
    this.shape = shape;
    this.lines = lines;
  }

  /** A 1 x 1 matrix. */
  public static Matrix scalar(double value) {
    return new Matrix(Shape.SCALAR, new double[][] {{value}});
  }

  /** A column vector, n x 1. */
  public static Matrix column(double... cells) {
    return new Matrix(Shape.column(cells.length), new double[][] {cells.clone()});
  }

  /** A matrix from its rows, all of one length. */
  public static Matrix of(double[][] rows) {
    Buffer buffer = Buffer.of(new Shape(rows.length, rows[0].length));
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        buffer.set(i, j, rows[i][j]);
      }
    }
    return new Matrix(buffer.shape(), buffer.lines());
  }

  /** A matrix with one number in every cell. */
  public static Matrix filled(Shape shape, double value) {
    Buffer buffer = Buffer.of(shape);
    Cells.of(buffer).fill(value);
    return new Matrix(shape, buffer.lines());
  }

  static Matrix copyOf(Buffer buffer) {
    return new Matrix(buffer.shape(), copy(buffer.lines()));
  }

  public Shape shape() {
    return shape;
  }

  public double get(int row, int col) {
    return lines[shape.line(row)][shape.start(row) + col];
  }

  /** The value of a 1 x 1 matrix. */
  public double scalar() {
    return lines[0][0];
  }

  /** Roughly the memory it takes. */
  public long bytes() {
    long bytes = 64;
    for (double[] line : lines) {
      bytes += 24 + 8L * line.length;
    }
    return bytes;
  }

  /** This matrix with one cell replaced. */
  public Matrix with(int row, int col, double value) {
    Buffer changed = Buffer.of(this);
    changed.set(row, col, value);
    return changed.toMatrix();
  }

  /** Its rows as columns. */
  public Matrix transposed() {
    if (shape.isVector()) {
      return new Matrix(shape.transposed(), lines);
    }
    Buffer buffer = Buffer.of(shape.transposed());
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        buffer.set(j, i, get(i, j));
      }
    }
    return new Matrix(buffer.shape(), buffer.lines());
  }

  /** One of its rows, 1 x n. */
  public Matrix row(int row) {
    int start = shape.start(row);
    double[] cells = Arrays.copyOfRange(lines[shape.line(row)], start, start + shape.cols());
    return new Matrix(new Shape(1, shape.cols()), new double[][] {cells});
  }

  /** One of its columns, n x 1. */
  public Matrix col(int col) {
    double[] cells = new double[shape.rows()];
    Arrays.setAll(cells, row -> get(row, col));
    return column(cells);
  }

  /** A vector as a column. */
  public Matrix standing() {
    return shape.rows() == 1 ? transposed() : this;
  }

  /** All cells, row by row. */
  public DoubleStream cells() {
    return Arrays.stream(lines).flatMapToDouble(Arrays::stream);
  }

  /** A function of each cell. */
  public Matrix map(DoubleUnaryOperator f) {
    return zip(this, (cell, same) -> f.applyAsDouble(cell));
  }

  /** A function of each cell and that of a matrix of the same shape. */
  public Matrix zip(Matrix other, DoubleBinaryOperator f) {
    Buffer cells = Buffer.of(shape);
    Zip.of(f, cells, Buffer.of(this), Buffer.of(other)).run();
    return new Matrix(shape, cells.lines());
  }

  /** The difference, cell by cell. */
  public Matrix minus(Matrix other) {
    return zip(other, (a, b) -> a - b);
  }

  /** True if some cell satisfies the predicate. */
  public boolean anyCell(DoublePredicate predicate) {
    return Arrays.stream(lines).anyMatch(line -> Arrays.stream(line).anyMatch(predicate));
  }

  /** True if all cells satisfy the predicate. */
  public boolean allCells(DoublePredicate predicate) {
    return !anyCell(predicate.negate());
  }

  /** For a vector: its cells, only to be read. */
  double[] onlyLine() {
    return lines[0];
  }

  /** The largest |cell|; NaN if a cell is. */
  public double largest() {
    double largest = 0;
    for (double[] line : lines) {
      for (double cell : line) {
        largest = Math.max(largest, Math.abs(cell));
      }
    }
    return largest;
  }

  void copyTo(double[][] target) {
    for (int i = 0; i < lines.length; i++) {
      System.arraycopy(lines[i], 0, target[i], 0, lines[i].length);
    }
  }

  private static double[][] copy(double[][] lines) {
    double[][] copy = new double[lines.length][];
    for (int i = 0; i < lines.length; i++) {
      copy[i] = lines[i].clone();
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && shape.equals(matrix.shape)
        && Arrays.deepEquals(lines, matrix.lines);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(lines);
  }

  @Override
  public String toString() {
    return shape + " " + Arrays.deepToString(lines);
  }
}
