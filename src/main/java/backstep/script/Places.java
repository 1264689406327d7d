package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Place.Kept;
import backstep.script.Place.Listed;
import backstep.script.Place.Moving;
import backstep.script.Place.NewAxis;
import backstep.script.Place.One;
import backstep.script.Place.Some;
import backstep.script.Place.Tested;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads and writes {@code a[i, j]} in all its forms. */
final class Places {
  static final String MOVES =
      "which cells these are depends on values of the step, and no line can say that";

  private final Interpreter interpreter;

  Places(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  Value read(Value of, List<Place> places, Span span) {
    Value labelled = OneHot.read(interpreter, of, places, span);
    if (labelled != null) {
      return labelled;
    }
    if (has(places, Kept.class)) {
      return kept(of, places, span);
    }
    if (places.size() == 1 && places.get(0) instanceof Tested tested) {
      return plainRead(of, List.of(where(tested, span)), span);
    }
    return varies(places)
        ? new MovingPlaces(interpreter, places, span).read(of)
        : plainRead(of, places, span);
  }

  private static boolean varies(List<Place> places) {
    for (Place place : places) { // no stream: this is done for each cell
      if (varies(place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(List<Place> places, Class<? extends Place> kind) {
    for (Place place : places) {
      if (kind.isInstance(place)) {
        return true;
      }
    }
    return false;
  }

  static boolean varies(Place place) {
    return (place instanceof One one && one.index().varies())
        || place instanceof Moving
        || (place instanceof Listed listed && listed.moving() != null);
  }

  /** What one place has, with the axis that a single place would drop. */
  private Value kept(Value of, List<Place> places, Span span) {
    List<Place> single =
        places.stream()
            .map(place -> place instanceof Kept kept ? new One(kept.index()) : place)
            .toList();
    Value value = read(of, single, span);
    if (of instanceof Sequence list) {
      return new Sequence(List.of(value), list.isTuple());
    }
    int rank = of instanceof Array array ? array.rank() : 0;
    if (rank == 0 || places.size() > rank || places.stream().anyMatch(NewAxis.class::isInstance)) {
      throw new UserError("a range that moves is read of a list or an array", span);
    }
    Array part = interpreter.shaping().array(value, span);
    boolean down = places.get(0) instanceof Kept;
    boolean other = places.size() == 2 && places.get(down ? 1 : 0) instanceof One;
    if (rank == 1 || other) {
      return part.reshaped(new int[] {part.count()});
    }
    return part.reshaped(down ? new int[] {1, part.count()} : new int[] {part.count(), 1});
  }

  /** The numbers of the places at which a test holds. */
  Listed where(Tested tested, Span span) {
    boolean varies = tested.tests().varies();
    if (varies && !interpreter.isInStep()) {
      interpreter.cannotRepeat();
      varies = false;
    }
    if (varies || tested.tests().rank() != 1) {
      throw new UserError(
          "what is taken here by a test changes its size from step to step: write np.where", span);
    }
    double[] holds = tested.tests().numbers();
    return new Listed(IntStream.range(0, holds.length).filter(i -> holds[i] != 0).boxed().toList());
  }

  Value plainRead(Value of, List<Place> places, Span span) {
    if (of instanceof Sequence list) {
      return item(list, places, span);
    }
    if (of instanceof Value.Range range && places.size() == 1 && places.get(0) instanceof One one) {
      return range.get(index(one, (int) range.size(), span));
    }
    if (of instanceof Value.Text text && places.get(0) instanceof One) {
      return item(Sequence.tuple(text.letters(span)), places, span);
    }
    if (!(of instanceof Array array)) {
      throw new UserError(of.described() + " has no places", span);
    }
    int ones = 0;
    for (Place place : places) {
      ones += place instanceof One ? 1 : 0;
    }
    return ones == array.rank() && ones == places.size()
        ? cell(array, places, span)
        : view(array, places, span);
  }

  private Scalar cell(Array array, List<Place> places, Span span) {
    int row = index((One) places.get(0), array.size(0), span);
    int col = array.rank() == 1 ? 0 : index((One) places.get(1), array.size(1), span);
    return array.scalar(row, col);
  }

  private Value item(Sequence list, List<Place> places, Span span) {
    if (places.size() != 1) {
      throw new UserError("a list has one place, list[i]; rows of a list are list[i][j]", span);
    }
    interpreter.reading(list, span);
    if (places.get(0) instanceof One one) {
      return list.items().get(index(one, list.size(), span));
    }
    if (places.get(0) instanceof Some some) {
      List<Value> items =
          some.indices(list.size()).map(i -> i).mapToObj(list.items()::get).toList();
      return new Sequence(items, list.isTuple());
    }
    throw new UserError("a place of a list is a number or a range", span);
  }

  int index(One one, int size, Span span) {
    double number = one.index().number();
    if (number != Math.rint(number) || one.index().kind() == Value.Kind.REAL) {
      throw new UserError("a place is a whole number, not " + number, span);
    }
    int index = (int) (number < 0 ? number + size : number);
    if (index < 0 || index >= size) {
      throw new UserError(
          "the script stops here: there is no place " + (long) number + " among " + size, span);
    }
    return index;
  }

  /** A view, or where places are listed a copy; what one place takes has one rank less. */
  Array view(Array array, List<Place> places, Span span) {
    if (has(places, Listed.class) || has(places, Tested.class)) {
      return ListedCells.of(this, array, places, span).read(interpreter, span);
    }
    int row = 0;
    int col = 0;
    int axis = 0;
    List<Integer> sizes = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    for (Place place : places) {
      if (place instanceof NewAxis) {
        sizes.add(1);
        steps.add(0);
        continue;
      }
      if (axis == array.rank()) {
        throw new UserError(
            "the script stops here: " + array.described() + " has no place so deep", span);
      }
      int from;
      if (place instanceof One one) {
        from = index(one, array.size(axis), span);
      } else {
        Some some = (Some) place;
        from = some.first(array.size(axis));
        sizes.add(some.count(array.size(axis)));
        steps.add(array.stride(axis) * (int) some.step());
      }
      row = axis == 0 ? from : row;
      col = axis == 1 ? from : col;
      axis++;
    }
    for (; axis < array.rank(); axis++) {
      sizes.add(array.size(axis));
      steps.add(array.stride(axis));
    }
    return made(array, row, col, sizes, steps, span);
  }

  private static Array made(
      Array array, int row, int col, List<Integer> sizes, List<Integer> steps, Span span) {
    if (sizes.size() > 2) {
      throw new UserError("arrays of rank 3 and more are not read", span);
    }
    if (sizes.contains(0)) {
      throw new UserError("this takes no cell at all", span);
    }
    if (sizes.isEmpty()) {
      return array.view(row, col, new int[] {1}, new int[] {1});
    }
    return array.view(row, col, numbers(sizes), numbers(steps));
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(i -> i).toArray();
  }

  /** Writes a number or an array into places. */
  void write(Value of, List<Place> places, Value value, Span span) {
    if (OneHot.write(interpreter, of, places, value, span)) {
      return;
    }
    if (varies(places) && interpreter.isInStep()) {
      new MovingPlaces(interpreter, places, span).write(of, value);
      return;
    }
    if (of instanceof Sequence list && !list.isTuple() && places.size() == 1) {
      writeItem(list, places.get(0), value, span);
      return;
    }
    if (!(of instanceof Array array)) {
      throw new UserError(of.described() + " has no places that can be written", span);
    }
    if (places.size() == 1 && places.get(0) instanceof Tested tested) {
      new TestedCells(interpreter, array, tested, span).write(value);
      return;
    }
    if (has(places, Kept.class)) {
      throw new UserError(MOVES, span);
    }
    if (has(places, Listed.class)) {
      ListedCells.of(this, array, places, span).write(interpreter, value, span);
      return;
    }
    fill(view(array, places, span), value, span);
  }

  private void writeItem(Sequence list, Place place, Value value, Span span) {
    interpreter.memory().writing(list);
    if (place instanceof One one) {
      list.items().set(index(one, list.size(), span), value);
    } else if (place instanceof Some some
        && some.from() == null
        && some.to() == null
        && value instanceof Sequence other) {
      List<Value> items = List.copyOf(other.items());
      list.items().clear();
      list.items().addAll(items);
    } else {
      throw new UserError("a place of a list is written one at a time", span);
    }
  }

  /** Writes into each cell of an array what is in another, spread where it is smaller. */
  void fill(Array part, Value value, Span span) {
    Array from = value instanceof Scalar ? null : interpreter.shaping().array(value, span).copy();
    boolean fits = from == null || fits(part, from);
    if (!fits) {
      throw UserError.stops(from.described() + " does not fit into " + part.described(), span);
    }
    interpreter.memory().writing(part.store());
    interpreter.refuseData(part.store(), span);
    interpreter.budget().spend(part.count(), span);
    boolean whole = from != null && part.isWhole() && part.count() == from.count();
    Formula formula = whole ? from.formula(span) : null;
    for (int i = 0; i < part.rows(); i++) {
      for (int j = 0; j < part.cols(); j++) {
        Scalar cell = from == null ? (Scalar) value : at(from, part, i, j);
        Formula own = whole ? null : cell.formula();
        part.store().set(part.cell(i, j), cell.number(), own, span);
      }
    }
    if (whole) {
      boolean turned = formula != null && !formula.shape().equals(part.store().form());
      part.store().define(turned ? part.store().pool().transpose(formula) : formula);
    }
  }

  private static Scalar at(Array from, Array part, int i, int j) {
    if (from.rank() < part.rank()) {
      return from.scalar(from.rows() == 1 ? 0 : j, 0);
    }
    if (from.rank() > part.rank()) {
      return from.count() == part.count() && from.rows() == 1
          ? from.scalar(0, i)
          : from.scalar(Math.min(i, from.rows() - 1), 0);
    }
    return from.scalar(from.rows() == 1 ? 0 : i, from.cols() == 1 ? 0 : j);
  }

  private static boolean fits(Array part, Array from) {
    if (from.rank() < part.rank()) {
      return from.rows() == 1 || from.rows() == part.cols();
    }
    if (from.rank() > part.rank()) {
      return from.rows() == 1 && (from.cols() == part.rows() || from.cols() == 1);
    }
    return (from.rows() == 1 || from.rows() == part.rows())
        && (from.cols() == 1 || from.cols() == part.cols());
  }
}
