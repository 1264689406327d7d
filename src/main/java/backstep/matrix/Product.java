package backstep.matrix;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Matrix products. Every cell adds its terms in ascending order from the first, without fused
 * multiply-add: the textbook's sum, in the same bits everywhere.
 */
public final class Product {
  private Product() {}

  /** {@code out = a @ b} for a: n x k, b: k x m, out: n x m, out sharing no cells with a or b. */
  public static Operation of(Buffer out, Buffer a, Buffer b) {
    if (a.shape().cols() == 1) {
      return outer(out, a, b);
    }
    if (b.shape().cols() > 1) {
      boolean large = out.lines().length > 1 && b.lines().length > 1;
      return large ? new Large(out, a, b) : new General(out, a, b);
    }
    return a.lines().length == 1 ? new TimesColumn(out, a, b) : new LargeTimesColumn(out, a, b);
  }

  /** {@code out = a.T @ b} for a: k x n with both above 1, and a column b: k x 1. */
  public static Operation ofTransposed(Buffer out, Buffer a, Buffer b) {
    return new TransposedTimesColumn(out.transposedVector(), a, b);
  }

  private static Operation outer(Buffer out, Buffer a, Buffer b) {
    return out.shape().cols() == 1
        ? new Outer(out.transposedVector(), b.transposedVector(), a.transposedVector())
        : new Outer(out, a, b);
  }

  /** A product whose cells are sums of several terms. */
  private interface Sums extends Operation {
    Buffer a();

    Buffer b();

    @Override
    default List<Buffer> reads() {
      return List.of(a(), b());
    }

    @Override
    default Kernel inLanes(Lanes lanes) {
      return inLanes(lanes, out(), a(), b());
    }

    static Kernel inLanes(Lanes lanes, Buffer out, Buffer a, Buffer b) {
      return new LaneKernels.Product(
          lanes.of(out), lanes.of(a), lanes.of(b), a.shape().cols(), b.shape().cols());
    }
  }

  /** One term a cell: n x 1 times 1 x m. */
  record Outer(Buffer out, Buffer a, Buffer b) implements Chain.Link {
    @Override
    public DoubleBinaryOperator f() {
      return Product::times;
    }

    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        setRow(out, i, a.first()[i], b, 0);
      }
    }
  }

  /** A cell for each row. */
  record TimesColumn(Buffer out, Buffer a, Buffer b) implements Sums {
    @Override
    public void run() {
      for (int i = 0; i < out.first().length; i++) {
        out.first()[i] = dot(a.row(i), a.start(i), b.first());
      }
    }

    private static double dot(double[] row, int start, double[] column) {
      double sum = row[start] * column[0];
      for (int k = 1; k < column.length; k++) {
        sum += row[start + k] * column[k];
      }
      return sum;
    }
  }

  /**
   * A cell for each row of a large matrix: four sums side by side, because each addition waits for
   * the one before it. In small ones the processor finds that by itself, and HotSpot inlines only
   * what is short.
   */
  record LargeTimesColumn(Buffer out, Buffer a, Buffer b) implements Sums {
    @Override
    public void run() {
      int rows = a.lines().length;
      int i = 0;
      for (; i + 3 < rows; i += 4) {
        fourRows(i, a.line(i), a.line(i + 1), a.line(i + 2), a.line(i + 3));
      }
      for (; i < rows; i++) {
        out.first()[i] = TimesColumn.dot(a.line(i), 0, b.first());
      }
    }

    private void fourRows(int i, double[] row0, double[] row1, double[] row2, double[] row3) {
      double[] column = b.first();
      double sum0 = row0[0] * column[0];
      double sum1 = row1[0] * column[0];
      double sum2 = row2[0] * column[0];
      double sum3 = row3[0] * column[0];
      for (int k = 1; k < column.length; k++) {
        sum0 += row0[k] * column[k];
        sum1 += row1[k] * column[k];
        sum2 += row2[k] * column[k];
        sum3 += row3[k] * column[k];
      }
      out.first()[i] = sum0;
      out.first()[i + 1] = sum1;
      out.first()[i + 2] = sum2;
      out.first()[i + 3] = sum3;
    }
  }

  /** The sum of the rows of a, each times its cell of b; {@code out} lies as a row. */
  record TransposedTimesColumn(Buffer out, Buffer a, Buffer b) implements Sums {
    @Override
    public Kernel inLanes(Lanes lanes) {
      return Sums.inLanes(lanes, out, b.transposedVector(), a);
    }

    @Override
    public void run() {
      setRow(out, 0, b.first()[0], a, 0);
      for (int k = 1; k < a.shape().rows(); k++) {
        addToRow(out, 0, b.first()[k], a, k);
      }
    }
  }

  record General(Buffer out, Buffer a, Buffer b) implements Sums {
    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        setRow(out, i, a.get(i, 0), b, 0);
        for (int k = 1; k < a.shape().cols(); k++) {
          addToRow(out, i, a.get(i, k), b, k);
        }
      }
    }
  }

  /**
   * A matrix each of whose rows, and of b's, is an array of its own: three terms at a time, because
   * each time the sums of a row are stored and loaded again.
   */
  record Large(Buffer out, Buffer a, Buffer b) implements Sums {
    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        setRow(out, i, a.get(i, 0), b, 0);
        row(i, out.line(i), a.row(i), a.start(i), b.lines());
      }
    }

    private void row(int i, double[] to, double[] factors, int start, double[][] rows) {
      int k = 1;
      for (; k + 2 < rows.length; k += 3) {
        three(to, factors, start + k, rows[k], rows[k + 1], rows[k + 2]);
      }
      for (; k < rows.length; k++) {
        addToRow(out, i, factors[start + k], b, k);
      }
    }

    private static void three(
        double[] to, double[] factors, int at, double[] a, double[] b, double[] c) {
      double p = factors[at];
      double q = factors[at + 1];
      double r = factors[at + 2];
      for (int j = 0; j < to.length; j++) {
        to[j] = to[j] + p * a[j] + q * b[j] + r * c[j];
      }
    }
  }

  private static double times(double a, double b) {
    return a * b;
  }

  /** {@code out[i,:] = factor * b[k,:]}. */
  private static void setRow(Buffer out, int i, double factor, Buffer b, int k) {
    double[] to = out.row(i);
    double[] from = b.row(k);
    int toStart = out.start(i);
    int fromStart = b.start(k);
    for (int j = 0; j < out.shape().cols(); j++) {
      to[toStart + j] = factor * from[fromStart + j];
    }
  }

  /** {@code out[i,:] = out[i,:] + factor * b[k,:]}. */
  private static void addToRow(Buffer out, int i, double factor, Buffer b, int k) {
    double[] to = out.row(i);
    double[] from = b.row(k);
    int toStart = out.start(i);
    int fromStart = b.start(k);
    for (int j = 0; j < out.shape().cols(); j++) {
      to[toStart + j] += factor * from[fromStart + j];
    }
  }
}
