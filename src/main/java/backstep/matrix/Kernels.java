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
    public Kernel inLanes(Lanes lanes) {
      double[][] from = lanes.of(in);
      double[][] turned = new double[from.length][];
      int rows = in.shape().rows();
      int cols = in.shape().cols();
      for (int cell = 0; cell < from.length; cell++) {
        turned[cell % cols * rows + cell / cols] = from[cell];
      }
      return new LaneKernels.Copy(lanes.of(out), turned);
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

  /** {@code out = f(in)}, a vector with a number for each group of cells. */
  public record Reduce(Fold f, Buffer out, List<Cells> in) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(in.get(0).of());
    }

    @Override
    public void run() {
      for (int i = 0; i < in.size(); i++) {
        out.first()[i] = f.of(in.get(i));
      }
    }
  }

  /** {@code to = f(from)}, each group of cells from the same one. */
  public record Fill(Form.Fill f, List<Cells> to, List<Cells> from) implements Operation {
    @Override
    public Buffer out() {
      return to.get(0).of();
    }

    @Override
    public List<Buffer> reads() {
      return List.of(from.get(0).of());
    }

    @Override
    public void run() {
      for (int i = 0; i < to.size(); i++) {
        f.fill(to.get(i), from.get(i));
      }
    }
  }

  /** {@code to = f'(z, g)}, each group of cells from the same ones. */
  public record Applied(Form.Applied f, List<Cells> to, List<Cells> z, List<Cells> g)
      implements Operation {
    @Override
    public Buffer out() {
      return to.get(0).of();
    }

    @Override
    public List<Buffer> reads() {
      return List.of(z.get(0).of(), g.get(0).of());
    }

    @Override
    public void run() {
      for (int i = 0; i < to.size(); i++) {
        f.fill(to.get(i), z.get(i), g.get(i));
      }
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
