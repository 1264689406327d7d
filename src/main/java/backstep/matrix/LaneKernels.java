package backstep.matrix;

import java.util.Arrays;

/**
 * Operations on all {@link Lanes} at once. Every inner loop runs along one line, whose elements lie
 * side by side in memory.
 */
@SuppressWarnings("ArrayRecordComponent") // the sharing of lines is what they are for
final class LaneKernels {
  private LaneKernels() {}

  /** A loop with the lines it runs along. */
  record Elementwise(
      Loop loop, double[][] to, double[][] a, double[][] b, double[][] c, double[][] d)
      implements Kernel {
    static Elementwise of(Loop loop, double[][] to, double[][]... operands) {
      double[][][] four = Arrays.copyOf(operands, 4);
      return new Elementwise(loop, to, four[0], four[1], four[2], four[3]);
    }

    @Override
    public void run() {
      loop.run(to, a, b, c, d);
    }
  }

  /** {@code to[cell] = from[cell]}. */
  record Copy(double[][] to, double[][] from) implements Kernel {
    @Override
    public void run() {
      for (int cell = 0; cell < to.length; cell++) {
        System.arraycopy(from[cell], 0, to[cell], 0, to[cell].length);
      }
    }
  }

  /**
   * {@code to[i * columns + j] = sum over k of a[i * terms + k] * b[k * columns + j]}: a matrix
   * product, its terms in ascending order from the first. Three terms at a time, because each time
   * the sum is stored and loaded again.
   */
  record Product(double[][] to, double[][] a, double[][] b, int terms, int columns)
      implements Kernel {
    @Override
    public void run() {
      for (int cell = 0; cell < to.length; cell++) {
        cell(to[cell], cell / columns * terms, cell % columns);
      }
    }

    private void cell(double[] to, int row, int column) {
      first(to, a[row], b[column]);
      int k = 1;
      for (; k + 2 < terms; k += 3) {
        three(to, row + k, k * columns + column);
      }
      for (; k < terms; k++) {
        add(to, a[row + k], b[k * columns + column]);
      }
    }

    private void three(double[] to, int i, int j) {
      addThree(to, a[i], b[j], a[i + 1], b[j + columns], a[i + 2], b[j + 2 * columns]);
    }

    private static void first(double[] to, double[] a, double[] b) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = a[lane] * b[lane];
      }
    }

    private static void add(double[] to, double[] a, double[] b) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = to[lane] + a[lane] * b[lane];
      }
    }

    private static void addThree(
        double[] to, double[] a, double[] b, double[] c, double[] d, double[] e, double[] f) {
      for (int lane = 0; lane < to.length; lane++) {
        to[lane] = to[lane] + a[lane] * b[lane] + c[lane] * d[lane] + e[lane] * f[lane];
      }
    }
  }

  /**
   * Any operation, lane by lane: gather what it reads, run it, scatter what it wrote. Always right,
   * and slow.
   */
  record OneByOne(Operation operation, Lanes lanes) implements Kernel {
    OneByOne {
      operation.reads().forEach(lanes::of);
      lanes.of(operation.out());
    }

    @Override
    public void run() {
      for (int lane = 0; lane < lanes.width(); lane++) {
        for (Buffer read : operation.reads()) {
          lanes.gather(read, lane);
        }
        operation.run();
        lanes.scatter(operation.out(), lane);
      }
    }
  }
}
