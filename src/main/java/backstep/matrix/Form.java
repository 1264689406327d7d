package backstep.matrix;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * What a {@link backstep.matrix.Function} takes and gives, with its arithmetic and its slope. A
 * prime in the notation, {@code relu'(Z1)}, asks for the slope.
 */
public sealed interface Form {

  /** How many arguments a call takes. */
  int arity();

  /** How many arguments a call with a prime takes; 0 where there is no slope. */
  default int primedArity() {
    return 0;
  }

  /** Which cells a call takes together that names no axis; nothing where it can name none. */
  default Optional<Along> along() {
    return Optional.empty();
  }

  /** What the function for its kind gives. */
  <R> R fold(Kinds<R> kinds);

  /**
   * A function for each form. Where all forms are told apart, this tells them apart: a form that is
   * added here is a gap that the compiler finds in each such place.
   */
  record Kinds<R>(
      Function<Elementwise, R> elementwise,
      Function<Pairwise, R> pairwise,
      Function<Reduction, R> reduction,
      Function<Vectorwise, R> vectorwise,
      Function<Loss, R> loss,
      Function<Choice, R> choice,
      Function<Nearness, R> nearness,
      Function<Generator, R> generator,
      Function<Chosen, R> chosen,
      Function<Question, R> question) {}

  /** Writes a group of cells from as many others. */
  @FunctionalInterface
  interface Fill {
    void fill(Cells out, Cells in);
  }

  /** Writes a group of cells from as many of two inputs. */
  @FunctionalInterface
  interface Applied {
    void fill(Cells out, Cells in, Cells g);
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
   * @param ofUnits whether the units of a layer apply it to their pre-activations, as relu; or it
   *     is part of formulas, as exp
   */
  record Elementwise(
      DoubleUnaryOperator value, DoubleUnaryOperator slope, List<Double> kinks, boolean ofUnits)
      implements Form {
    Elementwise(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      this(value, slope, List.of(), false);
    }

    static Elementwise ofUnits(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
      return new Elementwise(value, slope, List.of(), true);
    }

    Elementwise kinkedAt(double place) {
      return new Elementwise(value, slope, List.of(place), ofUnits);
    }

    /** True if the function is affine on both sides of its kinks, as relu is. */
    public boolean isPiecewiseAffine() {
      return !kinks.isEmpty();
    }

    /** True if a unit with this pre-activation is above all kinks. */
    public boolean isOn(double z) {
      return kinks.stream().allMatch(kink -> z >= kink);
    }

    /** True if a unit gives 0 at this pre-activation, and so it does nearby. */
    public boolean isOff(double z) {
      return value.applyAsDouble(z) == 0 && slope.applyAsDouble(z) == 0;
    }

    /** The slope at this pre-activation as a share of that at 0. */
    public double relativeSlope(double z) {
      return Math.abs(slope.applyAsDouble(z) / slope.applyAsDouble(0));
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return slope == null ? 0 : 1;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.elementwise().apply(this);
    }
  }

  /** Two shapes that broadcast, cell by cell. */
  record Pairwise(DoubleBinaryOperator value) implements Form {
    @Override
    public int arity() {
      return 2;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.pairwise().apply(this);
    }
  }

  /**
   * Any shape to a number for each group of cells, if nothing else is said for all.
   *
   * @param slope the gradient, in the shape of the argument, or null where there is none
   */
  record Reduction(Fold value, Fill slope) implements Form {
    @Override
    public Optional<Along> along() {
      return Optional.of(Along.ALL);
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return slope == null ? 0 : 1;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.reduction().apply(this);
    }
  }

  /**
   * Any shape to the same shape, each column for itself, or each row.
   *
   * @param slope the slope applied to a gradient g that arrives from above, {@code f'(z, g)}: row i
   *     of the result is the sum over k of g[k] times the derivative of f(z)[k] by z[i]
   */
  record Vectorwise(Fill value, Applied slope) implements Form {
    @Override
    public Optional<Along> along() {
      return Optional.of(Along.COLUMNS);
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public int primedArity() {
      return 2;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.vectorwise().apply(this);
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

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.loss().apply(this);
    }
  }

  /** {@code where(condition, a, b)}. */
  record Choice() implements Form {
    @Override
    public int arity() {
      return 3;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.choice().apply(this);
    }
  }

  /** {@code near(a, b, tolerance)}: 1 if no cell of a is further than that from b's. */
  record Nearness() implements Form {
    @Override
    public int arity() {
      return 3;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.nearness().apply(this);
    }
  }

  /** {@code rand(rows, cols)} and the other initial values. */
  record Generator(Draw draw) implements Form {
    @Override
    public int arity() {
      return 2;
    }

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.generator().apply(this);
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

    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.chosen().apply(this);
    }
  }

  /** A question about the run, such as {@code version(Wo)}; its argument is a name. */
  record Question(int arity) implements Form {
    @Override
    public <R> R fold(Kinds<R> kinds) {
      return kinds.question().apply(this);
    }
  }
}
