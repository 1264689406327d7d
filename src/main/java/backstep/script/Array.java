package backstep.script;

import backstep.matrix.Shape;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array of numpy of rank 1 or 2: cells of a store, which it may share with others. In formulas
 * an array of rank 1 is a column.
 */
final class Array implements Value {
  private static final int MOST_NUMBERS = 400;

  private final Store store;
  private final int offset;
  private final int[] sizes;
  private final int[] strides;

  private Array(Store store, int offset, int[] sizes, int[] strides) {
    this.store = store;
    this.offset = offset;
    this.sizes = sizes;
    this.strides = strides;
  }

  /** An array with cells of its own, row by row. */
  static Array of(double[] numbers, int[] sizes, boolean integer, Formulas pool) {
    Shape form = sizes.length == 1 ? new Shape(sizes[0], 1) : new Shape(sizes[0], sizes[1]);
    Store store = new Store(numbers, form, integer, pool);
    int[] strides = sizes.length == 1 ? new int[] {1} : new int[] {sizes[1], 1};
    return new Array(store, 0, sizes.clone(), strides);
  }

  Store store() {
    return store;
  }

  int rank() {
    return sizes.length;
  }

  int size(int axis) {
    return sizes[axis];
  }

  int[] sizes() {
    return sizes.clone();
  }

  int count() {
    return rows() * cols();
  }

  int rows() {
    return sizes[0];
  }

  /** Columns; 1 of an array of rank 1. */
  int cols() {
    return rank() == 1 ? 1 : sizes[1];
  }

  /** Where in the store a cell lies. */
  int cell(int row, int col) {
    return offset + row * strides[0] + (rank() == 1 ? 0 : col * strides[1]);
  }

  double number(int row, int col) {
    return store.number(cell(row, col));
  }

  Scalar scalar(int row, int col) {
    int cell = cell(row, col);
    Kind kind = store.isInteger() ? Kind.WHOLE : Kind.REAL;
    return new Scalar(store.number(cell), kind, store.formula(cell));
  }

  /** The cells, row by row. */
  double[] numbers() {
    double[] numbers = new double[count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(i / cols(), i % cols());
    }
    return numbers;
  }

  /** True if it is all of its store, as it lies there. */
  boolean isWhole() {
    return offset == 0
        && new Shape(rows(), cols()).equals(store.form())
        && strides[0] == cols()
        && (rank() == 1 || strides[1] == 1);
  }

  /** Which cells of which store it looks at, and how; equal for two that look at the same. */
  List<Object> view() {
    return List.of(store, offset, Arrays.toString(sizes), Arrays.toString(strides));
  }

  /** A view of a part. */
  Array view(int row, int col, int[] sizes, int[] steps) {
    int[] into = new int[sizes.length];
    for (int axis = 0; axis < sizes.length; axis++) {
      into[axis] = steps[axis];
    }
    return new Array(store, cell(row, col), sizes, into);
  }

  int stride(int axis) {
    return strides[axis];
  }

  Array transposed() {
    return rank() == 1
        ? this
        : new Array(
            store, offset, new int[] {sizes[1], sizes[0]}, new int[] {strides[1], strides[0]});
  }

  /** The same cells in other rows and columns, row by row; a view where that can be. */
  Array reshaped(int[] to) {
    boolean inLine = rank() == 1 || cols() == 1 || strides[0] == cols() * strides[1];
    if (!inLine) {
      return copy().reshaped(to);
    }
    int step = rank() == 2 && cols() > 1 ? strides[1] : strides[0];
    return new Array(
        store, offset, to, to.length == 1 ? new int[] {step} : new int[] {to[1] * step, step});
  }

  /** An array of its own with the same cells. */
  Array copy() {
    Array copy = of(numbers(), sizes, store.isInteger(), store.pool());
    if (store.isTests()) {
      copy.store.areTests();
    }
    if (store.isBytes()) {
      copy.store.areBytes();
    }
    if (!store.isPlain()) {
      Formula together = together();
      if (together != null) {
        copy.store.define(together);
      } else {
        for (int i = 0; i < count(); i++) {
          int cell = cell(i / cols(), i % cols());
          copy.store.set(i, store.number(cell), store.formula(cell), null);
        }
      }
    }
    return copy;
  }

  /** True if some cell may be another number in another step. */
  boolean varies() {
    if (store.isPlain()) {
      return false;
    }
    if (store.whole() != null) {
      return store.whole().varies();
    }
    for (int i = 0; i < count(); i++) {
      Formula formula = store.formula(cell(i / cols(), i % cols()));
      if (formula != null && formula.varies()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Its formula, or null if it is made of plain numbers.
   *
   * @throws UserError where its cells cannot be written together
   */
  Formula formula(Span span) {
    Formula together = together();
    if (store.isPlain() || together != null) {
      return together;
    }
    Formula lifted = new Lifting(store.pool()).matrix(cells());
    if (lifted == null) {
      throw new UserError(
          "the " + count() + " cells of this are made in ways that no one line can say", span);
    }
    if (isWhole()) {
      store.define(lifted);
    }
    return lifted;
  }

  /** The formula that its cells have together, as it is or turned, or null. */
  Formula together() {
    Formula whole = store.whole();
    if (whole == null || isWhole()) {
      return whole;
    }
    return rank() == 2 && transposed().isWhole() ? store.pool().transpose(whole) : null;
  }

  /** The formulas of the cells, numbers included. */
  Formula[][] cells() {
    Formula[][] cells = new Formula[rows()][cols()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        Formula formula = store.formula(cell(i, j));
        cells[i][j] = formula == null ? store.pool().number(number(i, j)) : formula;
      }
    }
    return cells;
  }

  /** The number in all cells, or NaN if they differ. */
  double uniform() {
    double[] numbers = numbers();
    return numbers.length > 0 && Arrays.stream(numbers).allMatch(one -> one == numbers[0])
        ? numbers[0]
        : Double.NaN;
  }

  /** Its formula, numbers written out. */
  Formula written(Span span) {
    Formula formula = formula(span);
    if (formula == null && count() > MOST_NUMBERS) {
      throw new UserError(
          "the " + count() + " numbers of this array have no name: give them one before the loop",
          span);
    }
    return formula == null ? store.pool().rows(cells()) : formula;
  }

  /** Its shape as numpy writes it. */
  String shape() {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", rank() == 1 ? ",)" : ")"));
  }

  @Override
  public String described() {
    return "an array of shape " + shape();
  }
}
