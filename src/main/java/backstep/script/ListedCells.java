package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells of an array that are listed by the numbers of their rows and columns, one after the other:
 * {@code a[[0, 2]]}, {@code a[:, order]}, {@code a[range(n), labels]}.
 *
 * @param sizes the shape of what they make
 */
@SuppressWarnings("ArrayRecordComponent") // only ever walked through
record ListedCells(Array array, int[] rows, int[] cols, int[] sizes) {
  private static final Place ALL = new Place.Some(null, null, 1);

  static ListedCells of(Places places, Array array, List<Place> at, Span span) {
    if (at.size() > array.rank() || !at.stream().allMatch(ListedCells::isKnown)) {
      throw new UserError("these places together are not read: write them one by one", span);
    }
    int[] rows = indices(places, at.get(0), array.size(0), span);
    int[] cols = {0};
    if (array.rank() == 2) {
      cols = indices(places, at.size() == 2 ? at.get(1) : ALL, array.size(1), span);
    }
    if (at.stream().filter(Place.Listed.class::isInstance).count() == 2) {
      return pairs(array, rows, cols, span);
    }
    boolean line = array.rank() == 1 || at.stream().anyMatch(Place.One.class::isInstance);
    int[] across = cols;
    int width = cols.length;
    int[] all = IntStream.range(0, rows.length * width).toArray();
    return new ListedCells(
        array,
        IntStream.of(all).map(i -> rows[i / width]).toArray(),
        IntStream.of(all).map(i -> across[i % width]).toArray(),
        line ? new int[] {all.length} : new int[] {rows.length, width});
  }

  private static boolean isKnown(Place place) {
    return place instanceof Place.Listed
        || place instanceof Place.One
        || place instanceof Place.Some;
  }

  /** One cell for each two. */
  private static ListedCells pairs(Array array, int[] rows, int[] cols, Span span) {
    if (rows.length != cols.length) {
      throw UserError.stops("the two lists of places differ in length", span);
    }
    return new ListedCells(array, rows, cols, new int[] {rows.length});
  }

  private static int[] indices(Places places, Place place, int size, Span span) {
    if (place instanceof Place.Listed listed) {
      return listed.indices().stream()
          .mapToInt(i -> places.index(new Place.One(Scalar.whole(i)), size, span))
          .toArray();
    }
    return place instanceof Place.One one
        ? new int[] {places.index(one, size, span)}
        : ((Place.Some) place).indices(size).toArray();
  }

  /** An array of its own of these cells. */
  Array read(Interpreter interpreter, Span span) {
    List<Scalar> cells = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      cells.add(array.scalar(rows[i], cols[i]));
    }
    Array read = interpreter.shaping().of(cells, sizes, span);
    if (array.store().isBytes()) {
      read.store().areBytes();
    }
    return read;
  }

  /** Writes each cell for itself; where one is listed twice, the last one counts, as in numpy. */
  void write(Interpreter interpreter, Value value, Span span) {
    Array part = interpreter.shaping().filled(sizes, 0, false, span);
    interpreter.places().fill(part, value, span);
    interpreter.memory().writing(array.store());
    interpreter.refuseData(array.store(), span);
    for (int i = 0; i < rows.length; i++) {
      Scalar cell = part.scalar(i / part.cols(), i % part.cols());
      int place = array.cell(rows[i], cols[i]);
      array.store().set(place, cell.number(), cell.formula(), span);
    }
  }
}
