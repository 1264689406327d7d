package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.Operation;
import backstep.matrix.Product;
import backstep.matrix.Shape;
import backstep.matrix.Zip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Lowers an expression to kernels, checking every shape on the way. This, with {@link Calls}, is
 * the only place that says what an expression computes: stepping, running, conditions and the
 * prompt all run its kernels.
 */
public final class Lowering {
  private final Scope scope;
  private final Calls calls;
  private final Expr.Kinds<Buffer> anywhere = kinds(null);
  private final List<Operation> kernels = new ArrayList<>();
  private final Set<Buffer> owned = Collections.newSetFromMap(new IdentityHashMap<>());

  private Lowering(Scope scope) {
    this.scope = scope;
    this.calls = new Calls(this, scope);
  }

  /**
   * An expression ready to be computed.
   *
   * @param kernels run in order, they leave the result in {@code slot}
   */
  public record Lowered(List<Operation> kernels, Slot slot) {

    /** Computes the expression from what the buffers of its scope hold now. */
    public Matrix compute() {
      kernels.forEach(Operation::run);
      return slot.value().toMatrix();
    }

    /** Computes an expression that is 1 x 1. */
    public double computeScalar() {
      kernels.forEach(Operation::run);
      return slot.value().scalar();
    }
  }

  /** Lowers an expression for its value. */
  public static Lowered expression(Expr expr, Scope scope) {
    Lowering lowering = new Lowering(scope);
    Buffer value = lowering.lower(expr, null);
    return new Lowered(lowering.kernels, Slot.of(value));
  }

  /** The shape of what a call draws, which must be known before anything runs. */
  public static Shape drawn(Expr.Call generator, Scope scope) {
    return Calls.drawn(generator, scope);
  }

  /** Lowers an expression that must be 1 x 1, a condition above all. */
  public static Lowered condition(Expr expr, Scope scope) {
    Lowered lowered = expression(expr, scope);
    Shapes.requireCondition(expr, lowered.slot().value().shape());
    return lowered;
  }

  /**
   * Lowers a statement; its slot is what the target stands for afterwards.
   *
   * @param existing the cells of the target where it has been written before, which are written
   *     again, or null
   */
  public static Lowered statement(Statement statement, Buffer existing, Scope scope) {
    return new Lowering(scope).assign(statement, existing);
  }

  private Lowered assign(Statement statement, Buffer existing) {
    Expr value = statement.value();
    Buffer into = writesInPlace(statement) ? existing : null;
    Slot slot = value instanceof Expr.Name ? Slot.of(lower(value, into)) : calls.slot(value, into);
    Buffer result = slot.value();
    if (existing != null) {
      Shapes.requireKept(statement, existing.shape(), result.shape());
    }
    Buffer preactivation = slot.squash() == null ? null : ownCopy(slot.preactivation());
    Buffer target = existing == null ? ownCopy(result) : copyInto(existing, result);
    return new Lowered(kernels, new Slot(target, slot.squash(), preactivation));
  }

  /** Elementwise kernels may write what they read; others only what the expression never reads. */
  private static boolean writesInPlace(Statement statement) {
    return !statement.value().reads(statement.target()) || isElementwise(statement.value());
  }

  private static boolean isElementwise(Expr expr) {
    return expr instanceof Expr.Negative
        || (expr instanceof Expr.Binary binary && binary.operator().value() != null);
  }

  private Buffer ownCopy(Buffer buffer) {
    return owned.contains(buffer) ? buffer : copyInto(Buffer.of(buffer.shape()), buffer);
  }

  private Buffer copyInto(Buffer target, Buffer from) {
    if (target.lines() != from.lines()) {
      add(new Kernels.Copy(target, from));
    }
    return target;
  }

  void add(Operation kernel) {
    kernels.add(kernel);
  }

  /** The cells the value will be in; {@code into} if it has that shape, else new ones. */
  Buffer target(Shape shape, Buffer into, Span span) {
    if (into != null && into.shape().equals(shape)) {
      return into;
    }
    Shapes.requireRoom(shape, span);
    Buffer buffer = Buffer.of(shape);
    owned.add(buffer);
    return buffer;
  }

