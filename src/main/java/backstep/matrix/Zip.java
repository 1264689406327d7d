package backstep.matrix;

import java.util.function.DoubleBinaryOperator;

/** Elementwise operations of two matrices, with numpy's broadcasting. Each may work in place. */
public final class Zip {
  private Zip() {}

  /**
   * {@code out = f(a, b)} cell by cell.
   *
   * @param out of the shape a and b broadcast to
   */
  public static Operation of(DoubleBinaryOperator f, Buffer out, Buffer a, Buffer b) {
    if (a.shape().equals(b.shape())) {
      return new Same(f, out, a, b);
    }
    if (b.shape().isScalar()) {
      return new ScalarRight(f, out, a, b);
    }
    if (a.shape().isScalar()) {
      return new ScalarLeft(f, out, a, b);
    }
    return new Broadcast(f, out, a, b);
  }

  record Same(DoubleBinaryOperator f, Buffer out, Buffer a, Buffer b) implements Chain.Link {
    @Override
    public void run() {
      for (int i = 0; i < out.lines().length; i++) {
        line(out.line(i), a.line(i), b.line(i));
      }
    }

    private void line(double[] to, double[] left, double[] right) {
      for (int j = 0; j < to.length; j++) {
        to[j] = f.applyAsDouble(left[j], right[j]);
      }
    }
  }

  record ScalarLeft(DoubleBinaryOperator f, Buffer out, Buffer a, Buffer b) implements Chain.Link {
    @Override
    public void run() {
      double left = a.scalar();
      for (int i = 0; i < out.lines().length; i++) {
        line(out.line(i), left, b.line(i));
      }
    }

    private void line(double[] to, double left, double[] right) {
      for (int j = 0; j < to.length; j++) {
        to[j] = f.applyAsDouble(left, right[j]);
      }
    }
  }

  record ScalarRight(DoubleBinaryOperator f, Buffer out, Buffer a, Buffer b) implements Chain.Link {
    @Override
    public void run() {
      double right = b.scalar();
      for (int i = 0; i < out.lines().length; i++) {
        line(out.line(i), a.line(i), right);
      }
    }

    private void line(double[] to, double[] left, double right) {
      for (int j = 0; j < to.length; j++) {
        to[j] = f.applyAsDouble(left[j], right);
      }
    }
  }

  record Broadcast(DoubleBinaryOperator f, Buffer out, Buffer a, Buffer b) implements Chain.Link {
    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        for (int j = 0; j < out.shape().cols(); j++) {
          out.set(i, j, f.applyAsDouble(stretched(a, i, j), stretched(b, i, j)));
        }
      }
    }
  }

  /** The cell (row, col) of a buffer stretched along its directions of length 1. */
  static double stretched(Buffer buffer, int row, int col) {
    return buffer.get(buffer.shape().rows() == 1 ? 0 : row, buffer.shape().cols() == 1 ? 0 : col);
  }
}
