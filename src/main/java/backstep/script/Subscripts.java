package backstep.script;

import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Which places of an array or a list a subscript means: {@code [i]}, {@code [:, j]}. */
final class Subscripts {
  private final Interpreter interpreter;

  Subscripts(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  List<Place> places(List<Expression> expressions, Frame frame) {
    List<Place> places = new ArrayList<>();
    for (Expression expression : expressions) {
      places.add(place(expression, frame));
    }
    return places;
  }

  /** The key that a subscript of a dictionary means. */
  Object key(Syntax.Subscript subscript, Frame frame) {
    List<Expression> places = subscript.places();
    Expression key =
        places.size() == 1 ? places.get(0) : new Syntax.Items(true, places, subscript.span());
    return Dictionary.key(interpreter.value(key, frame), subscript.span());
  }

  private Place place(Expression expression, Frame frame) {
    if (expression instanceof Syntax.Slice slice) {
      Place moving = movingPlace(slice, frame);
      if (moving != null) {
        return moving;
      }
      Long step = bound(slice.step(), frame);
      if (step != null && step == 0) {
        throw new UserError("the step of a range is not 0", slice.span());
      }
      return new Place.Some(
          bound(slice.from(), frame), bound(slice.to(), frame), step == null ? 1 : step);
    }
    Value value = interpreter.value(expression, frame);
    if (value instanceof Scalar scalar) {
      return new Place.One(scalar);
    }
    if (value instanceof Value.None) {
      return new Place.NewAxis();
    }
    if (value instanceof Array tests && tests.store().isTests()) {
      return new Place.Tested(tests);
    }
    if (value instanceof Sequence one
        && one.size() == 1
        && one.items().get(0) instanceof Scalar index
        && interpreter.decides(index)) {
      return new Place.Kept(index);
    }
    if (Interpreter.anyVaries(value) && !interpreter.isInStep()) {
      interpreter.cannotRepeat();
    } else if (Interpreter.anyVaries(value)) {
      throw new UserError(
          "which cells are taken here depends on values of the step, and no line can say that",
          expression.span());
    }
    if (value instanceof Value.Range range) {
      return new Place.Listed(
          interpreter.shaping().items(range, expression.span()).stream()
              .map(item -> (int) ((Scalar) item).number())
              .toList());
    }
    Array list = interpreter.shaping().array(value, expression.span());
    if (list.rank() != 1 || !list.store().isInteger()) {
      throw new UserError("places are whole numbers", expression.span());
    }
    return new Place.Listed(
        java.util.Arrays.stream(list.numbers()).mapToObj(number -> (int) number).toList());
  }

  /** {@code i:i+1} where i moves from step to step: one place; null if it is another range. */
  private Place movingPlace(Syntax.Slice slice, Frame frame) {
    if (slice.from() == null
        || slice.to() == null
        || slice.step() != null
        || !(interpreter.value(slice.from(), frame) instanceof Scalar from)
        || !interpreter.decides(from)
        || from.number() < 0) {
      return null;
    }
    Scalar one = Scalar.whole(1);
    Value next = interpreter.arithmetic().infix("+", from, one, slice.span());
    boolean isNext =
        interpreter.value(slice.to(), frame) instanceof Scalar to
            && next instanceof Scalar after
            && to.formula() == after.formula()
            && to.number() == after.number();
    return isNext ? new Place.Kept(from) : null;
  }

  private Long bound(Expression expression, Frame frame) {
    if (expression == null) {
      return null;
    }
    Value value = interpreter.value(expression, frame);
    if (value instanceof Value.None) {
      return null;
    }
    if (value instanceof Scalar scalar && interpreter.decides(scalar)) {
      throw new UserError(
          "a range of cells that moves from step to step is not read: take one sample a step",
          expression.span());
    }
    return (long) Shaping.size(value, expression.span());
  }
}
