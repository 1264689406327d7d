package backstep.script;

import backstep.matrix.Shape;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Place.One;
import backstep.script.Place.Some;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes places that are others in another step. What the number of the sample picks of
 * what never changes is data; of what the number of the epoch picks, a number has a line. No line
 * can say the rest.
 */
final class MovingPlaces {
  private static final String WRITTEN =
      "what lies where each step writes another cell has no word in the notation";

  private final Interpreter interpreter;
  private final List<Place> places;
  private final Span span;

  MovingPlaces(Interpreter interpreter, List<Place> places, Span span) {
    this.interpreter = interpreter;
    this.places = places;
    this.span = span;
  }

  /** What lies there, in the step at hand. */
  Value read(Value of) {
    Value value = interpreter.places().plainRead(of, Place.still(places), span);
    if (!interpreter.isInStep()) {
      interpreter.cannotRepeat();
      return value;
    }
    if (Interpreter.anyVaries(of)) {
      return value instanceof Scalar ? other(value, WRITTEN) : refused();
    }
    Set<Variable> deciding = new HashSet<>();
    places.stream()
        .flatMap(Place::by)
        .forEach(by -> deciding.addAll(ByEpoch.through(interpreter, by).variables()));
    if (deciding.stream().allMatch(MovingPlaces::isOfSample)) {
      return ofSample(of);
    }
    if (places.stream().anyMatch(Place.Moving.class::isInstance)) {
      return refused(); // it may be longer or shorter, too
    }
    Scalar number = ByEpoch.read(interpreter, of, places, value, span);
    boolean counted =
        deciding.stream().allMatch(one -> one.role() == Variable.Role.MOMENT || isOfSample(one));
    String why = counted ? ByEpoch.why(interpreter.loops(), interpreter.drawing()) : Places.MOVES;
    return number != null ? number : other(value, why);
  }

  private static boolean isOfSample(Variable variable) {
    return variable.role() == Variable.Role.DATA
        || variable.role() == Variable.Role.CONSTANT
        || (variable.role() == Variable.Role.MOMENT && !ByEpoch.isEpoch(variable));
  }

  /** A sample is a whole row or column, whichever of its cells is asked for. */
  private Value ofSample(Value of) {
    boolean matrix = of instanceof Array array && array.rank() == 2 && places.size() == 2;
    boolean byRow = Places.varies(places.get(0));
    Place other = matrix ? places.get(byRow ? 1 : 0) : null;
    if (!(other instanceof One) || Places.varies(other)) {
      return data(of, places);
    }
    Place all = new Some(null, null, 1);
    List<Place> whole = byRow ? List.of(places.get(0), all) : List.of(all, places.get(1));
    boolean one = places.get(byRow ? 0 : 1) instanceof One;
    List<Place> rest = one ? List.of(other) : byRow ? List.of(all, other) : List.of(other, all);
    return interpreter.places().plainRead(data(of, whole), rest, span);
  }

  private Value data(Value of, List<Place> at) {
    List<Object> key = new ArrayList<>(List.of(of instanceof Array array ? array.view() : of));
    at.forEach(place -> key.add(place.key()));
    Value now = interpreter.places().plainRead(of, Place.still(at), span);
    return interpreter.trace().data(key, now, span);
  }

  /** Writes a value there: nothing else of the step may need what holds it. */
  void write(Value of, Value value) {
    if (of instanceof Sequence list && places.size() == 1 && places.get(0) instanceof One one) {
      int index = interpreter.places().index(one, list.size(), span);
      list.items().set(index, other(value, WRITTEN));
      return;
    }
    Array array = of instanceof Array all && all.isWhole() ? all : null;
    if (array == null || !places.stream().allMatch(One.class::isInstance)) {
      refused();
      return;
    }
    interpreter.places().fill(interpreter.places().view(array, places, span), value, span);
    define(array, WRITTEN);
  }

  private Value refused() {
    throw new UserError(Places.MOVES, span);
  }

  private Value other(Value value, String why) {
    return other(interpreter.pool(), value, why, span);
  }

  private void define(Array array, String why) {
    array.store().define(opaque(interpreter.pool(), array.store().form(), why, span));
  }

  /**
   * What is another value in another step.
   *
   * @param why what a line is told that needs it
   */
  static Value other(Formulas pool, Value value, String why, Span span) {
    if (value instanceof Scalar scalar) {
      return scalar.with(opaque(pool, Shape.SCALAR, why, span));
    }
    if (value instanceof Value.Text) {
      return Value.Text.UNKNOWN;
    }
    if (value instanceof Sequence list) {
      List<Value> items = list.items().stream().map(item -> other(pool, item, why, span)).toList();
      return new Sequence(items, list.isTuple());
    }
    if (!(value instanceof Array array)) {
      throw new UserError(Places.MOVES, span);
    }
    Array copy = array.copy();
    copy.store().define(opaque(pool, copy.store().form(), why, span));
    return copy;
  }

  static Formula opaque(Formulas pool, Shape shape, String why, Span span) {
    return pool.read(new Variable(why, Variable.Role.OPAQUE, shape, null, span));
  }
}
