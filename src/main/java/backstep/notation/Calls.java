package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Cells;
import backstep.matrix.CrossEntropy;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Kernels;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.matrix.Zip;
import java.util.List;

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
                columnwise -> columnwise(call, columnwise, into),
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
    Shape shape = call.primed() ? in.shape() : Shape.SCALAR;
    Buffer out = lowering.target(shape, into, call.span());
    lowering.add(
        call.primed()
            ? new Kernels.ReduceSlope(form.slope(), Cells.of(out), Cells.of(in))
            : new Kernels.Reduce(form.value(), out, Cells.of(in)));
    return out;
  }

  private Buffer columnwise(Expr.Call call, Form.Columnwise form, Buffer into) {
    List<Buffer> in = arguments(call);
    return call.primed()
        ? fill2(form.slope(), call, in, in.get(0).shape(), into)
        : apply(call.function(), in.get(0), into);
  }

  /** A function of one argument that keeps the shape. */
  Buffer apply(Function function, Buffer in, Buffer into) {
    Buffer out = lowering.target(in.shape(), into, null);
    lowering.add(
        function.form() instanceof Form.Columnwise columnwise
            ? new Kernels.Fill(columnwise.value(), out, in)
            : new Kernels.Apply(((Form.Elementwise) function.form()).value(), out, in));
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
    Slot y = slot(call.arguments().get(0));
    Buffer d = lowering.lower(call.arguments().get(1), null);
    Shapes.requireEqual(call, y.value().shape(), d.shape());
    if (call.primed() && y.squash() == Function.SOFTMAX) {
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

  /** An expression with, where it is a sigmoid or a softmax, its pre-activation. */
  private Slot slot(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return scope.slot(name);
    }
    Function squash = squash(expr);
    if (squash == null) {
      return Slot.of(lowering.lower(expr, null));
    }
    Buffer preactivation = lowering.lower(expr.parts().get(0), null);
    return new Slot(apply(squash, preactivation, null), squash, preactivation);
  }

  /** The sigmoid or softmax that an expression is a call of, or null. */
  Function squash(Expr expr) {
    if (!(expr instanceof Expr.Call call) || call.primed()) {
      return null;
    }
    Function function = scope.meant(call).function();
    return function.isSquashing() ? function : null;
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
    lowering.add(new Kernels.Reduce(Cells::all, out, Cells.of(distance)));
    return out;
  }

  private Buffer generate(Expr.Call call, Form.Generator generator, Buffer into) {
    NumpyRandom random = scope.random(call);
    Shape shape = new Shape(size(call.arguments().get(0)), size(call.arguments().get(1)));
    Buffer out = lowering.target(shape, into, call.span());
    lowering.add(new Kernels.Generate(generator.draw(), random, out));
    return out;
  }

  /** A number of rows or columns, which must be known before anything runs. */
  private int size(Expr expr) {
    return Shapes.size(expr, Lowering.condition(expr, scope).computeScalar());
  }
}
