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

  /** True of a statement that writes one place. */
  static boolean isWritten(Syntax.Statement statement) {
    if (statement instanceof Syntax.Change change) {
      return change.target() instanceof Syntax.Subscript;
    }
    return statement instanceof Syntax.Assignment assignment
        && assignment.targets().size() == 1
        && assignment.targets().get(0) instanceof Syntax.Subscript;
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
      moving = moving == null ? movingRange(slice, frame) : moving;
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
    if (value instanceof Sequence list
        && list.size() == 1
        && list.items().get(0) instanceof Scalar scalar
        && interpreter.decides(scalar)) {
      return new Place.Kept(scalar);
    }
    if (value instanceof Value.None) {
      return new Place.NewAxis();
    }
    if (value instanceof Array tests && tests.store().isTests()) {
      return new Place.Tested(tests);
    }
    if (Interpreter.anyVaries(value) && !interpreter.isInStep()) {
      interpreter.cannotRepeat();
    } else if (Interpreter.anyVaries(value) && movingBy(value) == null) {
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
        java.util.Arrays.stream(list.numbers()).mapToObj(number -> (int) number).toList(),
        movingBy(value));
  }

  /** The data that say which places a step takes, as part of an order; or null. */
  private static Formula movingBy(Value value) {
    Formula by = value instanceof Array array ? array.together() : null;
    boolean isData = by != null && by.variable() != null;
    return isData && by.variable().role() == Variable.Role.DATA ? by : null;
  }

  /** A range whose bounds the number of the step decides; null if it is another one. */
  private Place movingRange(Syntax.Slice slice, Frame frame) {
    Value from = slice.from() == null ? new Value.None() : interpreter.value(slice.from(), frame);
    Value to = slice.to() == null ? new Value.None() : interpreter.value(slice.to(), frame);
    if (slice.step() != null || !(moves(from) || moves(to))) {
      return null;
    }
    return new Place.Moving(
        new Place.Some(number(from, slice), number(to, slice), 1), formula(from), formula(to));
  }

  /** True of a number that depends on the step's own number and on nothing else that changes. */
  private boolean moves(Value bound) {
    return bound instanceof Scalar scalar
        && interpreter.decides(scalar)
        && scalar.formula().variables().stream()
            .allMatch(
                one ->
                    one.role() == Variable.Role.MOMENT
                        || one.role() == Variable.Role.CONSTANT
                        || one.role() == Variable.Role.DATA);
  }

  private static Long number(Value bound, Syntax.Slice slice) {
    return bound instanceof Value.None ? null : (Long) (long) Shaping.whole(bound, slice.span());
  }

  private static Formula formula(Value bound) {
    return bound instanceof Scalar scalar ? scalar.formula() : null;
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
          "which cells these are depends on values of the step, and no line can say that",
          expression.span());
    }
    return (long) Shaping.whole(value, expression.span());
  }
}
