package backstep.matrix;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link Function} takes and gives, with its arithmetic and its slope. A prime in the
 * notation, {@code relu'(Z1)}, asks for the slope.
 */
public sealed interface Form {

  /** How many arguments a call takes. */
  int arity();

  /** How many arguments a call with a prime takes; 0 where there is no slope. */
  default int primedArity() {
    return 0;
  }

  /** Writes the cells of {@code out} from those of {@code in}. */
  @FunctionalInterface
  interface Fill {
    void fill(Buffer out, Buffer in);
  }

  /** Writes the cells of {@code out} from two inputs. */
  @FunctionalInterface
  interface Fill2 {
    void fill(Buffer out, Buffer a, Buffer b);
  }

  /** Gives the next cell of a matrix of initial values. */
  @FunctionalInterface
  interface Draw {
    double draw(NumpyRandom random, Shape shape);
  }

  /**
   * Any shape to the same shape, cell by cell.
   *
   * @param slope the derivative at a cell, or null for a function that is used for its value only
   * @param kinks where the derivative jumps
   */
  record Elementwise(DoubleUnaryOperator value, DoubleUnaryOperator slope, List<Double> kinks)
      implements Form {
    Elementwise(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      this(value, slope, List.of());
    }

    Elementwise kinkedAt(double place) {
      return new Elementwise(value, slope, List.of(place));
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return slope == null ? 0 : 1;
    }
  }

  /** Two shapes that broadcast, cell by cell. */
  record Pairwise(DoubleBinaryOperator value) implements Form {
    @Override
    public int arity() {
      return 2;
    }
  }

  /**
   * Any shape to 1 x 1.
   *
   * @param slope the gradient, in the shape of the argument, or null where there is none
   */
  record Reduction(ToDoubleFunction<Buffer> value, Fill slope) implements Form {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return slope == null ? 0 : 1;
    }
  }

  /**
   * Any shape to the same shape, each column for itself.
   *
   * @param slope the slope applied to a gradient g that arrives from above, {@code f'(z, g)}: row i
   *     of the result is the sum over k of g[k] times the derivative of f(z)[k] by z[i]
   */
  record Columnwise(Fill value, Fill2 slope) implements Form {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return 2;
    }
  }

  /**
   * Outputs and targets of one shape to 1 x 1.
   *
   * @param slope the gradient by the outputs, in their shape
   */
  record Loss(Fill2 value, Fill2 slope) implements Form {
    @Override
    public int arity() {
      return 2;
    }

    @Override
    public int primedArity() {
      return 2;
    }
  }

  /** {@code where(condition, a, b)}. */
  record Choice() implements Form {
    @Override
    public int arity() {
      return 3;
    }
  }

  /** {@code near(a, b, tolerance)}: 1 if no cell of a is further than that from b's. */
  record Nearness() implements Form {
    @Override
    public int arity() {
      return 3;
    }
  }

  /** {@code rand(rows, cols)} and the other initial values; only in {@code parameters:}. */
  record Generator(Draw draw) implements Form {
    @Override
    public int arity() {
      return 2;
    }
  }

  /** {@code act}: whichever function the setting {@code activation} names. */
  record Chosen() implements Form {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return 1;
    }
  }

  /** A question about the run, such as {@code version(Wo)}; its argument is a name. */
  record Question(int arity) implements Form {}
}
