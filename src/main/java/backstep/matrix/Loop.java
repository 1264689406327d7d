package backstep.matrix;

import java.lang.invoke.MethodHandles;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A pass along the lanes of every cell: an elementwise operation, or several chained into one.
 *
 * <p>The classes here are templates: {@link Loops} defines each of them anew for the functions it
 * is to apply, which stand in its {@code static final} fields. Only these are constants to HotSpot.
 */
interface Loop {

  /**
   * Writes all cells. A line holds a cell for each lane.
   *
   * @param to the lines written
   * @param a the lines read for each of them, like b, c and d, which a loop may have no use for
   */
  void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d);

  /** {@code to = f(a)}. */
  final class Apply implements Loop {
    private static final DoubleUnaryOperator F =
        (DoubleUnaryOperator) Loops.function(MethodHandles.lookup(), 0);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell]);
      }
    }

    private static void line(double[] to, double[] a) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane]);
      }
    }
  }

  /** {@code to = f(a, b)}. */
  final class Zip implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell]);
      }
    }

    private static void line(double[] to, double[] a, double[] b) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane], b[lane]);
      }
    }
  }

  /** {@code to = f(a, u(b))}: the error times the slope of an activation. */
  final class ZipOfApply implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);
    private static final DoubleUnaryOperator U =
        (DoubleUnaryOperator) Loops.function(MethodHandles.lookup(), 1);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell]);
      }
    }

    private static void line(double[] to, double[] a, double[] b) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane], U.applyAsDouble(b[lane]));
      }
    }
  }

  /** {@code to = f(a, g(b, c))}. */
  final class Zip2 implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);
    private static final DoubleBinaryOperator G =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 1);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell], c[cell]);
      }
    }

    private static void line(double[] to, double[] a, double[] b, double[] c) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane], G.applyAsDouble(b[lane], c[lane]));
      }
    }
  }

  /** {@code to = f(a, g(b, h(c, d)))}: the step of a weight, {@code w - alpha * (dz * x)}. */
  final class Zip3 implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);
    private static final DoubleBinaryOperator G =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 1);
    private static final DoubleBinaryOperator H =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 2);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell], c[cell], d[cell]);
      }
    }

    private static void line(double[] to, double[] a, double[] b, double[] c, double[] d) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] =
            F.applyAsDouble(a[lane], G.applyAsDouble(b[lane], H.applyAsDouble(c[lane], d[lane])));
      }
    }
  }

  /** The same where b holds the same in every lane, in lines of one cell. */
  final class Zip3AlikeB implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);
    private static final DoubleBinaryOperator G =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 1);
    private static final DoubleBinaryOperator H =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 2);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell][0], c[cell], d[cell]);
      }
    }

    private static void line(double[] to, double[] a, double b, double[] c, double[] d) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane], G.applyAsDouble(b, H.applyAsDouble(c[lane], d[lane])));
      }
    }
  }

  /** The same where b and d are such lines. */
  final class Zip3AlikeBandD implements Loop {
    private static final DoubleBinaryOperator F =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 0);
    private static final DoubleBinaryOperator G =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 1);
    private static final DoubleBinaryOperator H =
        (DoubleBinaryOperator) Loops.function(MethodHandles.lookup(), 2);

    @Override
    public void run(double[][] to, double[][] a, double[][] b, double[][] c, double[][] d) {
      for (int cell = 0; cell < to.length; cell++) {
        line(to[cell], a[cell], b[cell][0], c[cell], d[cell][0]);
      }
    }

    private static void line(double[] to, double[] a, double b, double[] c, double d) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = F.applyAsDouble(a[lane], G.applyAsDouble(b, H.applyAsDouble(c[lane], d)));
      }
    }
  }
}
