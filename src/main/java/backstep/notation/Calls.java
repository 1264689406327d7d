package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Buffer;
import backstep.matrix.Cells;
import backstep.matrix.CrossEntropy;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Operation;
import backstep.matrix.Product;
import backstep.matrix.Shape;
import backstep.matrix.Squash;
import backstep.matrix.Zip;
import java.util.List;
import java.util.Optional;

/** Lowers calls, each by the form of its function. */
final class Calls {
  private final Lowering lowering;
  private final Scope scope;

  /**
   * @param lowering lowers the arguments, and takes the kernels
   */
  Calls(Lowering lowering, Scope scope) {
    this.lowering = lowering;
    this.scope = scope;
  }

  /**
   * @param into where the value should go, if its shape allows, or null
   */
  Buffer lower(Expr.Call call, Buffer into) {
    return call.function()
        .form()
        .fold(
            new Form.Kinds<>(
                elementwise -> elementwise(call, elementwise, into),
                pairwise -> {
                  List<Buffer> in = arguments(call);
                  return lowering.zip(pairwise.value(), call, in.get(0), in.get(1), into);
                },
                reduction -> reduction(call, reduction, into),
                vectorwise -> vectorwise(call, vectorwise, into),
                loss -> loss(call, loss, into),
                choice -> where(call, into),
                nearness -> near(call, into),
                generator -> generate(call, generator, into),
                chosen -> lower(scope.meant(call), into),
                question -> scope.answer(call)));
  }

  private List<Buffer> arguments(Expr.Call call) {
    return call.arguments().stream().map(argument -> lowering.lower(argument, null)).toList();
  }

  private Buffer elementwise(Expr.Call call, Form.Elementwise form, Buffer into) {
    Buffer in = lowering.lower(call.arguments().get(0), null);
    return lowering.map(call.primed() ? form.slope() : form.value(), in, into, call.span());
  }

  private Buffer reduction(Expr.Call call, Form.Reduction form, Buffer into) {
    Buffer in = lowering.lower(call.arguments().get(0), null);
    if (call.primed()) {
      return fill(form.slope(), call, in, into);
    }
    Along along = call.along();
    Buffer out = lowering.target(along.reduced(in.shape()), into, call.span());
    lowering.add(
        call.function() == Function.SUM && along != Along.ALL
            ? sum(along, out, in)
            : new Kernels.Reduce(form.value(), out, along.groups(in)));
    return out;
  }

  /** A product with ones adds in the same order, and is fast. */
  private static Operation sum(Along along, Buffer out, Buffer in) {
    return along == Along.COLUMNS
        ? Product.of(out, ones(new Shape(1, in.shape().rows())), in)
        : Product.of(out, in, ones(Shape.column(in.shape().cols())));
  }

  private static Buffer ones(Shape shape) {
    return Buffer.of(Matrix.filled(shape, 1));
  }

  private Buffer vectorwise(Expr.Call call, Form.Vectorwise form, Buffer into) {
    List<Buffer> in = arguments(call);
    if (!call.primed()) {
      return fill(form.value(), call, in.get(0), into);
    }
    Shapes.requireEqual(call, in.get(0).shape(), in.get(1).shape());
    Buffer out = lowering.target(in.get(0).shape(), into, call.span());
    Along along = call.along();
    lowering.add(
        new Kernels.Applied(
            form.slope(), along.groups(out), along.groups(in.get(0)), along.groups(in.get(1))));
    return out;
  }

  private Buffer fill(Form.Fill fill, Expr.Call call, Buffer in, Buffer into) {
    Buffer out = lowering.target(in.shape(), into, call.span());
    lowering.add(new Kernels.Fill(fill, call.along().groups(out), call.along().groups(in)));
    return out;
  }

  private Buffer loss(Expr.Call call, Form.Loss form, Buffer into) {
    return call.function() == Function.CROSS_ENTROPY
        ? crossEntropy(call, form, into)
        : loss(call, form, arguments(call), into);
  }

  private Buffer loss(Expr.Call call, Form.Loss form, List<Buffer> in, Buffer into) {
    return call.primed()
        ? fill2(form.slope(), call, in, in.get(0).shape(), into)
        : fill2(form.value(), call, in, Shape.SCALAR, into);
  }

