package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of data that hold inputs and targets together, as {@code x1, x2, t}: each is taken apart
 * into the cells that meet what the network computes, and all others.
 */
final class DataRows {
  private final Formulas pool;
  private final Draft draft;
  private final Map<Variable, Part> parts = new LinkedHashMap<>();

  /** Some cells of a row. */
  private record Part(Variable row, List<Integer> cells) {
    Matrix of(Matrix numbers) {
      double[] all = numbers.cells().toArray();
      return Matrix.column(cells.stream().mapToDouble(cell -> all[cell]).toArray());
    }
  }

  DataRows(Formulas pool, Draft draft) {
    this.pool = pool;
    this.draft = draft;
    Map<Variable, Set<Integer>> targets = new LinkedHashMap<>();
    for (Formula value : draft.values()) {
      for (Formula formula : value.all()) {
        if (formula.is(Operator.MINUS)) {
          meet(formula.part(0), formula.part(1), targets);
          meet(formula.part(1), formula.part(0), targets);
        }
      }
    }
    targets.forEach(this::takeApart);
  }

  private void meet(Formula output, Formula target, Map<Variable, Set<Integer>> targets) {
    Variable row = row(target);
    Set<Variable> sources = draft.sources(output);
    if (row != null
        && sources.contains(row)
        && sources.stream().anyMatch(one -> one.role() == Variable.Role.STATE)) {
      targets.computeIfAbsent(row, any -> new TreeSet<>()).addAll(cells(target));
    }
  }

  /** The row of data that a formula takes cells of, or null. */
  private static Variable row(Formula formula) {
    Variable row = formula.kind() instanceof Formula.Block ? formula.part(0).variable() : null;
    return row != null && row.role() == Variable.Role.DATA && row.shape().isVector() ? row : null;
  }

  private static List<Integer> cells(Formula block) {
    Formula.Block at = (Formula.Block) block.kind();
    List<Integer> cells = new ArrayList<>();
    for (int i = 0; i < block.shape().cells(); i++) {
      cells.add(at.row() + at.col() + i);
    }
    return cells;
  }

  private void takeApart(Variable row, Set<Integer> targets) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < row.shape().cells(); i++) {
      others.add(i);
    }
    others.removeAll(targets);
    if (others.isEmpty()) {
      return;
    }
    Map<Integer, Formula> cells = new HashMap<>();
    part(row, others, cells);
    part(row, List.copyOf(targets), cells);
    Map<Formula, Formula> instead = new HashMap<>();
    for (Formula value : draft.values()) {
      for (Formula formula : value.all()) {
        if (formula.kind() instanceof Formula.Block && formula.part(0).variable() == row) {
          instead.put(formula, together(cells(formula), formula.shape(), cells));
        }
      }
    }
    List<Integer> all = List.copyOf(new TreeSet<>(cells.keySet()));
    instead.put(pool.read(row), together(all, row.shape(), cells));
    draft.replace(instead);
  }

  private void part(Variable row, List<Integer> of, Map<Integer, Formula> cells) {
    Part part = new Part(row, of);
    Variable variable =
        new Variable(
            row.name(), row.role(), new Shape(of.size(), 1), part.of(row.value()), row.span());
    parts.put(variable, part);
    for (int i = 0; i < of.size(); i++) {
      cells.put(of.get(i), pool.cell(pool.read(variable), i, 0));
    }
  }

  private Formula together(List<Integer> of, Shape shape, Map<Integer, Formula> cells) {
    Formula[][] column = new Formula[of.size()][1];
    for (int i = 0; i < column.length; i++) {
      column[i][0] = cells.get(of.get(i));
    }
    Formula lifted = new Lifting(pool).matrix(column);
    Formula whole = lifted == null ? pool.rows(column) : lifted;
    return shape.cols() > 1 ? pool.transpose(whole) : whole;
  }

  /** Adds the values of what rows were taken apart into. */
  void fill(Map<Variable, Matrix> values) {
    parts.forEach((variable, part) -> values.put(variable, part.of(values.get(part.row()))));
  }
}
