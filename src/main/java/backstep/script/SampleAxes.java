package backstep.script;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Operator;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Along which direction of a value the samples of a step lie. The data say it where they meet the
 * weights: what a product sums over are inputs, and the other direction counts samples.
 */
final class SampleAxes {
  private final Draft draft;
  private final Map<Variable, SampleAxis> ofData = new HashMap<>();
  private final Map<Formula, SampleAxis> known = new HashMap<>();
  private final Set<Variable> turned = new HashSet<>();

  SampleAxes(Draft draft) {
    this.draft = draft;
  }

  /** The samples in these data lie so. */
  void put(Variable data, SampleAxis axis) {
    ofData.put(data, axis);
    known.clear();
  }

  /** The script reads these data turned. */
  void turn(Variable data) {
    turned.add(data);
  }

  /** True of data whose samples lie in the rows, as the script reads them. */
  boolean isRows(Variable data) {
    SampleAxis axis = ofData.getOrDefault(data, SampleAxis.NEITHER);
    return axis != SampleAxis.NEITHER && (axis == SampleAxis.ROWS) != turned.contains(data);
  }

  /** How many samples a value of this shape has. */
  static int count(SampleAxis axis, Shape shape) {
    return axis == SampleAxis.ROWS ? shape.rows() : axis == SampleAxis.COLUMNS ? shape.cols() : 1;
  }

  /** How many numbers each of them has there. */
  static int width(SampleAxis axis, Shape shape) {
    return (int) (shape.cells() / count(axis, shape));
  }

  static SampleAxis turned(SampleAxis axis) {
    return switch (axis) {
      case ROWS -> SampleAxis.COLUMNS;
      case COLUMNS -> SampleAxis.ROWS;
      case NEITHER -> axis;
    };
  }

  /** True if this axis of data counts samples; of a list of their numbers it does. */
  boolean isOf(Variable data, int axis) {
    SampleAxis known = ofData.get(data);
    return known == null || known == (axis == 0 ? SampleAxis.ROWS : SampleAxis.COLUMNS);
  }

  SampleAxis of(Formula formula) {
    SampleAxis axis = known.get(formula);
    if (axis == null) {
      axis = anew(formula);
      known.put(formula, axis);
    }
    return axis;
  }

  private SampleAxis anew(Formula formula) {
    Variable variable = formula.variable();
    if (variable != null) {
      Trace.Line writer = draft.writer(variable);
      return writer == null
          ? ofData.getOrDefault(variable, SampleAxis.NEITHER)
          : of(writer.value());
    }
    if (formula.kind() instanceof Formula.Transpose) {
      return turned(of(formula.part(0)));
    }
    if (formula.is(Operator.MATRIX_TIMES)) {
      return of(formula.part(0)) == SampleAxis.ROWS
          ? SampleAxis.ROWS
          : of(formula.part(1)) == SampleAxis.COLUMNS ? SampleAxis.COLUMNS : SampleAxis.NEITHER;
    }
    return formula.parts().stream()
        .filter(part -> !isLost(of(part), part.shape(), formula))
        .map(this::of)
        .findFirst()
        .orElse(SampleAxis.NEITHER);
  }

  /** True if what has samples along an axis is cut or summed along it. */
  private static boolean isLost(SampleAxis axis, Shape from, Formula to) {
    if (to.kind() instanceof Formula.Call call
        && call.function().form() instanceof Form.Reduction) {
      Along left = axis == SampleAxis.ROWS ? Along.ROWS : Along.COLUMNS;
      return axis == SampleAxis.NEITHER || (call.along() != left && !call.primed());
    }
    return axis == SampleAxis.NEITHER || count(axis, from) != count(axis, to.shape());
  }

  /**
   * How the samples lie in data that weights are multiplied with.
   *
   * @param values what may multiply them
   * @param alone true if a loop takes the samples one by one, so that a vector is one
   */
  SampleAxis meeting(Variable data, Collection<Formula> values, boolean alone) {
    SampleAxis found = SampleAxis.NEITHER;
    for (Formula value : values) {
      for (Formula formula : value.all()) {
        if (found == SampleAxis.NEITHER && formula.is(Operator.MATRIX_TIMES)) {
          found = summed(data, formula.part(0), formula.part(1), SampleAxis.ROWS);
          found =
              found == SampleAxis.NEITHER
                  ? summed(data, formula.part(1), formula.part(0), SampleAxis.COLUMNS)
                  : found;
        }
      }
    }
    return found == SampleAxis.NEITHER ? spread(data, values, alone) : found;
  }

  private SampleAxis summed(Variable data, Formula of, Formula weights, SampleAxis axis) {
    return areWeights(weights, data)
        ? oriented(data, of, axis, axis == SampleAxis.ROWS && weights.shape().cols() > 1)
        : SampleAxis.NEITHER;
  }

  /** The axis of the data, from that of what they read as, turned or not. */
  private SampleAxis oriented(Variable data, Formula read, SampleAxis axis, boolean isMatrix) {
    if (read.variable() == data) {
      return axis;
    }
    if (!(read.kind() instanceof Formula.Transpose) || read.part(0).variable() != data) {
      return SampleAxis.NEITHER;
    }
    if (axis != SampleAxis.NEITHER && (data.shape().cols() > 1 || isMatrix)) {
      turned.add(data);
    }
    return turned(axis);
  }

  private boolean areWeights(Formula formula, Variable data) {
    Set<Variable> sources = draft.sources(formula);
    return sources.stream().anyMatch(one -> one.role() == Variable.Role.STATE)
        && sources.stream().noneMatch(one -> one == data || one.role() == Variable.Role.DATA);
  }

  /** Data that weights are multiplied with cell by cell: one for each input, or one for all. */
  private SampleAxis spread(Variable data, Collection<Formula> values, boolean alone) {
    for (Formula value : values) {
      for (Formula formula : value.all()) {
        for (int i = 0; i < 2 && formula.is(Operator.TIMES); i++) {
          Formula weights = formula.part(1 - i);
          SampleAxis axis =
              areWeights(weights, data)
                  ? beside(formula.part(i).shape(), weights.shape(), alone)
                  : SampleAxis.NEITHER;
          SampleAxis found = oriented(data, formula.part(i), axis, false);
          if (found != SampleAxis.NEITHER) {
            return found;
          }
        }
      }
    }
    return SampleAxis.NEITHER;
  }

  private static SampleAxis beside(Shape data, Shape weights, boolean alone) {
    if (weights.isScalar()) {
      boolean many = !alone && data.isVector() && !data.isScalar();
      return !many ? SampleAxis.NEITHER : data.cols() == 1 ? SampleAxis.ROWS : SampleAxis.COLUMNS;
    }
    if (weights.rows() == 1 && weights.cols() == data.cols()) {
      return SampleAxis.ROWS;
    }
    return weights.cols() == 1 && weights.rows() == data.rows()
        ? SampleAxis.COLUMNS
        : SampleAxis.NEITHER;
  }
}
