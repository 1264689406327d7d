package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.notation.Operator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** The slopes of a number by the output of a network, or by what it is made of, by differences. */
final class MeasuredSlopes {
  private static final double STEP = 1e-4;

  /** Of a share, how far its logarithm is no straight line yet. */
  private static final double STEP_OF_SHARE = 1e-3;

  private final Formulas pool;
  private final List<Trace.Line> lines;
  private final Variable y;
  private final List<OutputCell> cells;
  private final Map<Variable, Integer> parts;

  /**
   * Prepares them.
   *
   * @param y the output
   * @param cells of it at which they are measured
   * @param parts where the output is put together of numbers, the row of each
   */
  MeasuredSlopes(
      Formulas pool,
      List<Trace.Line> lines,
      Variable y,
      List<OutputCell> cells,
      Map<Variable, Integer> parts) {
    this.pool = pool;
    this.lines = lines;
    this.y = y;
    this.cells = cells;
    this.parts = parts;
  }

  /** What a formula is computed of, up to the output. */
  Set<Variable> above(Formula formula) {
    Set<Variable> above = new HashSet<>();
    collect(formula, above);
    return above;
  }

  private void collect(Formula formula, Set<Variable> above) {
    for (Variable variable : formula.variables()) {
      if (above.add(variable) && variable != y && !parts.containsKey(variable)) {
        lines.stream()
            .filter(line -> line.target() == variable)
            .forEach(line -> collect(line.value(), above));
      }
    }
  }

  /** The slope by the output. */
  Matrix byOutput(Formula number, StepValues values) {
    Matrix at = values.of(y);
    boolean isShare = at.cells().allMatch(cell -> cell > 0 && cell < 1);
    return differences(
        at,
        cells,
        isShare ? cell -> STEP_OF_SHARE * Math.min(cell, 1 - cell) : MeasuredSlopes::step,
        output -> number(number, output, values));
  }

  private static double step(double cell) {
    return STEP * Math.max(1, Math.abs(cell));
  }

  /**
   * The differences of a number, around some cells of a value, by what they differ; 0 elsewhere.
   */
  private static Matrix differences(
      Matrix at,
      List<OutputCell> cells,
      DoubleUnaryOperator steps,
      ToDoubleFunction<Matrix> number) {
    Matrix slopes = at.map(any -> 0);
    for (OutputCell cell : cells) {
      double middle = cell.of(at);
      double step = steps.applyAsDouble(middle);
      double above = number.applyAsDouble(at.with(cell.row(), cell.col(), middle + step));
      double below = number.applyAsDouble(at.with(cell.row(), cell.col(), middle - step));
      slopes = slopes.with(cell.row(), cell.col(), (above - below) / (2 * step));
    }
    return slopes;
  }

  private double number(Formula number, Matrix output, StepValues values) {
    Map<Variable, Matrix> given = new HashMap<>();
    above(number).stream()
        .filter(one -> one.role() != Variable.Role.LINE && one.value() == null)
        .forEach(one -> given.put(one, values.of(one)));
    given.put(y, output);
    parts.forEach((part, cell) -> given.put(part, Matrix.scalar(output.get(cell, 0))));
    List<Trace.Line> others = lines.stream().filter(line -> line.target() != y).toList();
    return new StepValues(others, given).of(number).scalar();
  }

  /** The slope by cells of a parameter as far as it goes through the output; 0 elsewhere. */
  Matrix throughOutput(Formula number, Variable parameter, List<OutputCell> of, StepValues values) {
    return differences(
        values.of(parameter),
        of,
        MeasuredSlopes::step,
        moved -> number(number, values.changed(lines, parameter, moved).of(y), values));
  }

  /**
   * The slope by the pre-activation, from that by the output.
   *
   * @param squash the function of the output, of its pre-activation
   */
  Matrix byPreactivation(Formula number, Formula squash, StepValues values) {
    Formula.Call call = (Formula.Call) squash.kind();
    Formula z = squash.part(0);
    Matrix slopes = byOutput(number, values);
    Variable g = new Variable("g", Variable.Role.OPAQUE, y.shape(), slopes, y.span());
    Formula.Call slope = new Formula.Call(call.function(), true, call.along());
    return values.of(
        call.function().form() instanceof Form.Vectorwise
            ? pool.call(slope, List.of(z, pool.read(g)))
            : pool.binary(Operator.TIMES, pool.read(g), pool.call(slope, List.of(z))));
  }

  /** The slope by a part of the output's line, of its shape. */
  Matrix byPart(Formula number, Formula part, StepValues values) {
    Matrix at = values.of(part);
    Variable inner =
        part.variable() == null
            ? new Variable("u", Variable.Role.OPAQUE, y.shape(), at, y.span())
            : part.variable();
    List<Trace.Line> others =
        lines.stream()
            .filter(line -> line.target() != inner)
            .map(line -> line.target() == y ? reading(line, part, inner) : line)
            .toList();
    return differences(
        at,
        cells,
        MeasuredSlopes::step,
        moved -> values.changed(others, inner, moved).of(number).scalar());
  }

  private Trace.Line reading(Trace.Line line, Formula part, Variable inner) {
    Formula value = pool.replaced(line.value(), Map.of(part, pool.read(inner)));
    return new Trace.Line(line.target(), value, line.kept());
  }
}
