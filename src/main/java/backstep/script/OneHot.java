package backstep.script;

import backstep.notation.Span;
import backstep.script.Place.Listed;
import backstep.script.Place.One;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cells that labels of the data pick: {@code p[label]}, {@code p[range(n), labels]}. A program has
 * the labels as data with a 1 in the place of each, so that {@code p[label] -= 1} is {@code p - d}.
 */
final class OneHot {
  private final Interpreter interpreter;
  private final Span span;

  private OneHot(Interpreter interpreter, Span span) {
    this.interpreter = interpreter;
    this.span = span;
  }

  /** The labelled cells of an array, or null where no labels pick them. */
  static Value read(Interpreter interpreter, Value of, List<Place> places, Span span) {
    if (!(of instanceof Array array) || !array.varies()) {
      return null;
    }
    OneHot labels = new OneHot(interpreter, span);
    Array ones = labels.ones(array, places);
    if (ones == null) {
      return null;
    }
    Value product = labels.infix("*", array, ones);
    Map<String, Value> along =
        places.get(0) instanceof Listed ? Map.of("axis", Scalar.whole(1)) : Map.of();
    return NumpyLibrary.call(
        "sum", new Value.Given(interpreter, null, List.of(product), along, span));
  }

  /** True if it has written a number into labelled cells. */
  static boolean write(
      Interpreter interpreter, Value of, List<Place> places, Value value, Span span) {
    OneHot labels = new OneHot(interpreter, span);
    if (!(value instanceof Scalar number)) {
      return false;
    }
    if (of instanceof Sequence list && !list.isTuple() && list.width() == 0) {
      Array cells = interpreter.shaping().array(list, span);
      Array ones = labels.ones(cells, places);
      if (ones == null) {
        return false;
      }
      interpreter.memory().writing(list);
      list.items().clear();
      list.items().addAll(Shaping.cells(labels.written(cells, ones, number)));
      return true;
    }
    Array ones = of instanceof Array array ? labels.ones(array, places) : null;
    if (ones == null) {
      return false;
    }
    interpreter.places().fill((Array) of, labels.written((Array) of, ones, number), span);
    return true;
  }

  /** True if it has added a number to labelled cells, or taken it from them. */
  static boolean change(
      Interpreter interpreter, String operator, Value of, List<Place> places, Value by, Span span) {
    boolean adds = operator.equals("+") || operator.equals("-");
    if (!adds || !(of instanceof Array array) || !(by instanceof Scalar number)) {
      return false;
    }
    OneHot labels = new OneHot(interpreter, span);
    Array ones = labels.ones(array, places);
    if (ones == null) {
      return false;
    }
    boolean one = number.formula() == null && number.number() == 1;
    Value more = one ? ones : labels.infix("*", number, ones);
    interpreter.places().fill(array, labels.infix(operator, array, more), span);
    return true;
  }

  private Value infix(String operator, Value a, Value b) {
    return interpreter.arithmetic().infix(operator, a, b, span);
  }

  private Array written(Array before, Array ones, Scalar number) {
    boolean fresh = before.store().isPlain() && before.uniform() == 0;
    if (fresh && number.formula() == null && number.number() == 1) {
      return ones;
    }
    Value test = infix("==", ones, Scalar.whole(1));
    return (Array)
        NumpyLibrary.call(
            "where",
            new Value.Given(
                interpreter, null, List.of(test, number, before.copy()), Map.of(), span));
  }

  /** An array of the same shape with ones where the labels say, from the data; or null. */
  private Array ones(Array array, List<Place> places) {
    if (!interpreter.isInStep() || places.size() != array.rank() || !mayPick(places)) {
      return null;
    }
    List<Object> key = key(array, places);
    if (key == null) {
      return null;
    }
    Array ones = interpreter.shaping().filled(array.sizes(), 0, false, span);
    if (places.get(0) instanceof Listed rows) {
      List<Integer> cols = ((Listed) places.get(1)).indices();
      for (int i = 0; i < cols.size(); i++) {
        set(ones, new One(Scalar.whole(rows.indices().get(i))), new One(Scalar.whole(cols.get(i))));
      }
    } else {
      set(ones, (One) places.get(0), places.size() == 2 ? (One) places.get(1) : null);
    }
    return (Array) interpreter.trace().data(key, ones, span);
  }

  private void set(Array ones, One row, One col) {
    int i = interpreter.places().index(row, ones.size(0), span);
    int j = col == null ? 0 : interpreter.places().index(col, ones.size(1), span);
    ones.store().set(ones.cell(i, j), 1, null, span);
  }

  /** By what the labels are known; null where these are no labels. */
  private static List<Object> key(Array array, List<Place> places) {
    List<Object> key = new ArrayList<>(List.of("one-hot", array.shape()));
    boolean labels = false;
    for (Place place : places) {
      if (place instanceof One one && one.index().varies() && isOfData(one.index().formula())) {
        labels = true;
        key.add(one.index().formula());
      } else if (place instanceof One one && !one.index().varies()) {
        key.add(one.index().number());
      } else if (place instanceof Listed listed && places.size() == 2) {
        key.add(listed);
      } else {
        return null;
      }
    }
    boolean pairs = places.stream().allMatch(Listed.class::isInstance) && isEachRow(array, places);
    return labels || pairs ? key : null;
  }

  /** False of plain places, which most are: this is asked for each cell. */
  private static boolean mayPick(List<Place> places) {
    for (Place place : places) {
      if (place instanceof Listed || (place instanceof One one && one.index().varies())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfData(Formula formula) {
    return formula.variables().stream().allMatch(one -> one.role() == Variable.Role.DATA);
  }

  /** True of one cell in each row. */
  private static boolean isEachRow(Array array, List<Place> places) {
    List<Integer> rows = ((Listed) places.get(0)).indices();
    List<Integer> cols = ((Listed) places.get(1)).indices();
    boolean each = rows.size() == array.rows() && cols.size() == rows.size();
    for (int i = 0; each && i < rows.size(); i++) {
      each = rows.get(i) == i;
    }
    return each;
  }
}
