package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Makes arrays of lists and of other arrays, cell by cell, each with its formula. */
final class Shaping {
  private static final int MOST_CELLS = 1_000_000;

  /** Numbers that are kept take room, and not only time. */
  private static final int STEPS_AN_ITEM = 4;

  private final Formulas pool;
  private final Budget budget;

  Shaping(Formulas pool, Budget budget) {
    this.pool = pool;
    this.budget = budget;
  }

  /** A value as an array; a number as one of a single cell. */
  Array array(Value value, Span span) {
    if (value instanceof Array array) {
      return array;
    }
    if (value instanceof Scalar scalar) {
      return of(List.of(scalar), new int[] {1}, span);
    }
    List<Value> items = items(value, span);
    if (items.isEmpty()) {
      throw new UserError("an array without a cell is not read", span);
    }
    if (items.stream().allMatch(Scalar.class::isInstance)) {
      return of(items.stream().map(item -> (Scalar) item).toList(), new int[] {items.size()}, span);
    }
    return rows(items, span);
  }

  private Array rows(List<Value> items, Span span) {
    List<Scalar> cells = new ArrayList<>();
    int width = -1;
    for (Value item : items) {
      Array row = item instanceof Scalar ? null : array(item, span);
      int length = row == null ? -1 : row.count();
      boolean flat = row != null && (row.rank() == 1 || row.rows() == 1 || row.cols() == 1);
      if (row != null && row.rank() == 2 && !flat) {
        throw new UserError("arrays of rank 3 and more are not read", span);
      }
      if (row == null || (width >= 0 && length != width)) {
        throw new UserError("the rows of this array differ in length", span);
      }
      if (row.rank() == 2) {
        throw new UserError("arrays of rank 3 and more are not read", span);
      }
      width = length;
      cells.addAll(cells(row));
    }
    return of(cells, new int[] {items.size(), width}, span);
  }

  /** The items of what can be looped over. */
  List<Value> items(Value value, Span span) {
    if (value instanceof Sequence list) {
      return list.items();
    }
    List<Value> items = new ArrayList<>();
    if (value instanceof Value.Range range) {
      budget.spend(STEPS_AN_ITEM * range.size(), span);
      for (long i = 0; i < range.size(); i++) {
        items.add(range.get(i));
      }
      return items;
    }
    if (value instanceof Array array) {
      budget.spend(array.rows(), span);
      for (int i = 0; i < array.rows(); i++) {
        items.add(
            array.rank() == 1
                ? array.scalar(i, 0)
                : array.view(i, 0, new int[] {array.cols()}, new int[] {array.stride(1)}));
      }
      return items;
    }
    if (value instanceof Value.Text text) {
      return text.letters(span);
    }
    if (value instanceof Dictionary dictionary) {
      return dictionary.keys();
    }
    if (Modules.isIgnored(value)) {
      return items;
    }
    if (value instanceof Distinct) {
      throw new UserError("a set has no order that is known here: write sorted(...)", span);
    }
    throw new UserError(value.described() + " has no items", span);
  }

  /** The cells of an array, row by row. */
  static List<Scalar> cells(Array array) {
    List<Scalar> cells = new ArrayList<>();
    for (int i = 0; i < array.rows(); i++) {
      for (int j = 0; j < array.cols(); j++) {
        cells.add(array.scalar(i, j));
      }
    }
    return cells;
  }

  /** An array of these cells, row by row. */
  Array of(List<Scalar> cells, int[] sizes, Span span) {
    room(cells.size(), span);
    budget.spend(cells.size(), span);
    boolean whole = cells.stream().allMatch(cell -> cell.kind() != Value.Kind.REAL);
    double[] numbers = cells.stream().mapToDouble(Scalar::number).toArray();
    Array array = Array.of(numbers, sizes, whole, pool);
    for (int i = 0; i < numbers.length; i++) {
      if (cells.get(i).formula() != null) {
        array.store().set(i, numbers[i], cells.get(i).formula(), span);
      }
    }
    return array;
  }

  /** Refuses more cells than fit. */
  void room(long cells, Span span) {
    if (cells > MOST_CELLS) {
      throw new UserError(cells + " cells are too many; at most " + MOST_CELLS + " fit", span);
    }
  }

  /** An array with one number in all cells. */
  Array filled(int[] sizes, double number, boolean whole, Span span) {
    long count = 1;
    for (int size : sizes) {
      if (size < 1) {
        throw new UserError("an array without a cell is not read", span);
      }
      count *= size;
    }
    room(count, span);
    budget.spend(count, span);
    double[] numbers = new double[(int) count];
    java.util.Arrays.fill(numbers, number);
    return Array.of(numbers, sizes, whole, pool);
  }

  /** A shape: a number, or a list of one or two. */
  int[] sizes(Value value, Span span) {
    List<Value> items = value instanceof Scalar ? List.of(value) : items(value, span);
    if (items.isEmpty() || items.size() > 2) {
      throw new UserError("arrays of rank 1 and 2 are read, not of rank " + items.size(), span);
    }
    if (items.stream()
        .anyMatch(item -> item instanceof Scalar one && one.kind() == Value.Kind.TRUTH)) {
      throw new UserError("a whole number belongs here, not True or False", span);
    }
    return items.stream().mapToInt(item -> size(item, span)).toArray();
  }

  /** A whole number that is the same in each step. */
  static int size(Value value, Span span) {
    if (value instanceof Scalar number && number.varies() && !isDrawn(number)) {
      throw new UserError(
          "how many this means depends on values of the step, and no line can say that", span);
    }
    return whole(value, span);
  }

  private static boolean isDrawn(Scalar number) {
    return number.formula().variables().stream()
        .allMatch(one -> one.role() == Variable.Role.CONSTANT);
  }

  /** A whole number in the step at hand. */
  static int whole(Value value, Span span) {
    if (value instanceof Scalar scalar
        && scalar.kind() != Value.Kind.REAL
        && Math.abs(scalar.number()) <= MOST_CELLS) {
      return (int) scalar.number();
    }
    throw new UserError("a whole number belongs here", span);
  }

  /** {@code reshape}: one size may be -1. */
  Array reshaped(Array array, int[] sizes, Span span) {
    int known = 1;
    for (int size : sizes) {
      known *= size < 0 ? 1 : size;
    }
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sizes[i] < 0 && known > 0 ? array.count() / known : sizes[i];
    }
    int count = sizes.length == 1 ? sizes[0] : sizes[0] * sizes[1];
    if (count != array.count()) {
      throw UserError.stops(
          array.described() + " has " + array.count() + " cells, not " + count, span);
    }
    return array.reshaped(sizes);
  }

  /** Arrays one below the other, or beside each other. */
  Array joined(List<Array> parts, int axis, Span span) {
    Array first = parts.get(0);
    if (parts.stream().anyMatch(part -> part.rank() != first.rank())) {
      throw UserError.stops("the arrays to join differ in rank", span);
    }
    if (first.rank() == 1) {
      List<Scalar> cells = parts.stream().flatMap(part -> cells(part).stream()).toList();
      return of(cells, new int[] {cells.size()}, span);
    }
    if (axis == 1) {
      List<Array> turned = parts.stream().map(Array::transposed).toList();
      return joined(turned, 0, span).transposed();
    }
    if (parts.stream().anyMatch(part -> part.cols() != first.cols())) {
      throw UserError.stops("the arrays to join differ in size", span);
    }
    List<Scalar> cells = parts.stream().flatMap(part -> cells(part).stream()).toList();
    return of(cells, new int[] {cells.size() / first.cols(), first.cols()}, span);
  }
}
