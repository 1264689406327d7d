package backstep.script;

import backstep.matrix.Function;
import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a script learns by: the loss whose slope by the output, or by the pre-activation of the
 * output, is something that its updates are made of. A number that the script computes itself comes
 * first; then the squared error and the cross-entropy.
 */
final class Losses {
  private static final String SQUARED = "squared error";
  private static final String ENTROPY = "cross-entropy";
  private static final double CLOSE = 1e-5;
  private static final double STEP = 1e-6;
  private static final double FLAT = 1e-7;

  /**
   * A loss.
   *
   * @param own the name of the script's own number, or null for a standard loss
   */
  record Loss(String own, Formula value) {
    /** What a standard loss is called. */
    String name() {
      boolean squared =
          value.kind() instanceof Formula.Call call && call.function() == Function.SQUARED_ERROR;
      return squared ? SQUARED : ENTROPY;
    }
  }

  private final Formulas pool;
  private final Draft draft;
  private final Variable y;
  private final Formula d;
  private final List<Map<Variable, Matrix>> steps;
  private final List<Formula> deltas;
  private final Map<Variable, Integer> parts = new HashMap<>();

  /**
   * Looks for the loss.
   *
   * @param steps what no line writes, in some steps
   */
  Losses(Formulas pool, Draft draft, Variable y, Variable d, List<Map<Variable, Matrix>> steps) {
    this.pool = pool;
    this.draft = draft;
    this.y = y;
    this.d = pool.read(d);
    this.steps = steps;
    Formula output = line(y).value();
    for (int i = 0; output.kind() instanceof Formula.Rows && i < output.parts().size(); i++) {
      if (output.part(i).variable() != null) {
        parts.put(output.part(i).variable(), i);
      }
    }
    this.deltas = deltas();
  }

  /** The loss that fits, or none. */
  Optional<Loss> found() {
    for (Map.Entry<String, Formula> own : ownNumbers().entrySet()) {
      boolean entropy = isEntropy(own.getValue()) && fitsDifference();
      if (entropy || fits(own.getValue(), false) || fits(own.getValue(), true)) {
        return Optional.of(new Loss(own.getKey(), own.getValue()));
      }
    }
    Formula squared = standard(Function.SQUARED_ERROR);
    Formula entropy = standard(Function.CROSS_ENTROPY);
    if (squashing() != null && fits(squared, true)) {
      return Optional.of(new Loss(null, squared));
    }
    if (isProbability() && fitsDifference()) {
      return Optional.of(new Loss(null, entropy));
    }
    return fits(squared, false) ? Optional.of(new Loss(null, squared)) : Optional.empty();
  }

  /** All that {@link #found} looks at. */
  List<String> tried() {
    List<String> tried = new ArrayList<>();
    ownNumbers().keySet().forEach(name -> tried.add(name + " of the script"));
    tried.add("the " + SQUARED);
    tried.add("the " + ENTROPY);
    return tried;
  }

  private Formula standard(Function function) {
    return pool.loss(function, pool.read(y), d);
  }

  /** Numbers that the script computes of the output and the target alone. */
  Map<String, Formula> ownNumbers() {
    Map<String, Formula> numbers = new LinkedHashMap<>();
    for (Draft.Sum sum : draft.sums()) {
      numbers.put(sum.name(), sum.added());
    }
    for (Trace.Line line : draft.lines()) {
      if (line.value().isScalar() && line.target() != y) {
        numbers.putIfAbsent(line.target().name(), pool.read(line.target()));
      }
    }
    Set<Variable> needed = needed();
    numbers
        .values()
        .removeIf(formula -> !isOfOutput(formula) || needed.contains(formula.variable()));
    return numbers;
  }

  private boolean isOfOutput(Formula formula) {
    Set<Variable> above = new HashSet<>();
    collect(formula, above);
    return (above.contains(y) || (above.containsAll(parts.keySet()) && !parts.isEmpty()))
        && above.contains(d.variable())
        && above.stream()
            .allMatch(
                one ->
                    one == y
                        || one == d.variable()
                        || one.role() == Variable.Role.CONSTANT
                        || one.role() == Variable.Role.LINE);
  }

  private void collect(Formula formula, Set<Variable> above) {
    for (Variable variable : formula.variables()) {
      if (above.add(variable) && variable != y && !parts.containsKey(variable)) {
        draft.lines().stream()
            .filter(line -> line.target() == variable)
            .forEach(line -> collect(line.value(), above));
      }
    }
  }

  /** The parts of the updates that depend on the output and the target. */
  private List<Formula> deltas() {
    List<Formula> deltas = new ArrayList<>();
    Set<Variable> needed = needed();
    long cells = y.shape().cells();
    for (Trace.Line line : draft.lines()) {
      if (needed.contains(line.target())) {
        for (Formula part : line.value().all()) {
          boolean fits = part.isScalar() || part.shape().cells() == cells;
          if (fits && draft.sources(part).contains(d.variable()) && !deltas.contains(part)) {
            deltas.add(part);
          }
        }
      }
    }
    return deltas;
  }

