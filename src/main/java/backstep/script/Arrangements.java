package backstep.script;

import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The functions of numpy that repeat cells, or put them into another order. */
final class Arrangements {
  private Arrangements() {}

  static void addTo(Map<String, Value.Body> all) {
    all.put("repeat", Arrangements::repeated);
    all.put("tile", Arrangements::tiled);
    all.put("insert", Arrangements::inserted);
    all.put("meshgrid", Arrangements::meshgrid);
    all.put("diag", Arrangements::diagonal);
    all.put("sort", given -> ArrayLibrary.line(given, ordered(given, false)));
    all.put("argsort", Arrangements::places);
    all.put("unique", Arrangements::unique);
    all.put("cumsum", Arrangements::sums);
    all.put("nonzero", Arrangements::found);
  }

  /** Each cell so many times; along an axis each row or column. */
  private static Value repeated(Given given) {
    Array array = ArrayLibrary.of(given, 0);
    int times = Shaping.size(given.values().get(1), given.span());
    int axis = ArrayLibrary.whole(given, 2, "axis", -1);
    if (axis >= 0 && array.rank() == 2) {
      return picked(given, array, axis, i -> i / times, array.size(axis) * times);
    }
    Array flat = array.reshaped(new int[] {array.count()});
    return picked(given, flat, 0, i -> i / times, flat.count() * times);
  }

  /** The whole, so many times below and beside itself. */
  private static Value tiled(Given given) {
    Array array = ArrayLibrary.of(given, 0);
    int[] times = given.interpreter().shaping().sizes(given.values().get(1), given.span());
    Array whole =
        times.length == 2 && array.rank() == 1
            ? array.reshaped(new int[] {1, array.count()})
            : array;
    int last = whole.rank() - 1;
    int beside = times[times.length - 1];
    int width = whole.size(last);
    whole = picked(given, whole, last, i -> i % width, width * beside);
    int height = whole.size(0);
    return times.length == 2 && whole.rank() == 2
        ? picked(given, whole, 0, i -> i % height, height * times[0])
        : whole;
  }

  /** Rows or columns of an array, as they are counted from its own. */
  private static Array picked(
      Given given, Array array, int axis, IntUnaryOperator place, int count) {
    Shaping shaping = given.interpreter().shaping();
    int[] sizes = array.sizes();
    sizes[axis] = count;
    shaping.room((long) count * array.count() / Math.max(1, array.size(axis)), given.span());
    int cols = sizes.length == 1 ? 1 : sizes[1];
    List<Scalar> cells = new ArrayList<>();
    for (int i = 0; i < sizes[0]; i++) {
      for (int j = 0; j < cols; j++) {
        int row = axis == 0 ? place.applyAsInt(i) : i;
        cells.add(array.scalar(row, axis == 1 ? place.applyAsInt(j) : j));
      }
    }
    return shaping.of(cells, sizes, given.span());
  }

  /** {@code np.insert(a, 0, 1, axis=1)}: a column of ones before the others, and the like. */
  private static Value inserted(Given given) {
    Array array = ArrayLibrary.of(given, 0);
    int axis = ArrayLibrary.whole(given, 3, "axis", array.rank() == 1 ? 0 : -1);
    if (axis < 0 || !(given.values().get(2) instanceof Scalar)) {
      throw new UserError("np.insert is read of a number, along an axis", given.span());
    }
    int size = array.size(axis);
    int at = Shaping.size(given.values().get(1), given.span());
    int place = at < 0 ? at + size : at;
    if (place < 0 || place > size) {
      throw UserError.stops("there is no place " + at, given.span());
    }
    IntUnaryOperator from = i -> Math.min(i > place ? i - 1 : i, size - 1);
    Array wider = picked(given, array, axis, from, size + 1);
    int[] sizes = wider.sizes();
    sizes[axis] = 1;
    int[] steps = {wider.stride(0), wider.rank() == 1 ? 1 : wider.stride(1)};
    Array fresh = wider.view(axis == 0 ? place : 0, axis == 1 ? place : 0, sizes, steps);
    given.interpreter().places().fill(fresh, given.values().get(2), given.span());
    return wider;
  }