  private Buffer fill2(Form.Fill2 fill, Expr.Call call, List<Buffer> in, Shape shape, Buffer into) {
    Shapes.requireEqual(call, in.get(0).shape(), in.get(1).shape());
    Buffer out = lowering.target(shape, into, call.span());
    lowering.add(new Kernels.Fill2(fill, out, in.get(0), in.get(1)));
    return out;
  }

  private Buffer crossEntropy(Expr.Call call, Form.Loss form, Buffer into) {
    Slot y = slot(call.arguments().get(0), null);
    Buffer d = lowering.lower(call.arguments().get(1), null);
    Shapes.requireEqual(call, y.value().shape(), d.shape());
    if (call.primed() && y.squash() != null && y.squash().function() == Function.SOFTMAX) {
      Buffer out = lowering.target(d.shape(), into, call.span());
      lowering.add(CrossEntropy.slopeOfSoftmax(out, y.value(), d));
      return out;
    }
    if (call.primed() || y.squash() == null) {
      return loss(call, form, List.of(y.value(), d), into);
    }
    Buffer out = lowering.target(Shape.SCALAR, into, call.span());
    lowering.add(CrossEntropy.ofPreactivation(y.squash(), out, y.preactivation(), d));
    return out;
  }

  /**
   * An expression with its pre-activation, where it is a sigmoid or a softmax, or the transpose of
   * one.
   *
   * @param into where the value should go, if its shape allows, or null
   */
  Slot slot(Expr expr, Buffer into) {
    if (expr instanceof Expr.Name name) {
      return scope.slot(name);
    }
    if (expr instanceof Expr.Transpose transpose) {
      return transposed(slot(transpose.of(), null), into, expr.span());
    }
    if (!(expr instanceof Expr.Call given) || !isSquash(given)) {
      return Slot.of(lowering.lower(expr, into));
    }
    Expr.Call call = scope.meant(given);
    Buffer z = lowering.lower(call.arguments().get(0), null);
    Buffer value =
        call.function().form() instanceof Form.Vectorwise form
            ? fill(form.value(), call, z, into)
            : lowering.map(
                ((Form.Elementwise) call.function().form()).value(), z, into, call.span());
    return new Slot(value, new Squash(call.function(), call.along()), z);
  }

  private boolean isSquash(Expr.Call call) {
    return !call.primed() && scope.meant(call).function().isSquashing();
  }

  private Slot transposed(Slot of, Buffer into, Span span) {
    Buffer value = lowering.transposed(of.value(), into, span);
    return of.squash() == null
        ? Slot.of(value)
        : new Slot(
            value, of.squash().transposed(), lowering.transposed(of.preactivation(), null, span));
  }

  private Buffer where(Expr.Call call, Buffer into) {
    List<Buffer> in = arguments(call);
    Shape shape = Shapes.where(call, in.stream().map(Buffer::shape).toList());
    Buffer out = lowering.target(shape, into, call.span());
    lowering.add(new Kernels.Where(out, in.get(0), in.get(1), in.get(2)));
    return out;
  }

  private Buffer near(Expr.Call call, Buffer into) {
    List<Buffer> in = arguments(call);
    Buffer distance = Buffer.of(Shapes.near(call, in.stream().map(Buffer::shape).toList()));
    Buffer out = lowering.target(Shape.SCALAR, into, call.span());
    lowering.add(Zip.of((a, b) -> a == b ? 0 : Math.abs(a - b), distance, in.get(0), in.get(1)));
    lowering.add(Zip.of((a, b) -> a <= b ? 1 : 0, distance, distance, in.get(2)));
    lowering.add(new Kernels.Reduce(Cells::all, out, List.of(Cells.of(distance))));
    return out;
  }

  private Buffer generate(Expr.Call call, Form.Generator generator, Buffer into) {
    Optional<Buffer> drawn = scope.drawn(call);
    if (drawn.isPresent()) {
      return drawn.get();
    }
    NumpyRandom random = scope.random(call);
    Buffer out = lowering.target(drawn(call, scope), into, call.span());
    lowering.add(new Kernels.Generate(generator.draw(), random, out));
    return out;
  }

  /** The shape of what a call draws. */
  static Shape drawn(Expr.Call call, Scope scope) {
    Shape shape =
        new Shape(size(call.arguments().get(0), scope), size(call.arguments().get(1), scope));
    Shapes.requireRoom(shape, call.span());
    return shape;
  }

  /** A number of rows or columns, which must be known before anything runs. */
  private static int size(Expr expr, Scope scope) {
    return Shapes.size(expr, Lowering.condition(expr, scope).computeScalar());
  }
}
