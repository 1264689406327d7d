package backstep.matrix;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Loops over all cells of a buffer, along the rows, for the reductions of {@link Function}. */
final class Cells {
  private Cells() {}

  /** Combines the cells in ascending order, from the first. */
  static double fold(Buffer in, DoubleBinaryOperator f) {
    double result = in.scalar();
    for (int i = 0; i < in.lines().length; i++) {
      double[] line = in.line(i);
      for (int j = i == 0 ? 1 : 0; j < line.length; j++) {
        result = f.applyAsDouble(result, line[j]);
      }
    }
    return result;
  }

  static double sum(Buffer in) {
    return fold(in, Double::sum);
  }

  static double norm(Buffer in) {
    double sum = in.scalar() * in.scalar();
    for (int i = 0; i < in.lines().length; i++) {
      double[] line = in.line(i);
      for (int j = i == 0 ? 1 : 0; j < line.length; j++) {
        sum += line[j] * line[j];
      }
    }
    return Math.sqrt(sum);
  }

  /** v / norm(v), and 0 at the kink v = 0. */
  static void normSlope(Buffer out, Buffer in) {
    double norm = norm(in);
    Zip.of((v, n) -> n == 0 ? 0 : v / n, out, in, Buffer.of(Matrix.scalar(norm))).run();
  }

  static void fill(Buffer out, double value) {
    for (double[] line : out.lines()) {
      Arrays.fill(line, value);
    }
  }

  /** 1 at the first cell of {@code in} that equals the value, else 0. */
  static void mark(Buffer out, Buffer in, double value) {
    fill(out, 0);
    int cell = indexOf(in, value);
    if (cell >= 0) {
      out.set(cell / in.shape().cols(), cell % in.shape().cols(), 1);
    }
  }

  /** The index along the rows of the first largest cell, or of the first NaN, as numpy's. */
  static double argmax(Buffer in) {
    return indexOf(in, fold(in, Math::max));
  }

  private static int indexOf(Buffer in, double value) {
    for (int i = 0; i < in.lines().length; i++) {
      for (int j = 0; j < in.line(i).length; j++) {
        double cell = in.line(i)[j];
        if (cell == value || (Double.isNaN(cell) && Double.isNaN(value))) {
          return i * in.line(i).length + j;
        }
      }
    }
    return -1;
  }

  static boolean any(Buffer in) {
    return Arrays.stream(in.lines()).flatMapToDouble(Arrays::stream).anyMatch(v -> v != 0);
  }

  static boolean all(Buffer in) {
    return Arrays.stream(in.lines()).flatMapToDouble(Arrays::stream).allMatch(v -> v != 0);
  }

  static void squaredError(Buffer out, Buffer y, Buffer d) {
    double sum = 0;
    for (int i = 0; i < y.lines().length; i++) {
      for (int j = 0; j < y.line(i).length; j++) {
        double error = y.line(i)[j] - d.line(i)[j];
        sum += error * error;
      }
    }
    out.set(0, 0, 0.5 * sum);
  }

  static void difference(Buffer out, Buffer y, Buffer d) {
    Zip.of((a, b) -> a - b, out, y, d).run();
  }
}
