package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the rows and columns of each value of a program count: inputs, outputs, samples, or the
 * units of a hidden layer.
 *
 * <p>That is settled first: x has a row for each input and a column for each sample, d a row for
 * each output, and a {@link HiddenLayer} says how its units lie. Then two directions count the same
 * thing where the program adds, multiplies or copies them cell by cell, or sums over both in a
 * product; but never two kinds, and behind the forward section never two things that it keeps
 * apart: mistakes mix them up. Directions of length 1 count nothing.
 */
public final class Axes {
  private final Function<String, Shape> shapeOf;
  private final Map<String, Pair> byName = new HashMap<>();

  private final Expr.Kinds<Pair> pairs =
      new Expr.Kinds<>(
          number -> Pair.of(Shape.SCALAR),
          name -> named(name.name()),
          rows -> Pair.of(new Shape(rows.rows().size(), rows.rows().get(0).size())),
          negative -> pair(negative.of()),
          not -> pair(not.of()),
          this::binary,
          transpose -> pair(transpose.of()).transposed(),
          this::index,
          this::call);

  /** What is counted. */
  public enum Kind {
    INPUTS,
    OUTPUTS,
    SAMPLES,
    UNITS
  }

  /** Along which direction of a value the samples of a step lie. */
  public enum SampleAxis {
    ROWS {
      @Override
      public Matrix part(Matrix value, int place) {
        return value.row(place);
      }
    },
    COLUMNS {
      @Override
      public Matrix part(Matrix value, int place) {
        return value.col(place);
      }
    },
    /** Along none, as for a step of one sample, or a sum over all. */
    NEITHER {
      @Override
      public Matrix part(Matrix value, int place) {
        return value;
      }
    };

    /** What belongs to the sample in a place of its step. */
    public abstract Matrix part(Matrix value, int place);
  }

  /** One thing that is counted; the same thing reached by two ways is merged into one. */
  public static final class Axis {
    private final int size;
    private Axis mergedInto;
    private boolean isSettled;

    /** Null where nothing tells. */
    private Kind kind;

    private Axis(int size) {
      this.size = size;
    }

    /** True if it is known to count these. */
    public boolean counts(Kind what) {
      return root().kind == what;
    }

    private Axis root() {
      return mergedInto == null ? this : mergedInto.root();
    }

    private void count(Kind what) {
      Axis root = root();
      root.kind = root.kind == null ? what : root.kind;
    }

    private boolean isMixUp(Axis other) {
      boolean areTwoKinds = kind != null && other.kind != null && kind != other.kind;
      return areTwoKinds || (isSettled && other.isSettled);
    }

    private void take(Axis other) {
      other.mergedInto = this;
      kind = kind == null ? other.kind : kind;
      isSettled |= other.isSettled;
    }
  }

  private record Pair(Axis rows, Axis cols) {
    private static Pair of(Shape shape) {
      return new Pair(new Axis(shape.rows()), new Axis(shape.cols()));
    }

    private Pair transposed() {
      return new Pair(/* rows= */ cols, /* cols= */ rows);
    }

    /** What is left to count of a number for each group of cells. */
    private Pair reduced(Along along) {
      return new Pair(
          along == Along.ROWS ? rows : new Axis(1), along == Along.COLUMNS ? cols : new Axis(1));
    }

    private void settle() {
      rows.root().isSettled = true;
      cols.root().isSettled = true;
    }
  }

  /**
   * Follows all lines of a program.
   *
   * @param shapeOf the shape of each name the program reads or writes
   */
  public Axes(Program program, Function<String, Shape> shapeOf) {
    this.shapeOf = shapeOf;
    count("x", Kind.INPUTS);
    count("d", Kind.OUTPUTS);
    merge(named("x").cols(), named("d").cols());
    Stream.of("X", "D")
        .filter(name -> !program.defines(name))
        .forEach(name -> byName.put(name, named(name.toLowerCase(Locale.ROOT)).transposed()));
    HiddenLayer.of(program).forEach(this::count);
    program.forward().forEach(this::follow);
    program.forward().forEach(this::settle);
    program.lines().forEach(this::follow);
  }

  /** What has a sample a column. */
  private void count(String name, Kind rows) {
    named(name).rows().count(rows);
    named(name).cols().count(Kind.SAMPLES);
  }

  private void count(HiddenLayer layer) {
    Pair pair = pair(layer.call());
    if (layer.units() != HiddenLayer.Units.COLUMNS) {
      pair.rows().count(Kind.UNITS);
    }
    if (layer.units() != HiddenLayer.Units.ROWS) {
      pair.cols().count(Kind.UNITS);
    }
  }

  private void follow(Line line) {
    merge(named(line.target()), pair(line.value()));
  }

  private void settle(Line line) {
    named(line.target()).settle();
    line.value().names().forEach(name -> named(name.name()).settle());
  }

  /** What the rows of a value count: equal objects for the same thing. */
  public Axis rows(String name) {
    return named(name).rows().root();
  }

  /** What the columns of a value count. */
  public Axis cols(String name) {
    return named(name).cols().root();
  }

  /** Along which direction of an expression's value the samples of a step lie. */
  public SampleAxis samplesIn(Expr expr) {
    Pair pair = pair(expr);
    if (pair.cols().size > 1 && pair.cols().counts(Kind.SAMPLES)) {
      return SampleAxis.COLUMNS;
    }
    return pair.rows().size > 1 && pair.rows().counts(Kind.SAMPLES)
        ? SampleAxis.ROWS
        : SampleAxis.NEITHER;
  }

  private Pair named(String name) {
    return byName.computeIfAbsent(name, key -> Pair.of(shapeOf.apply(key)));
  }

  private Pair pair(Expr expr) {
    return expr.fold(pairs);
  }

  private Pair index(Expr.Index index) {
    Pair of = pair(index.of());
    return new Pair(taken(of.rows(), index.row()), taken(of.cols(), index.columns()));
  }

  /** The axis itself where all of it is taken: a part of it is another thing. */
  private static Axis taken(Axis axis, Pick pick) {
    int count = pick.count(axis.size);
    return count == axis.size ? axis : new Axis(count);
  }

  private Pair binary(Expr.Binary binary) {
    Pair left = pair(binary.left());
    Pair right = pair(binary.right());
    if (binary.operator() == Operator.MATRIX_TIMES) {
      merge(left.cols(), right.rows());
      return new Pair(left.rows(), right.cols());
    }
    return merge(left, right);
  }

  private Pair call(Expr.Call call) {
    Pair number = Pair.of(Shape.SCALAR);
    Pair arguments = call.arguments().stream().map(this::pair).reduce(Axes::merge).orElse(number);
    Pair reduced = call.primed() ? arguments : number;
    Pair folded = call.primed() ? arguments : arguments.reduced(call.along());
    return call.function()
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> arguments,
                pairwise -> arguments,
                reduction -> folded,
                vectorwise -> arguments,
                loss -> reduced,
                choice -> arguments,
                nearness -> number,
                generator -> number,
                chosen -> arguments,
                question -> arguments));
  }

  private static Pair merge(Pair a, Pair b) {
    return new Pair(merge(a.rows(), b.rows()), merge(a.cols(), b.cols()));
  }

  /** The axis of both, or of a broadcast the longer one. */
  private static Axis merge(Axis a, Axis b) {
    Axis first = a.root();
    Axis second = b.root();
    if (first.size != second.size) {
      return first.size > second.size ? first : second;
    }
    if (first != second && first.size > 1 && !first.isMixUp(second)) {
      first.take(second);
    }
    return first;
  }
}
