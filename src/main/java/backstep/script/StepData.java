package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a step, or its targets, as a program has them: {@code x} with a sample a column,
 * and {@code X} with a sample a row. Of a script they may be several arrays, each the author's way
 * up.
 */
final class StepData {
  private final Formulas pool;
  private final Map<Variable, SampleAxis> parts = new LinkedHashMap<>();
  private final SampleAxes axes;
  private final Variable columns;
  private final Variable rows;

  /**
   * Data of a step.
   *
   * @param name {@code x} or {@code d}
   * @param samples how many a step takes
   */
  StepData(Formulas pool, String name, List<Variable> of, SampleAxes axes, int samples, Span span) {
    this.pool = pool;
    this.axes = axes;
    of.forEach(variable -> parts.put(variable, axes.of(pool.read(variable))));
    int width =
        parts.entrySet().stream()
            .mapToInt(part -> SampleAxes.width(part.getValue(), part.getKey().shape()))
            .sum();
    Shape shape = new Shape(width, samples);
    this.columns = new Variable(name, Variable.Role.DATA, shape, null, span);
    this.rows =
        new Variable(
            name.toUpperCase(java.util.Locale.ROOT),
            Variable.Role.DATA,
            shape.transposed(),
            null,
            span);
  }

  /** Where a step takes several samples, its number is no longer that of a sample. */
  static void nameSteps(Formulas pool, Formula value, Map<Formula, Formula> names) {
    for (Variable count : value.variables()) {
      if (count.role() == Variable.Role.MOMENT && count.name().equals("sample")) {
        names.put(
            pool.read(count),
            pool.read(
                new Variable("step", count.role(), count.shape(), count.value(), count.span())));
      }
    }
  }

  List<Variable> variables() {
    return List.copyOf(parts.keySet());
  }

  /** {@code x}. */
  Variable columns() {
    return columns;
  }

  /** {@code X}. */
  Variable rows() {
    return rows;
  }

  /** What stands in the place of the script's arrays: the author's way up. */
  void name(Map<Formula, Formula> names) {
    int from = 0;
    for (Map.Entry<Variable, SampleAxis> part : parts.entrySet()) {
      Formula read = pool.read(part.getKey());
      int width = SampleAxes.width(part.getValue(), part.getKey().shape());
      Formula column =
          pool.block(pool.read(columns), from, 0, new Shape(width, columns.shape().cols()));
      Formula row = pool.block(pool.read(rows), 0, from, new Shape(rows.shape().rows(), width));
      boolean own = part.getValue() == SampleAxis.ROWS;
      boolean is = part.getValue() == SampleAxis.NEITHER ? read.shape().cols() > 1 : own;
      boolean named = axes.isRows(part.getKey());
      Formula name = named ? row : column;
      names.put(read, is == named ? name : pool.transpose(name));
      from += width;
    }
  }

  /** The numbers, a sample a column. */
  Matrix of(Map<Variable, Matrix> values) {
    Map.Entry<Variable, SampleAxis> one = parts.entrySet().iterator().next();
    int samples = SampleAxes.count(one.getValue(), values.get(one.getKey()).shape());
    double[][] all = new double[columns.shape().rows()][samples];
    int row = 0;
    for (Map.Entry<Variable, SampleAxis> part : parts.entrySet()) {
      Matrix numbers = values.get(part.getKey());
      for (int i = 0; i < samples; i++) {
        double[] cells = part.getValue().part(numbers, i).cells().toArray();
        for (int j = 0; j < cells.length; j++) {
          all[row + j][i] = cells[j];
        }
      }
      row += SampleAxes.width(part.getValue(), part.getKey().shape());
    }
    return Matrix.of(all);
  }

  /** Gives its names the numbers of a step. */
  void give(Map<Variable, Matrix> values, Map<Variable, Matrix> given) {
    Matrix numbers = of(values);
    given.put(columns, numbers);
    given.put(rows, numbers.transposed());
  }
}
