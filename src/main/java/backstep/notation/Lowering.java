package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.CrossEntropy;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
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
 * Lowers an expression to kernels, checking every shape on the way. This is the only place that
 * says what an expression computes: stepping, running, conditions and the prompt all run its
 * kernels.
 */
public final class Lowering {
  private final Scope scope;
  private final List<Operation> kernels = new ArrayList<>();
  private final Set<Buffer> owned = Collections.newSetFromMap(new IdentityHashMap<>());

  private Lowering(Scope scope) {
    this.scope = scope;
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
    Function squash = value instanceof Expr.Call call && !call.primed() ? squash(call) : null;
    Buffer preactivation = null;
    Buffer result;
    Buffer into = writesInPlace(statement) ? existing : null;
    if (squash != null) {
      preactivation = ownCopy(lower(((Expr.Call) value).arguments().get(0), null));
      result = apply(squash, preactivation, into);
    } else {
      result = lower(value, into);
    }
    if (existing != null) {
      Shapes.requireKept(statement, existing.shape(), result.shape());
    }
    Buffer target = existing == null ? ownCopy(result) : copyInto(existing, result);
    return new Lowered(kernels, new Slot(target, squash, preactivation));
  }

  private Function squash(Expr.Call call) {
    Function function = resolve(call);
    return function.isSquashing() ? function : null;
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
      kernels.add(new Kernels.Copy(target, from));
    }
    return target;
  }

  /** The cells the value will be in; {@code into} if it has that shape, else new ones. */
  private Buffer target(Shape shape, Buffer into, Span span) {
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
  private Buffer lower(Expr expr, Buffer into) {
    return expr.fold(
        new Expr.Kinds<>(
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
            call -> call(call, into)));
  }

  private Buffer map(DoubleUnaryOperator f, Buffer in, Buffer into, Span span) {
    Buffer out = target(in.shape(), into, span);
    kernels.add(new Kernels.Apply(f, out, in));
    return out;
  }

  private Buffer rows(Expr.Rows rows, Buffer into) {
    Shape shape = new Shape(rows.rows().size(), rows.rows().get(0).size());
    Buffer out = target(shape, into, rows.span());
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        Expr cell = rows.rows().get(i).get(j);
        kernels.add(new Kernels.Cell(out, i, j, scalar(cell, "a cell of a matrix")));
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

  private Buffer zip(DoubleBinaryOperator f, Expr expr, Buffer a, Buffer b, Buffer into) {
    Buffer out = target(Shapes.broadcast(expr, a.shape(), b.shape()), into, expr.span());
    kernels.add(Zip.of(f, out, a, b));
    return out;
  }

  private Buffer product(Expr.Binary binary, Buffer into) {
    Expr left = binary.left();
    if (left instanceof Expr.Transpose transpose) {
      Buffer a = lower(transpose.of(), null);
      Buffer b = lower(binary.right(), null);
      if (!a.shape().isVector() && b.shape().cols() == 1) {
        Buffer out = productTarget(binary, a.shape().transposed(), b.shape(), into);
        kernels.add(Product.ofTransposed(out, a, b));
        return out;
      }
      return product(binary, transposed(a, null, left.span()), b, into);
    }
    return product(binary, lower(left, null), lower(binary.right(), null), into);
  }

  private Buffer product(Expr.Binary binary, Buffer a, Buffer b, Buffer into) {
    Buffer out = productTarget(binary, a.shape(), b.shape(), into);
    kernels.add(Product.of(out, a, b));
    return out;
  }

  private Buffer productTarget(Expr.Binary binary, Shape a, Shape b, Buffer into) {
    return target(Shapes.product(binary, a, b), into, binary.span());
  }

  private Buffer transposed(Buffer in, Buffer into, Span span) {
    if (in.shape().isVector()) {
      return in.transposedVector();
    }
    Buffer out = target(in.shape().transposed(), into, span);
    kernels.add(new Kernels.Transpose(out, in));
    return out;
  }

  /** One place of a column vector is its cell, of a matrix its row. */
  private Buffer index(Expr.Index index, Buffer into) {
    Buffer of = lower(index.of(), null);
    Pick row = index.row();
    Pick col = index.columns();
    Shape shape = Shapes.picked(index, row, col, of.shape());
    Buffer out = target(shape, into, index.span());
    kernels.add(
        new Kernels.Block(out, of, row.start(of.shape().rows()), col.start(of.shape().cols())));
    return out;
  }

  private Function resolve(Expr.Call call) {
    return call.function() == Function.ACT ? scope.activation(call.span()) : call.function();
  }

  private Buffer call(Expr.Call call, Buffer into) {
    Function function = resolve(call);
    Form form = function.form();
    if (form instanceof Form.Question) {
      return scope.answer(call);
    }
    if (form instanceof Form.Generator generator) {
      return generate(call, generator, into);
    }
    if (function == Function.CROSS_ENTROPY) {
      return crossEntropy(call, into);
    }
    List<Buffer> in = call.arguments().stream().map(argument -> lower(argument, null)).toList();
    if (form instanceof Form.Elementwise elementwise) {
      return map(
          call.primed() ? elementwise.slope() : elementwise.value(), in.get(0), into, call.span());
    }
    if (form instanceof Form.Pairwise pairwise) {
      return zip(pairwise.value(), call, in.get(0), in.get(1), into);
    }
    if (form instanceof Form.Reduction reduction) {
      return reduce(call, reduction, in.get(0), into);
    }
    if (form instanceof Form.Columnwise columnwise) {
      return call.primed()
          ? fill2(columnwise.slope(), call, in, in.get(0).shape(), into)
          : apply(function, in.get(0), into);
    }
    if (form instanceof Form.Loss loss) {
      return call.primed()
          ? fill2(loss.slope(), call, in, in.get(0).shape(), into)
          : fill2(loss.value(), call, in, Shape.SCALAR, into);
    }
    return form instanceof Form.Choice ? where(call, in, into) : near(call, in, into);
  }

  /** A function of one argument that keeps the shape. */
  private Buffer apply(Function function, Buffer in, Buffer into) {
    Buffer out = target(in.shape(), into, null);
    if (function.form() instanceof Form.Columnwise columnwise) {
      kernels.add(new Kernels.Fill(columnwise.value(), out, in));
    } else {
      kernels.add(new Kernels.Apply(((Form.Elementwise) function.form()).value(), out, in));
    }
    return out;
  }

  private Buffer reduce(Expr.Call call, Form.Reduction reduction, Buffer in, Buffer into) {
    if (call.primed()) {
      Buffer out = target(in.shape(), into, call.span());
      kernels.add(new Kernels.Fill(reduction.slope(), out, in));
      return out;
    }
    Buffer out = target(Shape.SCALAR, into, call.span());
    kernels.add(new Kernels.Reduce(reduction.value(), out, in));
    return out;
  }

  private Buffer fill2(Form.Fill2 fill, Expr.Call call, List<Buffer> in, Shape shape, Buffer into) {
    Shapes.requireEqual(call, in.get(0).shape(), in.get(1).shape());
    Buffer out = target(shape, into, call.span());
    kernels.add(new Kernels.Fill2(fill, out, in.get(0), in.get(1)));
    return out;
  }

  private Buffer crossEntropy(Expr.Call call, Buffer into) {
    Expr outputs = call.arguments().get(0);
    Slot y = slot(outputs);
    Buffer d = lower(call.arguments().get(1), null);
    Shapes.requireEqual(call, y.value().shape(), d.shape());
    Form.Loss loss = (Form.Loss) Function.CROSS_ENTROPY.form();
    if (call.primed() && y.squash() == Function.SOFTMAX) {
      Buffer out = target(d.shape(), into, call.span());
      kernels.add(CrossEntropy.slopeOfSoftmax(out, y.value(), d));
      return out;
    }
    if (call.primed()) {
      return fill2(loss.slope(), call, List.of(y.value(), d), d.shape(), into);
    }
    if (y.squash() == null) {
      return fill2(loss.value(), call, List.of(y.value(), d), Shape.SCALAR, into);
    }
    Buffer out = target(Shape.SCALAR, into, call.span());
    kernels.add(CrossEntropy.ofPreactivation(y.squash(), out, y.preactivation(), d));
    return out;
  }

  /** An expression with, where it is a sigmoid or a softmax, its pre-activation. */
  private Slot slot(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return scope.slot(name);
    }
    if (expr instanceof Expr.Call call && !call.primed() && squash(call) != null) {
      Buffer preactivation = lower(call.arguments().get(0), null);
      return new Slot(apply(squash(call), preactivation, null), squash(call), preactivation);
    }
    return Slot.of(lower(expr, null));
  }

  private Buffer where(Expr.Call call, List<Buffer> in, Buffer into) {
    Shape shape = Shapes.where(call, in.stream().map(Buffer::shape).toList());
    Buffer out = target(shape, into, call.span());
    kernels.add(new Kernels.Where(out, in.get(0), in.get(1), in.get(2)));
    return out;
  }

  private Buffer near(Expr.Call call, List<Buffer> in, Buffer into) {
    Shape shape = Shapes.near(call, in.stream().map(Buffer::shape).toList());
    Buffer distance = Buffer.of(shape);
    Buffer tolerance = in.get(2);
    Buffer out = target(Shape.SCALAR, into, call.span());
    kernels.add(Zip.of((a, b) -> a == b ? 0 : Math.abs(a - b), distance, in.get(0), in.get(1)));
    kernels.add(Zip.of((a, b) -> a <= b ? 1 : 0, distance, distance, tolerance));
    kernels.add(new Kernels.Reduce(((Form.Reduction) Function.ALL.form()).value(), out, distance));
    return out;
  }

  private Buffer generate(Expr.Call call, Form.Generator generator, Buffer into) {
    NumpyRandom random = scope.random(call);
    Shape shape = new Shape(size(call.arguments().get(0)), size(call.arguments().get(1)));
    Buffer out = target(shape, into, call.span());
    kernels.add(new Kernels.Generate(generator.draw(), random, out));
    return out;
  }

  /** A number of rows or columns, which must be known before anything runs. */
  private int size(Expr expr) {
    return Shapes.size(expr, condition(expr, scope).computeScalar());
  }
}
