package backstep.notation;

import backstep.matrix.Form;
import backstep.matrix.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the rows and columns of each value of a program count: inputs, or the units of some layer.
 *
 * <p>Two directions count the same thing where the program adds, multiplies or copies them cell by
 * cell, or sums over both in a product. Inputs and what the forward section counts besides remain
 * two things, whatever later lines mix up. Directions of length 1 count nothing.
 */
public final class Axes {
  private final Function<String, Shape> shapeOf;
  private final Map<String, Pair> byName = new HashMap<>();

  /** One thing that is counted; the same thing reached by two ways is merged into one. */
  private static final class Axis {
    private final int size;
    private Axis mergedInto;
    private boolean isSettled;
    private boolean isInputs;

    private Axis(int size) {
      this.size = size;
    }

    private Axis root() {
      return mergedInto == null ? this : mergedInto.root();
    }
  }

  private record Pair(Axis rows, Axis cols) {
    private static Pair of(Shape shape) {
      return new Pair(new Axis(shape.rows()), new Axis(shape.cols()));
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
    program.forward().forEach(this::follow);
    byName.values().forEach(Pair::settle);
    named("x").rows().root().isInputs = true;
    program.lines().forEach(this::follow);
  }

  private void follow(Line line) {
    merge(named(line.target()), pair(line.value()));
  }

  /** What the rows of a value count: equal objects for the same thing. */
  public Object rows(String name) {
    return named(name).rows().root();
  }

  /** What the columns of a value count. */
  public Object cols(String name) {
    return named(name).cols().root();
  }

  /** True if the rows of a value are those of x. */
  public boolean rowsAreInputs(String name) {
    return rows(name).equals(rows("x"));
  }

  /** True if the columns of a value are the rows of x. */
  public boolean colsAreInputs(String name) {
    return cols(name).equals(rows("x"));
  }

  /** True if the rows of a value are those of d. */
  public boolean rowsAreOutputs(String name) {
    return rows(name).equals(rows("d"));
  }

  /** True if the columns of a value are the rows of d. */
  public boolean colsAreOutputs(String name) {
    return cols(name).equals(rows("d"));
  }

  private Pair named(String name) {
    return byName.computeIfAbsent(name, key -> Pair.of(shapeOf.apply(key)));
  }

  private Pair pair(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return named(name.name());
    }
    if (expr instanceof Expr.Negative || expr instanceof Expr.Not) {
      return pair(expr.parts().get(0));
    }
    if (expr instanceof Expr.Transpose transpose) {
      Pair of = pair(transpose.of());
      return new Pair(/* rows= */ of.cols(), /* cols= */ of.rows());
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Call call) {
      return call(call);
    }
    return Pair.of(Shape.SCALAR);
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
    List<Pair> arguments = call.arguments().stream().map(this::pair).toList();
    boolean toScalar =
        call.function().form() instanceof Form.Nearness
            || (!call.primed()
                && (call.function().form() instanceof Form.Reduction
                    || call.function().form() instanceof Form.Loss));
    return toScalar || arguments.isEmpty()
        ? Pair.of(Shape.SCALAR)
        : arguments.stream().reduce(Axes::merge).orElseThrow();
  }

  private static Pair merge(Pair a, Pair b) {
    return new Pair(merge(a.rows(), b.rows()), merge(a.cols(), b.cols()));
  }

  private static boolean isMixUp(Axis a, Axis b) {
    return a.isSettled && b.isSettled && (a.isInputs || b.isInputs);
  }

  /** The axis of both, or of a broadcast the longer one. */
  private static Axis merge(Axis a, Axis b) {
    Axis first = a.root();
    Axis second = b.root();
    if (first.size != second.size) {
      return first.size > second.size ? first : second;
    }
    if (first == second || first.size == 1 || isMixUp(first, second)) {
      return first;
    }
    Axis kept = second.isSettled ? second : first;
    (kept == first ? second : first).mergedInto = kept;
    return kept;
  }
}
