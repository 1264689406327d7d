package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import java.util.HashMap;
import java.util.Map;

/** The shape of any expression over the names of a program: lowered, and not run. */
final class Sizes implements Scope {
  private final java.util.function.Function<String, Shape> shapeOf;
  private final Map<String, Slot> slots = new HashMap<>();

  Sizes(java.util.function.Function<String, Shape> shapeOf) {
    this.shapeOf = shapeOf;
  }

  Shape of(Expr expr) {
    return Lowering.expression(expr, this).slot().value().shape();
  }

  @Override
  public Slot slot(Expr.Name name) {
    return slots.computeIfAbsent(name.name(), key -> Slot.of(cells(name)));
  }

  private Buffer cells(Expr.Name name) {
    Shape shape = shapeOf.apply(name.name());
    Shapes.requireRoom(shape, name.span());
    return Buffer.of(shape);
  }

  /** Any: no activation changes a shape. */
  @Override
  public Function activation(Span span) {
    return Function.IDENTITY;
  }

  @Override
  public Buffer answer(Expr.Call question) {
    return Buffer.of(Shape.SCALAR);
  }

  @Override
  public NumpyRandom random(Expr.Call generator) {
    throw new UserError(
        "a slope is derived where what a step draws stands in a line of its own, such as mask = "
            + Printer.print(generator)
            + " < 0.5",
        generator.span());
  }
}