  private static Value meshgrid(Given given) {
    Array x = ArrayLibrary.of(given, 0);
    Array y = ArrayLibrary.of(given, 1);
    Array across = x.reshaped(new int[] {1, x.count()});
    Array down = y.reshaped(new int[] {y.count(), 1});
    return Sequence.list(
        List.of(
            picked(given, across, 0, i -> 0, y.count()),
            picked(given, down, 1, i -> 0, x.count())));
  }

  private static Value diagonal(Given given) {
    Array array = ArrayLibrary.of(given, 0);
    if (array.rank() != 1) {
      throw new UserError("np.diag is read of an array of rank 1", given.span());
    }
    int size = array.count();
    int[] sizes = {size, size};
    Array result = given.interpreter().shaping().filled(sizes, 0, false, given.span());
    for (int i = 0; i < size; i++) {
      Scalar cell = array.scalar(i, 0);
      result.store().set(result.cell(i, i), cell.number(), cell.formula(), given.span());
    }
    return result;
  }

  /** The cells of an array in ascending order; their order must not change from step to step. */
  private static List<Scalar> ordered(Given given, boolean flat) {
    Array array = ArrayLibrary.of(given, 0);
    if (array.varies() && given.interpreter().isInStep()) {
      throw new UserError("an order that depends on values of the step is not read", given.span());
    }
    if (array.rank() != 1 && !flat) {
      throw new UserError("this is read of an array of rank 1", given.span());
    }
    given.interpreter().cannotRepeat();
    List<Scalar> cells = new ArrayList<>(Shaping.cells(array));
    cells.sort(Comparator.comparingDouble(Scalar::number));
    return cells;
  }

  /** Where cells are not 0: an array of places for each direction. */
  static Value found(Given given) {
    if (given.values().get(0) instanceof Scalar) {
      throw UserError.stops("one number has no places", given.span());
    }
    Array array = ArrayLibrary.of(given, 0);
    if (Arithmetic.varies(array)) {
      throw new UserError("which cells these are depends on values of the step", given.span());
    }
    List<List<Scalar>> places = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < array.rows(); i++) {
      for (int j = 0; j < array.cols(); j++) {
        if (array.number(i, j) != 0) {
          places.get(0).add(Scalar.whole(i));
          places.get(1).add(Scalar.whole(j));
        }
      }
    }
    return Sequence.tuple(
        places.stream().limit(array.rank()).map(one -> ArrayLibrary.line(given, one)).toList());
  }

  private static Value places(Given given) {
    List<Scalar> cells = Shaping.cells(ArrayLibrary.of(given, 0));
    List<Integer> places = new ArrayList<>(IntStream.range(0, cells.size()).boxed().toList());
    List<Scalar> ordered = ordered(given, false);
    if (ordered.stream().mapToDouble(Scalar::number).distinct().count() < ordered.size()) {
      throw new UserError("argsort of equal numbers has no order that is known", given.span());
    }
    places.sort(Comparator.comparingDouble(place -> cells.get(place).number()));
    return ArrayLibrary.line(given, places.stream().map(place -> Scalar.whole(place)).toList());
  }

  private static Value unique(Given given) {
    List<Scalar> cells = new ArrayList<>();
    for (Scalar cell : ordered(given, true)) {
      if (cells.isEmpty() || cells.get(cells.size() - 1).number() != cell.number()) {
        cells.add(cell);
      }
    }
    return ArrayLibrary.line(given, cells);
  }

  private static Value sums(Given given) {
    Value sum = null;
    List<Scalar> cells = new ArrayList<>();
    Array array = ArrayLibrary.of(given, 0);
    for (Scalar cell : Shaping.cells(array)) {
      sum =
          sum == null ? cell : given.interpreter().arithmetic().infix("+", sum, cell, given.span());
      cells.add((Scalar) sum);
    }
    return ArrayLibrary.line(given, cells);
  }
}
