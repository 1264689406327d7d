package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Span;
import backstep.notation.UserError;

/**
 * The cells that arrays look at, with the formula of the whole or of each: an array and its views
 * share them, as in numpy.
 */
final class Store {
  private final double[] numbers;
  private final Shape form;
  private final boolean integer;
  private final Formulas pool;
  private final long number;
  private boolean tests;
  private boolean bytes;
  private boolean shared;
  private Formula whole;
  private Formula[] cells;

  /**
   * Cells without a formula.
   *
   * @param form rows and columns; an array of rank 1 is a column here
   * @param integer true if it holds whole numbers only, as numpy's arrays of ints do
   */
  Store(double[] numbers, Shape form, boolean integer, Formulas pool) {
    this.numbers = numbers;
    this.form = form;
    this.integer = integer;
    this.pool = pool;
    this.number = pool.nextStore();
  }

  Shape form() {
    return form;
  }

  boolean isInteger() {
    return integer;
  }

  /** True if it was made before a store of this number. */
  boolean isBefore(long other) {
    return number < other;
  }

  /** True if its cells are what a comparison says: true or false. */
  boolean isTests() {
    return tests;
  }

  /** From now on its cells are true or false. */
  void areTests() {
    tests = true;
  }

  /** True if its cells are numbers of 8 bits, which go on from 0 after 255. */
  boolean isBytes() {
    return bytes;
  }

  /** From now on its cells are such numbers. */
  void areBytes() {
    bytes = true;
  }

  /** True if others show the same cells, and would have to change with them. */
  boolean isShared() {
    return shared;
  }

  /** From now on another store shows some of its cells, too. */
  void isShared(Store other) {
    shared = true;
    other.shared = true;
  }

  Formulas pool() {
    return pool;
  }

  double number(int cell) {
    return numbers[cell];
  }

  int size() {
    return numbers.length;
  }

  Matrix matrix() {
    double[][] rows = new double[form.rows()][form.cols()];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / form.cols()][i % form.cols()] = numbers[i];
    }
    return Matrix.of(rows);
  }

  /** The formula of a cell, or null where it is a plain number. */
  Formula formula(int cell) {
    return formula(whole, cells, cell);
  }

  /** The formula that a cell had at a moment. */
  Formula formula(Moment moment, int cell) {
    return formula(moment.whole, moment.cells, cell);
  }

  private Formula formula(Formula whole, Formula[] cells, int cell) {
    if (cells != null) {
      return cells[cell];
    }
    return whole == null ? null : pool.cell(whole, cell / form.cols(), cell % form.cols());
  }

  /** The formula of all cells where they have one together, or null. */
  Formula whole() {
    return cells == null ? whole : null;
  }

  /** True if no cell has a formula. */
  boolean isPlain() {
    if (cells == null) {
      return whole == null;
    }
    for (Formula cell : cells) {
      if (cell != null) {
        return false;
      }
    }
    return true;
  }

  /** Gives all cells a formula of their shape, or none. */
  void define(Formula formula) {
    whole = formula;
    cells = null;
  }

  /** Writes a cell. */
  void set(int cell, double number, Formula formula, Span span) {
    if (integer && number != Math.rint(number)) {
      throw new UserError(
          "this array holds whole numbers, since all it was made of were: numpy would cut "
              + number
              + " down; write its numbers with a point",
          span);
    }
    if (formula != null || whole != null || cells != null) {
      single();
      cells[cell] = formula;
    }
    numbers[cell] = number;
  }

  private void single() {
    if (cells == null) {
      Formula[] each = new Formula[numbers.length];
      for (int i = 0; i < each.length; i++) {
        each[i] = formula(i);
      }
      cells = each;
      whole = null;
    }
  }

  /** What the cells are at a moment. */
  @SuppressWarnings("ArrayRecordComponent") // only ever given back
  record Moment(double[] numbers, Formula whole, Formula[] cells) {}

  Moment now() {
    return new Moment(numbers.clone(), whole, cells == null ? null : cells.clone());
  }

  /** Makes the cells what they were. */
  void back(Moment moment) {
    System.arraycopy(moment.numbers, 0, numbers, 0, numbers.length);
    whole = moment.whole;
    cells = moment.cells == null ? null : moment.cells.clone();
  }
}
