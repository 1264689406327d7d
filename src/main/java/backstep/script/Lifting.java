package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes one matrix formula of the formulas of its cells: what a loop over cells computes, as one
 * would write it without the loop.
 *
 * <p>Cells that are made alike are made at once: cells {@code [i,j]} of a matrix become the matrix,
 * {@code [j,i]} its transpose, {@code [i]} a column that is spread; operators and functions are
 * applied to what their parts become; a sum of products becomes {@code @}. What is left are cells
 * written side by side.
 */
final class Lifting {
  /** More cells than this, side by side, are not to be read any more. */
  private static final int MOST_CELLS = 64;

  /** More work than this is not worth a line. */
  private static final long MOST_WORK = 3_000_000;

  private final Formulas pool;
  private final Map<List<Object>, Optional<Formula>> known = new HashMap<>();
  private long work;

  Lifting(Formulas pool) {
    this.pool = pool;
  }

  /**
   * The matrix of these cells, in their shape, or null where it cannot be written.
   *
   * @param cells by rows, each a formula of one number
   */
  Formula matrix(Formula[][] cells) {
    Formula lifted = spreading(cells);
    return lifted == null ? null : spread(lifted, new Shape(cells.length, cells[0].length));
  }

  private Formula spread(Formula formula, Shape shape) {
    if (formula.shape().equals(shape)) {
      return formula;
    }
    if (shape.cells() > MOST_CELLS) {
      return null;
    }
    Shape from = formula.shape();
    return pool.rows(
        grid(
            shape,
            (i, j) ->
                pool.cell(formula, Math.min(i, from.rows() - 1), Math.min(j, from.cols() - 1))));
  }

  /** The same, perhaps 1 in a direction in which all cells are the same. */
  private Formula spreading(Formula[][] cells) {
    work += (long) cells.length * cells[0].length;
    if (work > MOST_WORK) {
      return null;
    }
    List<Object> key = new ArrayList<>(List.of(cells.length));
    for (Formula[] row : cells) {
      key.addAll(Arrays.asList(row));
    }
    Optional<Formula> before = known.get(key);
    if (before == null) {
      before = Optional.ofNullable(anew(cells));
      known.put(key, before);
    }
    return before.orElse(null);
  }

  private Formula anew(Formula[][] cells) {
    int rows = cells.length;
    int cols = cells[0].length;
    boolean sameRows = all(cells, (i, j) -> cells[i][j] == cells[0][j]);
    boolean sameCols = all(cells, (i, j) -> cells[i][j] == cells[i][0]);
    if (sameRows && sameCols) {
      return cells[0][0];
    }
    if (sameCols && cols > 1) {
      return spreading(grid(new Shape(rows, 1), (i, j) -> cells[i][0]));
    }
    if (sameRows && rows > 1) {
      return spreading(grid(new Shape(1, cols), (i, j) -> cells[0][j]));
    }
    Formula block = block(cells);
    if (block != null) {
      return block;
    }
    Formula sum = sumOfProducts(cells);
    return sum != null ? sum : together(cells);
  }

  private interface At {
    Formula get(int i, int j);
  }

