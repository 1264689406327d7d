package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Numbers that are kept under a name: a number, an array, or a list of numbers or of rows of them.
 * What is in a list or a dictionary of such is called by its place: {@code weights_0}; what an
 * object keeps, as {@link Holders} says.
 *
 * @param path where it lies, which stays the same from step to step
 * @param name what a line calls it
 * @param value what is kept
 * @param keep keeps another number in the place of this one
 */
record Item(String path, String name, Value value, Consumer<Value> keep) {

  /**
   * All that these frames keep, by its path; an array that has several, by each. An array with
   * several names is called as the innermost function calls it.
   */
  static Map<String, Item> all(List<Frame> frames) {
    Map<String, Item> items = new LinkedHashMap<>();
    Holders holders = Holders.of(frames);
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<String> names = new HashSet<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      String level = i + ":";
      for (Item item : of(frames.get(i), "", holders, seen)) {
        String path = level + item.path;
        boolean own = names.add(item.name) || !item.path.contains(".");
        String name = own ? item.name : item.path.replace('.', '_');
        items.putIfAbsent(path, new Item(path, name, item.value, item.keep));
      }
    }
    return items;
  }

  private static List<Item> of(Frame frame, String above, Holders holders, Set<Object> seen) {
    List<Item> items = new ArrayList<>();
    for (String name : List.copyOf(frame.values().keySet())) {
      Item item =
          new Item(
              above + name,
              holders.name(frame, name),
              frame.values().get(name),
              value -> frame.values().put(name, value));
      List<Item> parts = item.parts(holders, seen);
      for (Item part : parts) {
        if (part.value instanceof Array array) {
          seen.remove(array.store()); // it may lie elsewhere, too, and be another one there later
        }
      }
      items.addAll(parts);
    }
    return items;
  }

  /** What of a value is an item, itself or parts of it. */
  List<Item> parts(Holders holders, Set<Object> seen) {
    if (value instanceof Scalar) {
      return List.of(this);
    }
    if (value instanceof Array array) {
      return array.isWhole() && seen.add(array.store()) ? List.of(this) : List.of();
    }
    if (value instanceof Classes.Instance object && seen.add(object)) {
      return of(object.attributes(), path + ".", holders, seen);
    }
    if (value instanceof Sequence list && seen.add(list)) {
      return ofList(list, holders, seen);
    }
    return value instanceof Dictionary dictionary && seen.add(dictionary)
        ? dictionary.values().entrySet().stream()
            .map(e -> part(Dictionary.word(e.getKey()), e.getValue(), e::setValue))
            .flatMap(part -> part.parts(holders, seen).stream())
            .toList()
        : List.of();
  }

  private Item part(String place, Value value, Consumer<Value> keep) {
    return new Item(path + "_" + place, name + "_" + place, value, keep);
  }

  private List<Item> ofList(Sequence list, Holders holders, Set<Object> seen) {
    if (list.width() >= 0) {
      list.items().stream().filter(Sequence.class::isInstance).forEach(seen::add);
      return List.of(new Item(path, name, list, any -> {}));
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      int place = i;
      Item part =
          part(String.valueOf(i), list.items().get(i), value -> list.items().set(place, value));
      items.addAll(part.parts(holders, seen));
    }
    return items;
  }

  Shape shape() {
    if (value instanceof Array array) {
      return array.store().form();
    }
    return value instanceof Sequence list
        ? new Shape(list.size(), Math.max(1, list.width()))
        : Shape.SCALAR;
  }

  /** True of whole numbers only, which count and do not learn. */
  boolean isWhole() {
    return value instanceof Sequence list
        ? cells(list).allMatch(cell -> cell.kind() != Value.Kind.REAL)
        : Arithmetic.isWhole(value);
  }

  private static java.util.stream.Stream<Scalar> cells(Sequence list) {
    return list.items().stream()
        .flatMap(
            item ->
                item instanceof Sequence row
                    ? cells(row)
                    : java.util.stream.Stream.of((Scalar) item));
  }

  /** Its numbers. */
  Matrix matrix() {
    if (value instanceof Array array) {
      return array.store().matrix();
    }
    if (value instanceof Scalar scalar) {
      return Matrix.scalar(scalar.number());
    }
    double[] numbers = cells((Sequence) value).mapToDouble(Scalar::number).toArray();
    Shape shape = shape();
    double[][] rows = new double[shape.rows()][shape.cols()];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / shape.cols()][i % shape.cols()] = numbers[i];
    }
    return Matrix.of(rows);
  }

  /** True if some number of it may be another one in another step. */
  boolean varies() {
    return Interpreter.anyVaries(value);
  }

  /**
   * Its formula; null if it is made of plain numbers.
   *
   * @throws UserError where its cells cannot be written together
   */
  Formula formula(Formulas pool, Span span) {
    if (value instanceof Array array) {
      return array.formula(span);
    }
    if (value instanceof Scalar scalar) {
      return scalar.formula();
    }
    Sequence list = (Sequence) value;
    if (cells(list).allMatch(cell -> cell.formula() == null)) {
      return null;
    }
    Formula lifted = new Lifting(pool).matrix(grid(pool));
    if (lifted == null) {
      throw new UserError(
          "the "
              + shape().cells()
              + " numbers of '"
              + name
              + "' are made in ways that no one line can say",
          span);
    }
    return lifted;
  }

  /** The formulas of its numbers. */
  Formula[][] grid(Formulas pool) {
    if (value instanceof Array array) {
      return array.cells();
    }
    if (value instanceof Scalar scalar) {
      return new Formula[][] {{formula(pool, scalar)}};
    }
    List<Formula> cells = cells((Sequence) value).map(cell -> formula(pool, cell)).toList();
    Formula[][] grid = new Formula[shape().rows()][shape().cols()];
    for (int i = 0; i < cells.size(); i++) {
      grid[i / shape().cols()][i % shape().cols()] = cells.get(i);
    }
    return grid;
  }

  private static Formula formula(Formulas pool, Scalar scalar) {
    return scalar.formula() == null ? pool.number(scalar.number()) : scalar.formula();
  }

  /** Keeps the same numbers with another formula. */
  void define(Formulas pool, Formula formula) {
    if (value instanceof Array array) {
      array.store().define(formula);
    } else if (value instanceof Scalar scalar) {
      keep.accept(scalar.with(formula));
    } else {
      define(pool, (Sequence) value, formula);
    }
  }

  private static void define(Formulas pool, Sequence list, Formula formula) {
    for (int i = 0; i < list.size(); i++) {
      if (list.items().get(i) instanceof Sequence row) {
        for (int j = 0; j < row.size(); j++) {
          set(row, j, formula == null ? null : pool.cell(formula, i, j));
        }
      } else {
        set(list, i, formula == null ? null : pool.cell(formula, i, 0));
      }
    }
  }

  private static void set(Sequence list, int index, Formula formula) {
    list.items().set(index, ((Scalar) list.items().get(index)).with(formula));
  }

  /** Writes other numbers into the same place. */
  void write(Matrix numbers) {
    if (value instanceof Array array && array.store().isInteger()) {
      // what it becomes in the first step, if it ever moves
      double[] cells = numbers.cells().toArray();
      keep.accept(Array.of(cells, array.sizes(), false, array.store().pool()));
    } else if (value instanceof Array array) {
      for (int i = 0; i < array.count(); i++) {
        int cols = array.store().form().cols();
        array.store().set(i, numbers.get(i / cols, i % cols), null, null);
      }
    } else if (value instanceof Scalar scalar) {
      keep.accept(new Scalar(numbers.scalar(), scalar.kind(), scalar.formula()));
    } else {
      write((Sequence) value, numbers);
    }
  }

  private static void write(Sequence list, Matrix numbers) {
    for (int i = 0; i < list.size(); i++) {
      if (list.items().get(i) instanceof Sequence row) {
        for (int j = 0; j < row.size(); j++) {
          row.items().set(j, Scalar.of(numbers.get(i, j)));
        }
      } else {
        list.items().set(i, Scalar.of(numbers.get(i, 0)));
      }
    }
  }
}
