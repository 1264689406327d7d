package backstep.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Cells of a buffer, one after the other along its rows: all of them, a row, or a column. Each
 * reduction of {@link Function} is a fold of such cells.
 *
 * @param of whose cells they are
 * @param row the first of the {@code rows} they are taken from
 * @param col the first of the {@code cols} they are taken from
 */
public record Cells(Buffer of, int row, int rows, int col, int cols) {

  /** All cells; those that lie in one line as one row, so that one loop runs along them. */
  public static Cells of(Buffer buffer) {
    boolean oneLine = buffer.lines().length == 1;
    Shape shape = oneLine ? new Shape(1, buffer.first().length) : buffer.shape();
    Buffer of = oneLine ? new Buffer(shape, buffer.lines(), buffer.first()) : buffer;
    return new Cells(of, 0, shape.rows(), 0, shape.cols());
  }

  /** Those of a row. */
  static Cells row(Buffer buffer, int row) {
    return new Cells(buffer, row, 1, 0, buffer.shape().cols());
  }

  /** Those of a column. */
  static Cells column(Buffer buffer, int col) {
    return new Cells(buffer, 0, buffer.shape().rows(), col, 1);
  }

  /** As many new ones as these. */
  static Cells asMany(Cells others) {
    return of(Buffer.of(Shape.column(others.count())));
  }

  int count() {
    return rows * cols;
  }

  double get(int cell) {
    return of.get(row + cell / cols, col + cell % cols);
  }

  void set(int cell, double value) {
    of.set(row + cell / cols, col + cell % cols, value);
  }

  /**
   * Combines the cells in ascending order, from the first.
   *
   * @param start what the first cell alone comes to
   * @param step what that of the cells so far and one more come to
   */
  double fold(DoubleUnaryOperator start, DoubleBinaryOperator step) {
    double result = start.applyAsDouble(of.row(row)[of.start(row) + col]);
    for (int i = 0; i < rows; i++) {
      double[] line = of.row(row + i);
      int from = of.start(row + i) + col;
      for (int j = i == 0 ? 1 : 0; j < cols; j++) {
        result = step.applyAsDouble(result, line[from + j]);
      }
    }
    return result;
  }

  private double fold(DoubleBinaryOperator step) {
    return fold(first -> first, step);
  }

  public double sum() {
    return fold(Double::sum);
  }

  double mean() {
    return sum() / count();
  }

  double min() {
    return fold(Math::min);
  }

  double max() {
    return fold(Math::max);
  }

  /** The square root of the sum of squares. */
  double norm() {
    return Math.sqrt(fold(z -> z * z, (sum, z) -> sum + z * z));
  }

  /** 1 if some cell is not 0. */
  double any() {
    return fold(z -> truth(z != 0), (any, z) -> truth(any != 0 || z != 0));
  }

  /** 1 if no cell is 0. */
  public double all() {
    return fold(z -> truth(z != 0), (all, z) -> truth(all != 0 && z != 0));
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** Which is the first largest cell, or the first NaN, as numpy's; counted from 0. */
  double argmax() {
    return indexOf(max());
  }

  /** Which is the first cell that equals a value; one of them does. */
  private int indexOf(double value) {
    for (int i = 0; i < rows; i++) {
      double[] line = of.row(row + i);
      int from = of.start(row + i) + col;
      for (int j = 0; j < cols; j++) {
        double cell = line[from + j];
        if (cell == value || (Double.isNaN(cell) && Double.isNaN(value))) {
          return i * cols + j;
        }
      }
    }
    throw new IllegalArgumentException("no cell is " + value);
  }

  /** Writes one value into each. */
  void fill(double value) {
    for (int i = 0; i < rows; i++) {
      int from = of.start(row + i) + col;
      Arrays.fill(of.row(row + i), from, from + cols, value);
    }
  }

  /** Writes the slope of the smallest or largest cell: 1 for the first that equals it, else 0. */
  void mark(Cells in, double value) {
    int cell = in.indexOf(value);
    fill(0);
    set(cell, 1);
  }

  /** Writes the slope of the norm: v / norm(v), and 0 at the kink v = 0. */
  void normSlope(Cells in) {
    double norm = in.norm();
    for (int i = 0; i < rows; i++) {
      double[] to = of.row(row + i);
      double[] from = in.of.row(in.row + i);
      int toStart = of.start(row + i) + col;
      int fromStart = in.of.start(in.row + i) + in.col;
      for (int j = 0; j < cols; j++) {
        to[toStart + j] = norm == 0 ? 0 : from[fromStart + j] / norm;
      }
    }
  }
}
