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
    return new TransposedTimesColumn(out, a, b);
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
      double[] left = a.line();
      for (int i = 0; i < out.lines().length; i++) {
        line(out.lines()[i], left[i], b.line());
      }
    }

    private static void line(double[] to, double left, double[] right) {
      for (int j = 0; j < to.length; j++) {
        to[j] = left * right[j];
      }
    }
  }

  private record TimesColumn(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      double[] to = out.line();
      for (int i = 0; i < to.length; i++) {
        to[i] = dot(a.lines()[i], b.line());
      }
    }

    private static double dot(double[] left, double[] right) {
      double sum = left[0] * right[0];
      for (int k = 1; k < left.length; k++) {
        sum += left[k] * right[k];
      }
      return sum;
    }
  }

  private record TransposedTimesColumn(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      Outer.line(out.line(), b.line()[0], a.lines()[0]);
      for (int k = 1; k < a.lines().length; k++) {
        addLine(out.line(), b.line()[k], a.lines()[k]);
      }
    }
  }

  private record General(Buffer out, Buffer a, Buffer b) implements Kernel {
    @Override
    public void run() {
      for (int i = 0; i < out.lines().length; i++) {
        double[] left = a.lines()[i];
        Outer.line(out.lines()[i], left[0], b.lines()[0]);
        for (int k = 1; k < left.length; k++) {
          addLine(out.lines()[i], left[k], b.lines()[k]);
        }
      }
    }
  }

  private static void addLine(double[] to, double left, double[] right) {
    for (int j = 0; j < to.length; j++) {
      to[j] += left * right[j];
    }
  }
}
