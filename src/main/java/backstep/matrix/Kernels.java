package backstep.matrix;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The kernels that are one loop: map, copy, transpose, select, and the forms of a function. */
public final class Kernels {
  private Kernels() {}

  /** {@code out = f(in)} cell by cell; may work in place. */
  public record Apply(DoubleUnaryOperator f, Buffer out, Buffer in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in);
    }

    @Override
    public Kernel inLanes(Lanes lanes) {
      return LaneKernels.Elementwise.of(
          lanes.loop(Loop.Apply.class, f), lanes.of(out), lanes.of(in));
    }

    @Override
    public void run() {
      for (int i = 0; i < out.lines().length; i++) {
        line(out.line(i), in.line(i));
      }
    }

    private void line(double[] to, double[] from) {
      for (int j = 0; j < to.length; j++) {
        to[j] = f.applyAsDouble(from[j]);
      }
    }
  }

  /** {@code out = in}, both of one shape. */
  public record Copy(Buffer out, Buffer in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in);
    }

    @Override
    public Kernel inLanes(Lanes lanes) {
      return new LaneKernels.Copy(lanes.of(out), lanes.of(in));
    }

    @Override
    public void run() {
      out.load(in);
    }
  }

  /** {@code out = in.T}, the two sharing no cells. */
  public record Transpose(Buffer out, Buffer in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in);
    }

    @Override
    public void run() {
      for (int i = 0; i < in.shape().rows(); i++) {
        for (int j = 0; j < in.shape().cols(); j++) {
          out.set(j, i, in.get(i, j));
        }
      }
    }
  }

  /** {@code out} is the block of {@code in} whose first cell is (row, col). */
  public record Block(Buffer out, Buffer in, int row, int col) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in);
    }

    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        for (int j = 0; j < out.shape().cols(); j++) {
          out.set(i, j, in.get(row + i, col + j));
        }
      }
    }
  }

  /** {@code out[row, col] = in}, one cell of a matrix written out as {@code [[a, b], [c, d]]}. */
  public record Cell(Buffer out, int row, int col, Buffer in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in, out);
    }

    @Override
    public void run() {
      out.set(row, col, in.scalar());
    }
  }

  /** {@code out = condition ? a : b} cell by cell, with broadcasting; a NaN counts as true. */
  public record Where(Buffer out, Buffer condition, Buffer a, Buffer b) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(condition, a, b);
    }

    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        for (int j = 0; j < out.shape().cols(); j++) {
          boolean holds = Zip.stretched(condition, i, j) != 0;
          out.set(i, j, Zip.stretched(holds ? a : b, i, j));
        }
      }
    }
  }

  /** {@code out = f(in)}, 1 x 1 from several cells. */
  public record Reduce(Fold f, Buffer out, Cells in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in.of());
    }

    @Override
    public void run() {
      out.first()[0] = f.of(in);
    }
  }

  /** {@code to = f'(from)}, the slope of a reduction by each of the cells. */
  public record ReduceSlope(Fold.Slope f, Cells to, Cells from) implements Operation {
    @Override
    public Buffer out() {
      return to.of();
    }

    @Override
    public List<Buffer> reads() {
      return List.of(from.of());
    }

    @Override
    public void run() {
      f.fill(to, from);
    }
  }

  /** {@code out = f(in)} for a form that fills all cells at once. */
  public record Fill(Form.Fill f, Buffer out, Buffer in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in);
    }

    @Override
    public void run() {
      f.fill(out, in);
    }
  }

  /** {@code out = f(a, b)} for a form that fills all cells at once. */
  public record Fill2(Form.Fill2 f, Buffer out, Buffer a, Buffer b) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(a, b);
    }

    @Override
    public void run() {
      f.fill(out, a, b);
    }
  }

  /** Fills {@code out} with initial values, along the rows as numpy does. */
  public record Generate(Form.Draw draw, NumpyRandom random, Buffer out) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of();
    }

    @Override
    public void run() {
      for (int i = 0; i < out.shape().rows(); i++) {
        for (int j = 0; j < out.shape().cols(); j++) {
          out.set(i, j, draw.draw(random, out.shape()));
        }
      }
    }
  }
}