  private static Formula[][] grid(Shape shape, At at) {
    Formula[][] cells = new Formula[shape.rows()][shape.cols()];
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        cells[i][j] = at.get(i, j);
      }
    }
    return cells;
  }

  private static boolean all(Formula[][] cells, BiPredicate<Integer, Integer> holds) {
    for (int i = 0; i < cells.length; i++) { // no stream: this is done for each cell
      for (int j = 0; j < cells[0].length; j++) {
        if (!holds.test(i, j)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Cells of one matrix, side by side as they lie there, or turned. */
  private Formula block(Formula[][] cells) {
    if (!(cells[0][0].kind() instanceof Formula.Block first)) {
      return null;
    }
    Formula of = cells[0][0].part(0);
    Shape shape = new Shape(cells.length, cells[0].length);
    if (all(cells, (i, j) -> isCell(cells[i][j], of, first.row() + i, first.col() + j))) {
      return pool.block(of, first.row(), first.col(), shape);
    }
    if (all(cells, (i, j) -> isCell(cells[i][j], of, first.row() + j, first.col() + i))) {
      return pool.transpose(pool.block(of, first.row(), first.col(), shape.transposed()));
    }
    return null;
  }

  private static boolean isCell(Formula cell, Formula of, int row, int col) {
    return cell.isScalar()
        && cell.kind() instanceof Formula.Block block
        && cell.part(0) == of
        && block.row() == row
        && block.col() == col;
  }

  /** One operator or function for all cells, or the cells side by side. */
  private Formula together(Formula[][] cells) {
    Formula first = cells[0][0];
    if (isCellwise(first) && all(cells, (i, j) -> isLike(first, cells[i][j]))) {
      Formula lifted = applied(cells, first);
      if (lifted != null) {
        return lifted;
      }
    }
    Formula rows = rowTimes(cells);
    if (rows != null) {
      return rows;
    }
    return (long) cells.length * cells[0].length > MOST_CELLS ? null : pool.rows(cells);
  }

  private Formula applied(Formula[][] cells, Formula first) {
    Shape shape = new Shape(cells.length, cells[0].length);
    List<Formula> parts = new ArrayList<>();
    for (int part = 0; part < first.parts().size(); part++) {
      int index = part;
      Formula lifted = spreading(grid(shape, (i, j) -> cells[i][j].part(index)));
      if (lifted == null) {
        return null;
      }
      parts.add(lifted);
    }
    boolean listed = parts.stream().allMatch(part -> part.kind() instanceof Formula.Rows);
    return listed ? null : pool.with(first, parts); // two lists are no shorter than one
  }

  private static boolean isLike(Formula a, Formula b) {
    return a.kind().isLike(b.kind()) && a.parts().size() == b.parts().size();
  }

  private static boolean isCellwise(Formula formula) {
    if (formula.kind() instanceof Formula.Call call) {
      Form form = call.function().form();
      return form instanceof Form.Elementwise
          || form instanceof Form.Pairwise
          || form instanceof Form.Choice;
    }
    return formula.kind() instanceof Formula.Negative
        || formula.kind() instanceof Formula.Not
        || (formula.kind() instanceof Formula.Binary binary
            && binary.operator() != Operator.MATRIX_TIMES);
  }

  /** Cells that are each a row of one matrix times the same column. */
  private Formula rowTimes(Formula[][] cells) {
    Formula first = cells[0][0];
    if (cells[0].length > 1 || !first.is(Operator.MATRIX_TIMES)) {
      return null;
    }
    if (!(first.part(0).kind() instanceof Formula.Block block)) {
      return null;
    }
    Formula of = first.part(0).part(0);
    boolean fits =
        all(
            cells,
            (i, j) ->
                cells[i][0].is(Operator.MATRIX_TIMES)
                    && cells[i][0].part(1) == first.part(1)
                    && cells[i][0].part(0)
                        == pool.block(of, block.row() + i, block.col(), first.part(0).shape()));
    Shape shape = new Shape(cells.length, first.part(0).shape().cols());
    return fits
        ? pool.binary(
            Operator.MATRIX_TIMES, pool.block(of, block.row(), block.col(), shape), first.part(1))
        : null;
  }

  /** What a loop adds up: products of which one factor goes by rows and the other by columns. */
  private Formula sumOfProducts(Formula[][] cells) {
    int terms = terms(cells[0][0]).size();
    if (terms < 2 || !all(cells, (i, j) -> terms(cells[i][j]).size() == terms)) {
      return null;
    }
    int from = firstProduct(cells, terms);
    int to = from;
    while (to < terms && areProducts(cells, to)) {
      to++;
    }
    if (to - from < 2) {
      return null;
    }
    Formula product = product(cells, from, to);
    if (product == null) {
      return null;
    }
    Formula sum = null;
    for (int k = 0; k <= terms - (to - from); k++) {
      int term = k <= from ? k : k + to - from - 1;
      Formula next = k == from ? product : term(cells, term);
      sum = sum == null || next == null ? next : pool.binary(Operator.PLUS, sum, next);
      if (sum == null) {
        return null;
      }
    }
    return sum;
  }

  private Formula term(Formula[][] cells, int k) {
    return spreading(
        grid(new Shape(cells.length, cells[0].length), (i, j) -> terms(cells[i][j]).get(k)));
  }

  private static int firstProduct(Formula[][] cells, int terms) {
    int from = 0;
    while (from < terms && !areProducts(cells, from)) {
      from++;
    }
    return from;
  }

  private static boolean areProducts(Formula[][] cells, int k) {
    return all(cells, (i, j) -> terms(cells[i][j]).get(k).is(Operator.TIMES));
  }

  /** The terms of a sum that was added up from the left. */
  private static List<Formula> terms(Formula sum) {
    List<Formula> terms = new ArrayList<>();
    Formula left = sum;
    while (left.is(Operator.PLUS)) {
      terms.add(0, left.part(1));
      left = left.part(0);
    }
    terms.add(0, left);
    return terms;
  }

  private Formula product(Formula[][] cells, int from, int to) {
    for (int first = 0; first < 2; first++) {
      int a = first;
      Formula product =
          product(
              cells,
              to - from,
              (i, j, k) -> terms(cells[i][j]).get(from + k).part(a),
              (i, j, k) -> terms(cells[i][j]).get(from + k).part(1 - a));
      if (product != null) {
        return product;
      }
    }
    return null;
  }

  private interface Factor {
    Formula get(int i, int j, int k);
  }

  /** {@code A @ B}, if a goes by (i, k) and b by (k, j). */
  private Formula product(Formula[][] cells, int terms, Factor a, Factor b) {
    IntFunction<BiPredicate<Integer, Integer>> fits =
        k -> (i, j) -> a.get(i, j, k) == a.get(i, 0, k) && b.get(i, j, k) == b.get(0, j, k);
    if (!IntStream.range(0, terms).allMatch(k -> all(cells, fits.apply(k)))) {
      return null;
    }
    Formula left = matrix(grid(new Shape(cells.length, terms), (i, k) -> a.get(i, 0, k)));
    Formula right = matrix(grid(new Shape(terms, cells[0].length), (k, j) -> b.get(0, j, k)));
    return left == null || right == null ? null : pool.binary(Operator.MATRIX_TIMES, left, right);
  }

  /** One number, with what was added up in it as a row times a column, or as a sum. */
  Formula number(Formula formula) {
    return number(formula, new HashMap<>());
  }

  /** The same; a formula that stands in many places is looked at once. */
  private Formula number(Formula formula, Map<Formula, Formula> seen) {
    if (!formula.isScalar()) {
      return formula;
    }
    Formula before = seen.get(formula);
    if (before == null) {
      before = lookedAt(formula, seen);
      seen.put(formula, before);
    }
    return before;
  }

  private Formula lookedAt(Formula formula, Map<Formula, Formula> seen) {
    Formula sum = sum(formula);
    if (sum != formula || formula.variable() != null) {
      return sum;
    }
    List<Formula> parts = formula.parts().stream().map(part -> number(part, seen)).toList();
    return parts.equals(formula.parts()) || formula.kind() instanceof Formula.Block
        ? formula
        : pool.with(formula, parts);
  }

  private Formula sum(Formula formula) {
    Formula product = sumOfProducts(new Formula[][] {{formula}});
    if (product != null) {
      return product;
    }
    List<Formula> terms = terms(formula);
    if (terms.size() < 2) {
      return formula;
    }
    Formula column = matrix(grid(new Shape(terms.size(), 1), (i, j) -> terms.get(i)));
    return column == null || column.kind() instanceof Formula.Rows
        ? formula
        : pool.call(backstep.matrix.Function.SUM, column);
  }
}