  /** What the updates are made of; a loss is none of it. */
  private Set<Variable> needed() {
    Set<Variable> needed = new HashSet<>();
    draft.parameters().keySet().forEach(path -> needed.addAll(draft.above(draft.end(path))));
    return needed;
  }

  /** The function of the line that writes the output, where it is one of a pre-activation. */
  private Function squashing() {
    Formula value = line(y).value();
    return value.kind() instanceof Formula.Call call
            && call.function().form() instanceof backstep.matrix.Form.Elementwise
        ? call.function()
        : null;
  }

  /** True of the outputs whose cross-entropy has the slope y - d by their pre-activation. */
  private boolean isProbability() {
    return line(y).value().kind() instanceof Formula.Call call
        && !call.primed()
        && call.function().isSquashing();
  }

  private boolean isEntropy(Formula own) {
    Formula value =
        own.variable() == null || own.variable() == y ? own : line(own.variable()).value();
    return isProbability() && value == standard(Function.CROSS_ENTROPY);
  }

  private Trace.Line line(Variable variable) {
    return draft.lines().stream()
        .filter(line -> line.target() == variable)
        .findFirst()
        .orElseThrow();
  }

  private boolean fitsDifference() {
    return fits(values -> values.of(y).minus(values.of(d)).cells().toArray());
  }

  /** True if the slope of a loss is one of the deltas, up to a constant. */
  private boolean fits(Formula loss, boolean byPreactivation) {
    if (byPreactivation && squashing() == null) {
      return false;
    }
    return fits(values -> slope(loss, values, byPreactivation));
  }

  private interface Slope {
    double[] of(StepValues values);
  }

  private boolean fits(Slope slope) {
    int cells = (int) y.shape().cells();
    List<double[]> slopes = new ArrayList<>();
    List<StepValues> values = new ArrayList<>();
    for (Map<Variable, Matrix> step : steps) {
      StepValues of = new StepValues(draft.lines(), step);
      values.add(of);
      slopes.add(slope.of(of));
    }
    List<List<Double>> ratios = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      ratios.add(new ArrayList<>());
    }
    for (Formula delta : deltas) {
      List<Matrix> numbers = values.stream().map(of -> of.of(delta)).toList();
      for (int cell = 0; cell < cells; cell++) {
        int at = numbers.get(0).shape().cells() == cells ? cell : 0;
        double ratio = ratio(slopes, numbers, cell, at);
        if (!Double.isNaN(ratio)) {
          ratios.get(cell).add(ratio);
        }
      }
    }
    return ratios.get(0).stream()
        .anyMatch(
            ratio ->
                ratios.stream()
                    .allMatch(
                        others ->
                            others.stream()
                                .anyMatch(
                                    other -> Math.abs(other - ratio) <= CLOSE * Math.abs(ratio))));
  }

  /** How many times the slope a delta is in every step, or NaN. */
  private static double ratio(List<double[]> slopes, List<Matrix> deltas, int cell, int at) {
    double ratio = Double.NaN;
    double largest = 0;
    for (int i = 0; i < slopes.size(); i++) {
      double slope = slopes.get(i)[cell];
      double delta = deltas.get(i).cells().toArray()[at];
      if (Math.abs(slope) < FLAT) {
        largest = Math.max(largest, Math.abs(delta));
        continue;
      }
      double one = delta / slope;
      if (one == 0 || !Double.isFinite(one)) {
        return Double.NaN;
      }
      if (!Double.isNaN(ratio) && Math.abs(one - ratio) > CLOSE * Math.abs(ratio)) {
        return Double.NaN;
      }
      ratio = one;
    }
    return largest > CLOSE * Math.abs(ratio) ? Double.NaN : ratio;
  }

  /** The slope of a number by the output, measured; by the pre-activation, times its slope. */
  private double[] slope(Formula loss, StepValues values, boolean byPreactivation) {
    Matrix at = values.of(y);
    Matrix target = values.of(d);
    int cells = (int) at.shape().cells();
    double[] slopes = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double step = STEP * Math.max(1e-3, Math.abs(at.get(cell, 0)));
      double above = number(loss, at.with(cell, 0, at.get(cell, 0) + step), target);
      double below = number(loss, at.with(cell, 0, at.get(cell, 0) - step), target);
      slopes[cell] = (above - below) / (2 * step);
    }
    if (byPreactivation) {
      Matrix z = values.of(line(y).value().part(0));
      backstep.matrix.Form.Elementwise form = (backstep.matrix.Form.Elementwise) squashing().form();
      for (int cell = 0; cell < cells; cell++) {
        slopes[cell] *= form.slope().applyAsDouble(z.get(cell, 0));
      }
    }
    return slopes;
  }

  private double number(Formula loss, Matrix output, Matrix target) {
    Map<Variable, Matrix> given = new HashMap<>();
    given.put(y, output);
    given.put(d.variable(), target);
    parts.forEach((part, cell) -> given.put(part, Matrix.scalar(output.get(cell, 0))));
    List<Trace.Line> others = draft.lines().stream().filter(line -> line.target() != y).toList();
    return new StepValues(others, given).of(loss).scalar();
  }
}
