package backstep.matrix;

import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Buffers for many runs of one program side by side: each cell of a buffer becomes a line of cells,
 * a lane for each run, and each operation works on all lanes at once.
 *
 * <p>In each lane the very same operations are done in the very same order as by the operation
 * itself, so that the bits are the same, whatever the number of lanes; but HotSpot computes several
 * lanes with one instruction, which it cannot do with the cells of a small matrix. Buffers that
 * share their cells share their lines.
 */
public final class Lanes {
  private final int width;
  private final Loops loops;

  /** For the cells of each buffer their lines, along the rows. */
  private final IdentityHashMap<double[][], double[][]> lines = new IdentityHashMap<>();

  /** The same for buffers that hold the same in every lane, in lines of one cell. */
  private final IdentityHashMap<double[][], double[][]> alike = new IdentityHashMap<>();

  /**
   * No lines yet.
   *
   * @param width how many runs
   * @param alike buffers that only {@link #fill} writes
   * @param loops what other lanes have prepared, on whatever threads they run
   */
  public Lanes(int width, Collection<Buffer> alike, Loops loops) {
    this.width = width;
    this.loops = loops;
    for (Buffer buffer : alike) {
      this.alike.put(buffer.lines(), new double[(int) buffer.shape().cells()][1]);
    }
  }

  public int width() {
    return width;
  }

  /** The lines of a buffer, {@code row * cols + col}; at first they hold what the buffer holds. */
  double[][] of(Buffer buffer) {
    double[][] known = lines.get(buffer.lines());
    if (known != null) {
      return known;
    }
    lines.put(buffer.lines(), new double[(int) buffer.shape().cells()][width]);
    fill(buffer);
    return lines.get(buffer.lines());
  }

  /** The line of one cell, lane by lane: it changes as the runs go on. */
  public double[] line(Buffer buffer, int row, int col) {
    return of(buffer)[row * buffer.shape().cols() + col];
  }

  /** Gives all lanes what the buffer holds, if some operation uses it. */
  public void fill(Buffer buffer) {
    fill(lines.get(buffer.lines()), buffer);
    fill(alike.get(buffer.lines()), buffer);
  }

  private static void fill(double[][] to, Buffer buffer) {
    for (int cell = 0; to != null && cell < to.length; cell++) {
      Arrays.fill(to[cell], buffer.get(cell));
    }
  }

  /** True if some operation uses the cells of a buffer. */
  public boolean isRead(Buffer buffer) {
    return lines.containsKey(buffer.lines()) || alike.containsKey(buffer.lines());
  }

  /** Gives one lane what the buffer holds. */
  public void scatter(Buffer buffer, int lane) {
    double[][] to = of(buffer);
    for (int cell = 0; cell < to.length; cell++) {
      to[cell][lane] = buffer.get(cell);
    }
  }

  /** Gives the buffer what one lane holds. */
  public void gather(Buffer buffer, int lane) {
    double[][] from = of(buffer);
    for (int cell = 0; cell < from.length; cell++) {
      buffer.set(cell, from[cell][lane]);
    }
  }

  /** What all lanes of a buffer hold, to be put back by {@link #restore}. */
  public double[][] copy(Buffer buffer) {
    return Arrays.stream(of(buffer)).map(double[]::clone).toArray(double[][]::new);
  }

  /** Puts back what {@link #copy} gave. */
  public void restore(Buffer buffer, double[][] copy) {
    double[][] to = of(buffer);
    for (int cell = 0; cell < to.length; cell++) {
      System.arraycopy(copy[cell], 0, to[cell], 0, width);
    }
  }

  /** The operations, each on all lanes. */
  public List<Kernel> translate(List<Operation> operations) {
    return operations.stream().map(operation -> operation.inLanes(this)).toList();
  }

  /** A loop with these functions. */
  Loop loop(Class<? extends Loop> template, Object... functions) {
    return loops.of(template, functions);
  }

  /** Whether a buffer holds the same in every lane. */
  boolean isAlike(Buffer buffer) {
    return alike.containsKey(buffer.lines());
  }

  /** For each cell of a shape the line it takes from a buffer stretched to that shape. */
  double[][] stretched(Buffer buffer, Shape shape) {
    return stretched(of(buffer), buffer.shape(), shape);
  }

  /** The same in lines of one cell, for a buffer that holds the same in every lane. */
  double[][] once(Buffer buffer, Shape shape) {
    double[][] from = alike.get(buffer.lines());
    fill(from, buffer);
    return stretched(from, buffer.shape(), shape);
  }

  private static double[][] stretched(double[][] from, Shape own, Shape shape) {
    double[][] stretched = new double[(int) shape.cells()][];
    for (int cell = 0; cell < stretched.length; cell++) {
      int row = own.rows() == 1 ? 0 : cell / shape.cols();
      int col = own.cols() == 1 ? 0 : cell % shape.cols();
      stretched[cell] = from[row * own.cols() + col];
    }
    return stretched;
  }
}
