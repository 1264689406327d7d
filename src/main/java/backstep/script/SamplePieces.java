package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Axes.SampleAxis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The data of a step that takes samples one by one: arrays of which it reads each row, or each
 * column, by itself, and lists of which it takes each item.
 */
final class SamplePieces {
  private final Formulas pool;
  private final Map<Variable, SampleAxis> arrays = new LinkedHashMap<>();
  private final Map<Variable, List<Variable>> lists = new HashMap<>();
  private final Map<Variable, Variable> wholes = new HashMap<>();
  private int count;

  /** How the items of lists lie beside each other. */
  private SampleAxis axis;

  /**
   * Looks for them.
   *
   * @param taken what the step takes of the data, by the places that it is taken from
   */
  SamplePieces(Formulas pool, List<Trace.Line> lines, Map<List<Object>, Variable> taken) {
    this.pool = pool;
    for (List<Variable> list : lists(taken)) {
      list.forEach(item -> this.lists.putIfAbsent(item, list));
      count = Math.max(count, list.size());
    }
    Map<Variable, Set<Formula>> blocks = new LinkedHashMap<>();
    lines.forEach(line -> line.value().all().forEach(formula -> read(formula, blocks)));
    blocks.forEach(this::array);
    arrays.keySet().removeIf(one -> SampleAxes.count(arrays.get(one), one.shape()) < count);
    this.lists.values().removeIf(list -> list.size() < count);
  }

  /** Items of one shape that are taken of a list, in their order. */
  private static Collection<List<Variable>> lists(Map<List<Object>, Variable> taken) {
    Map<List<Object>, List<Variable>> lists = new LinkedHashMap<>();
    taken.forEach(
        (key, item) -> {
          for (int i = 0; i < key.size(); i++) {
            if (key.get(i) instanceof Integer place) {
              List<Object> list = new ArrayList<>(key);
              list.set(i, item.shape());
              List<Variable> items = lists.computeIfAbsent(list, any -> new ArrayList<>());
              if (items.size() == place) {
                items.add(item);
              }
            }
          }
        });
    lists.values().removeIf(items -> items.size() < 2);
    return lists.values();
  }

  private static void read(Formula formula, Map<Variable, Set<Formula>> blocks) {
    Variable of = formula.kind() instanceof Formula.Block ? formula.part(0).variable() : null;
    if (of != null && of.role() == Variable.Role.CONSTANT && of.size() == null) {
      blocks.computeIfAbsent(of, any -> new HashSet<>()).add(formula);
    }
  }

  private void array(Variable variable, Set<Formula> blocks) {
    for (SampleAxis axis : List.of(SampleAxis.ROWS, SampleAxis.COLUMNS)) {
      int size = SampleAxes.count(axis, variable.shape());
      long places =
          blocks.stream()
              .filter(one -> SampleAxes.count(axis, one.shape()) == 1)
              .mapToInt(one -> place(one, axis))
              .distinct()
              .count();
      if (places == size && size > 1 && !arrays.containsKey(variable)) {
        arrays.put(variable, axis);
        count = Math.max(count, size);
      }
    }
  }

  /** How many samples the step takes. */
  int count() {
    return count;
  }

  private static int place(Formula block, SampleAxis axis) {
    Formula.Block at = (Formula.Block) block.kind();
    return axis == SampleAxis.ROWS ? at.row() : at.col();
  }

  /** The samples that this is data of; none of anything else. */
  List<Integer> places(Formula formula) {
    if (lists.containsKey(formula.variable())) {
      return List.of(lists.get(formula.variable()).indexOf(formula.variable()));
    }
    boolean block = formula.kind() instanceof Formula.Block;
    SampleAxis axis = arrays.get((block ? formula.part(0) : formula).variable());
    if (axis == null) {
      return List.of();
    }
    int from = block ? place(formula, axis) : 0;
    return IntStream.range(from, from + SampleAxes.count(axis, formula.shape())).boxed().toList();
  }

  /** The data of all samples, of which this is that of the first; or null. */
  Batched.Values all(List<Formula> each, Batched batched) {
    Formula first = each.get(0);
    List<Variable> list = lists.get(first.variable());
    if (list != null) {
      boolean same = each.stream().allMatch(one -> lists.get(one.variable()) == list);
      return same ? ofList(list, batched) : null;
    }
    Formula whole = first.part(0);
    Formula.Block at = (Formula.Block) first.kind();
    boolean same =
        each.stream().allMatch(one -> one.part(0) == whole && one.shape().equals(first.shape()));
    SampleAxis axis = arrays.get(whole.variable());
    int from = axis == SampleAxis.ROWS ? at.col() : at.row();
    boolean alike =
        each.stream()
            .map(one -> (Formula.Block) one.kind())
            .allMatch(one -> from == (axis == SampleAxis.ROWS ? one.col() : one.row()));
    if (!same || !alike) {
      return null;
    }
    boolean upright = axis == batched.axis();
    Formula all =
        upright ? whole : pool.read(wholes.computeIfAbsent(whole.variable(), SamplePieces::turned));
    return batched.part(all, from, (int) first.shape().cells(), !upright);
  }

  /** Data of which the author takes rows, and multiplies them as columns. */
  private static Variable turned(Variable of) {
    Matrix value = of.value().transposed();
    return new Variable(of.name(), of.role(), value.shape(), value, of.span());
  }

  private Batched.Values ofList(List<Variable> list, Batched batched) {
    Variable first = list.get(0);
    if (!first.shape().isVector()) {
      return null;
    }
    axis = batched.axis();
    Variable whole =
        wholes.computeIfAbsent(
            first,
            any -> {
              Matrix all = beside(list.stream().map(Variable::value).toList(), axis);
              return new Variable(first.name(), first.role(), all.shape(), all, first.span());
            });
    boolean column = first.shape().cols() == 1;
    return batched.part(
        pool.read(whole), 0, (int) first.shape().cells(), column == (axis == SampleAxis.ROWS));
  }

  private static Matrix beside(List<Matrix> vectors, SampleAxis axis) {
    double[][] rows = new double[vectors.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vectors.get(i).cells().toArray();
    }
    Matrix all = Matrix.of(rows);
    return axis == SampleAxis.ROWS ? all : all.transposed();
  }

  /** Adds the values of all items of a list to those of each. */
  void fill(Map<Variable, Matrix> values) {
    wholes.forEach(
        (first, whole) -> {
          if (lists.containsKey(first)) {
            List<Matrix> of = lists.get(first).stream().map(values::get).toList();
            values.put(whole, beside(of, axis));
          }
        });
  }
}
