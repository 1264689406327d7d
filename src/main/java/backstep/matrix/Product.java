package backstep.matrix;

/**
 * Matrix products. Every cell adds its terms in ascending order from the first, without fused
 * multiply-add: the textbook's sum, in the same bits everywhere.
 */
public final class Product {
  private Product() {}

  /** {@code out = a @ b} for a: n x k, b: k x m, out: n x m, out sharing no cells with a or b. */
  public static Kernel of(Buffer out, Buffer a, Buffer b) {
    if (a.shape().cols() == 1) {
      return outer(out, a, b);
    }
    return b.shape().cols() == 1 ? new TimesColumn(out, a, b) : new General(out, a, b);
  }

  /** {@code out = a.T @ b} for a: k x n with both above 1, and a column b: k x 1. */
  public static Kernel ofTransposed(Buffer out, Buffer a, Buffer b) {
    return new TransposedTimesColumn(out.transposedVector(), a, b);
  }

  private static Kernel outer(Buffer out, Buffer a, Buffer b) {
    return out.shape().cols() == 1
        ? new Outer(out.transposedVector(), b.transposedVector(), a.transposedVector())
        : new Outer(out, a, b);
  }

  /** One term a cell: n x 1 times 1 x m. */
  private record Outer(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        setRow(out, i, a.first()[i], b, 0);
      }
    }
  }

  /** A cell for each row. */
  private record TimesColumn(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      int i = 0;
      for (; i + 3 < out.first().length; i += 4) {
        fourRows(i);
      }
      for (; i < out.first().length; i++) {
        oneRow(i);
      }
    }

    private void oneRow(int i) {
      double[] row = a.row(i);
      int start = a.start(i);
      double[] column = b.first();
      double sum = row[start] * column[0];
      for (int k = 1; k < column.length; k++) {
        sum += row[start + k] * column[k];
      }
      out.first()[i] = sum;
    }

    /** Four sums side by side, because each addition has to wait for the one before it. */
    private void fourRows(int i) {
      double[] row0 = a.row(i);
      double[] row1 = a.row(i + 1);
      double[] row2 = a.row(i + 2);
      double[] row3 = a.row(i + 3);
      int start0 = a.start(i);
      int start1 = a.start(i + 1);
      int start2 = a.start(i + 2);
      int start3 = a.start(i + 3);
      double[] column = b.first();
      double sum0 = row0[start0] * column[0];
      double sum1 = row1[start1] * column[0];
      double sum2 = row2[start2] * column[0];
      double sum3 = row3[start3] * column[0];
      for (int k = 1; k < column.length; k++) {
        double factor = column[k];
        sum0 += row0[start0 + k] * factor;
        sum1 += row1[start1 + k] * factor;
        sum2 += row2[start2 + k] * factor;
        sum3 += row3[start3 + k] * factor;
      }
      out.first()[i] = sum0;
      out.first()[i + 1] = sum1;
      out.first()[i + 2] = sum2;
      out.first()[i + 3] = sum3;
    }
  }

  /** The sum of the rows of a, each times its cell of b; {@code out} lies as a row. */
  private record TransposedTimesColumn(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      setRow(out, 0, b.first()[0], a, 0);
      for (int k = 1; k < a.shape().rows(); k++) {
        addToRow(out, 0, b.first()[k], a, k);
      }
    }
  }

  private record General(Buffer out, Buffer a, Buffer b) implements Kernel {
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