  /**
   * @param into where the value should go, if its shape allows, or null
   */
  Buffer lower(Expr expr, Buffer into) {
    return expr.fold(into == null ? anywhere : kinds(into));
  }

  private Expr.Kinds<Buffer> kinds(Buffer into) {
    return new Expr.Kinds<>(
        num -> Buffer.of(Matrix.scalar(num.value())),
        name -> scope.slot(name).value(),
        rows -> rows(rows, into),
        negative -> map(a -> -a, lower(negative.of(), null), into, negative.span()),
        not -> map(a -> a == 0 ? 1 : 0, lower(not.of(), null), into, not.span()),
        binary ->
            binary.operator() == Operator.MATRIX_TIMES
                ? product(binary, into)
                : pairwise(binary, into),
        transpose -> transposed(lower(transpose.of(), null), into, transpose.span()),
        index -> index(index, into),
        call -> calls.lower(call, into));
  }

  Buffer map(DoubleUnaryOperator f, Buffer in, Buffer into, Span span) {
    Buffer out = target(in.shape(), into, span);
    add(new Kernels.Apply(f, out, in));
    return out;
  }

  private Buffer rows(Expr.Rows rows, Buffer into) {
    Shape shape = new Shape(rows.rows().size(), rows.rows().get(0).size());
    Buffer out = target(shape, into, rows.span());
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        Expr cell = rows.rows().get(i).get(j);
        add(new Kernels.Cell(out, i, j, scalar(cell, "a cell of a matrix")));
      }
    }
    return out;
  }

  private Buffer scalar(Expr expr, String what) {
    Buffer value = lower(expr, null);
    Shapes.requireScalar(expr, what, value.shape());
    return value;
  }

  private Buffer pairwise(Expr.Binary binary, Buffer into) {
    Buffer left = lower(binary.left(), null);
    Buffer right = lower(binary.right(), null);
    return zip(binary.operator().value(), binary, left, right, into);
  }

  Buffer zip(DoubleBinaryOperator f, Expr expr, Buffer a, Buffer b, Buffer into) {
    Buffer out = target(Shapes.broadcast(expr, a.shape(), b.shape()), into, expr.span());
    add(Zip.of(f, out, a, b));
    return out;
  }

  private Buffer product(Expr.Binary binary, Buffer into) {
    Expr left = binary.left();
    if (left instanceof Expr.Transpose transpose) {
      Buffer a = lower(transpose.of(), null);
      Buffer b = lower(binary.right(), null);
      if (!a.shape().isVector() && b.shape().cols() == 1) {
        Buffer out = productTarget(binary, a.shape().transposed(), b.shape(), into);
        add(Product.ofTransposed(out, a, b));
        return out;
      }
      return product(binary, transposed(a, null, left.span()), b, into);
    }
    return product(binary, lower(left, null), lower(binary.right(), null), into);
  }

  private Buffer product(Expr.Binary binary, Buffer a, Buffer b, Buffer into) {
    Buffer out = productTarget(binary, a.shape(), b.shape(), into);
    add(Product.of(out, a, b));
    return out;
  }

  private Buffer productTarget(Expr.Binary binary, Shape a, Shape b, Buffer into) {
    return target(Shapes.product(binary, a, b), into, binary.span());
  }

  Buffer transposed(Buffer in, Buffer into, Span span) {
    if (in.shape().isVector()) {
      return in.transposedVector();
    }
    Buffer out = target(in.shape().transposed(), into, span);
    add(new Kernels.Transpose(out, in));
    return out;
  }

  /** One place of a column vector is its cell, of a matrix its row. */
  private Buffer index(Expr.Index index, Buffer into) {
    Buffer of = lower(index.of(), null);
    Pick row = index.row();
    Pick col = index.columns();
    Shape shape = Shapes.picked(index, row, col, of.shape());
    Buffer out = target(shape, into, index.span());
    add(new Kernels.Block(out, of, row.start(of.shape().rows()), col.start(of.shape().cols())));
    return out;
  }
}
