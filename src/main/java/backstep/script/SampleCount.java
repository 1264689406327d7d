package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Axes.SampleAxis;
import backstep.notation.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which sizes in a script, as {@code len(X)}, are how many samples a step takes: {@code m}. */
final class SampleCount {
  private final Formulas pool;
  private final Draft draft;
  private final SampleAxes axes;
  private final boolean isAlone;
  private final Variable m;

  /**
   * The count of a step.
   *
   * @param isAlone true if nothing else of the data is as large, so that the number tells where
   *     nobody knows of what it is the size
   */
  SampleCount(
      Formulas pool, Draft draft, SampleAxes axes, int samples, boolean isAlone, Span span) {
    this.pool = pool;
    this.draft = draft;
    this.axes = axes;
    this.isAlone = isAlone;
    this.m = new Variable("m", Variable.Role.MOMENT, Shape.SCALAR, Matrix.scalar(samples), span);
  }

  Variable m() {
    return m;
  }

  /** What stands in the place of the sizes in a line: m, or their numbers. */
  void name(Formula of, Map<Formula, Formula> names) {
    name(of, names, pool.read(m));
  }

  /** A formula of what stands before the loop: the sizes in it are numbers. */
  Formula without(Formula formula) {
    if (formula == null) {
      return null;
    }
    Map<Formula, Formula> numbers = new HashMap<>();
    name(formula, numbers, pool.number(m.value().scalar()));
    return pool.replaced(formula, numbers);
  }

  private void name(Formula of, Map<Formula, Formula> names, Formula samples) {
    for (Variable variable : of.variables()) {
      boolean counts = variable.size() != null;
      if (counts && isOfSamples(variable)) {
        names.put(pool.read(variable), samples);
      } else if (counts && variable.name().isEmpty()) {
        names.put(pool.read(variable), pool.number(variable.value().scalar()));
      }
    }
  }

  private boolean isOfSamples(Variable variable) {
    double samples = m.value().scalar();
    if (samples == 1 || variable.value().scalar() != samples) {
      return false;
    }
    Formula of = variable.size().formula();
    if (of != null && of.variable() != null && of.variable().role() == Variable.Role.DATA) {
      return axes.isOf(of.variable(), variable.size().axis());
    }
    Set<Variable> sources = of == null ? Set.of() : draft.sources(of);
    if (sources.isEmpty() || sources.stream().anyMatch(one -> one.value() == null)) {
      return isAlone;
    }
    return axes.of(of) == (variable.size().axis() == 0 ? SampleAxis.ROWS : SampleAxis.COLUMNS);
  }
}
