package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a script learns by: the loss whose slope by the output, or by the pre-activation of the
 * output, is something that its updates are made of. A number that the script computes itself comes
 * first; then the squared error and the cross-entropy.
 */
final class Losses {
  private static final String SQUARED = "squared error";
  private static final String ENTROPY = "cross-entropy";

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
  private final List<OutputCell> cells;

  private final List<Formula> deltas;
  private final Map<Variable, Integer> parts = new HashMap<>();
  private final MeasuredSlopes measured;

  /** What squashes the output: what its line writes, or the softmax that is written out there. */
  private final Formula squash;

  private final boolean isWrittenOut;

  /**
   * Looks for the loss.
   *
   * @param steps what no line writes, in some steps
   */
  Losses(Formulas pool, Draft draft, DataRoles roles, List<Map<Variable, Matrix>> steps) {
    this.pool = pool;
    this.draft = draft;
    this.y = roles.y();
    this.d = pool.read(roles.d());
    this.steps = new ArrayList<>(steps);
    this.cells = OutputCell.some(y.shape(), roles.samplesOfTargets());
    Formula output = line(y).value();
    for (int i = 0; output.kind() instanceof Formula.Rows && i < output.parts().size(); i++) {
      if (output.part(i).variable() != null) {
        parts.put(output.part(i).variable(), i);
      }
    }
    this.measured = new MeasuredSlopes(pool, draft.lines(), y, cells, parts);
    Set<Variable> needed = needed(draft.parameters().values());
    this.deltas = deltas(needed::contains);
    Map<Variable, Formula> above = new HashMap<>();
    draft.lines().forEach(line -> above.put(line.target(), line.value()));
    Idioms idioms = new Idioms(pool, above);
    Optional<Formula> shares = idioms.shares(output);
    this.isWrittenOut = shares.isPresent();
    this.squash = shares.orElseGet(() -> idioms.softmaxUpright(output));
    OtherWeights others = new OtherWeights(draft, pool.read(y), isProbability());
    others.of(steps.get(0)).ifPresent(this.steps::add);
  }

  /** The loss that fits, or none. */
  Optional<Loss> found() {
    for (Map.Entry<String, Formula> own : ownNumbers().entrySet()) {
      if (isNegative(own.getValue()) && isRaised(own.getValue())) {
        continue; // a likelihood is to get larger
      }
      boolean entropy = isEntropy(own.getValue()) && fitsDifference();
      boolean exact = isPenalized(own.getValue()) && !isItsGradientWritten(own.getValue());
      if (entropy
          || fits(own.getValue(), false, exact)
          || fits(own.getValue(), true, exact)
          || fitsWithin(own.getValue(), exact)) {
        return Optional.of(new Loss(own.getKey(), own.getValue()));
      }
    }
    Formula squared = standard(Function.SQUARED_ERROR);
    Formula entropy = isWrittenOut ? entropyOfShares() : standard(Function.CROSS_ENTROPY);
    if (isSquashed() && fits(squared, true)) {
      return Optional.of(new Loss(null, squared));
    }
    if (isProbability() && fitsDifference()) {
      return Optional.of(new Loss(null, entropy));
    }
    if (isLikelihoodRaised()) {
      return Optional.empty();
    }
    if (fits(squared, false)) {
      return Optional.of(new Loss(null, squared));
    }
    return ownNumbers().entrySet().stream()
        .filter(own -> isSlopeWritten(own.getValue()))
        .map(own -> new Loss(own.getKey(), own.getValue()))
        .findFirst();
  }

  /** All that {@link #found} looks at. */
  List<String> tried() {
    List<String> tried = new ArrayList<>();
    ownNumbers().keySet().forEach(name -> tried.add(name + " of the script"));
    tried.add("the " + SQUARED);
    tried.add("the " + ENTROPY);
    return tried;
  }

  /**
   * True of a number that depends on parameters beside the output. Where the gradients are another
   * multiple of it, the author has not meant the two to agree.
   */
  private boolean isPenalized(Formula number) {
    Set<Variable> above = measured.above(number);
    return above.stream().anyMatch(draft.parameters()::containsValue);
  }

  /**
   * True if a line is just the slope of a number, and none that the number itself is made of: the
   * author knows the slope, and loses it on the way back.
   */
  private boolean isSlopeWritten(Formula number) {
    Set<Variable> above = measured.above(number);
    List<Formula> written = deltas(target -> !above.contains(target));
    return fits(values -> measured.byOutput(number, values), written, true);
  }

  /**
   * True if an update is made of the slope by its parameter, but for a penalty: then the author's
   * number and gradients are of one size, wherever a 1/m stands.
   */
  private boolean isItsGradientWritten(Formula number) {
    return draft.parameters().values().stream().anyMatch(one -> isWritten(number, one));
  }

  private boolean isWritten(Formula number, Variable parameter) {
    Set<Variable> lines = needed(Set.of(parameter));
    List<Formula> written =
        draft.lines().stream()
            .filter(line -> lines.contains(line.target()))
            .flatMap(line -> line.value().all().stream())
            .filter(part -> part.shape().equals(parameter.shape()))
            .filter(part -> draft.sources(part).contains(d.variable()))
            .distinct()
            .toList();
    if (written.isEmpty()) {
      return false;
    }
    List<OutputCell> some = OutputCell.some(parameter.shape());
    List<StepValues> values =
        steps.stream().map(step -> new StepValues(draft.lines(), step)).toList();
    List<Matrix> slopes =
        values.stream().map(of -> measured.throughOutput(number, parameter, some, of)).toList();
    return new Ratios(some, slopes)
        .fitOneOf(
            written.stream().map(part -> values.stream().map(of -> of.of(part)).toList()).toList(),
            true);
  }

  private boolean isNegative(Formula number) {
    return steps.stream()
        .allMatch(step -> new StepValues(draft.lines(), step).of(number).scalar() < 0);
  }

  /** True if the script climbs along the slope of a number of its own by what is squashed. */
  private boolean isLikelihoodRaised() {
    return ownNumbers().values().stream()
        .filter(this::isRaised)
        .filter(number -> !fits(number, false))
        .anyMatch(number -> fits(number, true) || fitsWithin(number, false));
  }

  /** True if the first step makes a number larger. */
  private boolean isRaised(Formula number) {
    Map<Variable, Matrix> before = steps.get(0);
    StepValues values = new StepValues(draft.lines(), before);
    Map<Variable, Matrix> after = new HashMap<>(before);
    draft
        .parameters()
        .forEach((path, parameter) -> after.put(parameter, values.of(draft.end(path))));
    double moved = new StepValues(draft.lines(), after).of(number).scalar();
    return moved > values.of(number).scalar();
  }

  private Formula standard(Function function) {
    return pool.loss(function, pool.read(y), d);
  }

  /** Numbers that the script computes of the output and the target alone. */
  Map<String, Formula> ownNumbers() {
    Map<String, Formula> numbers = new LinkedHashMap<>();
    draft.sums().forEach(sum -> numbers.put(sum.name(), sum.value()));
    draft.told().forEach(one -> numbers.putIfAbsent(one.name(), one.value()));
    for (Trace.Line line : draft.lines()) {
      if (line.value().isScalar() && line.target() != y) {
        numbers.putIfAbsent(line.target().name(), pool.read(line.target()));
      }
    }
    Set<Variable> needed = needed(draft.sources(pool.read(y)));
    numbers
        .values()
        .removeIf(formula -> !isOfOutput(formula) || needed.contains(formula.variable()));
    return numbers;
  }

  private boolean isOfOutput(Formula formula) {
    Set<Variable> above = measured.above(formula);
    Set<Variable> within = measured.above(line(y).value());
    return (above.contains(y) || (above.containsAll(parts.keySet()) && !parts.isEmpty()))
        && above.stream().anyMatch(this::isTarget)
        && above.stream().noneMatch(this::isMoved)
        && above.stream()
            .allMatch(
                one ->
                    isTarget(one)
                        || within.contains(one)
                        || one.name().equals("m")
                        || one.role() == Variable.Role.CONSTANT
                        || one.role() == Variable.Role.LINE
                        || draft.parameters().containsValue(one));
  }

  /** True of a parameter behind its update. */
  private boolean isMoved(Variable variable) {
    return draft.parameters().entrySet().stream()
        .anyMatch(
            one -> variable != one.getValue() && draft.end(one.getKey()).variable() == variable);
  }

  /** True of d, whichever way up. */
  private boolean isTarget(Variable variable) {
    return variable.role() == Variable.Role.DATA
        && variable.name().equalsIgnoreCase(d.variable().name());
  }

  /** The parts of lines that depend on the output and the target. */
  private List<Formula> deltas(Predicate<Variable> isTaken) {
    List<Formula> deltas = new ArrayList<>();
    for (Trace.Line line : draft.lines()) {
      if (isTaken.test(line.target())) {
        for (Formula part : line.value().all()) {
          Shape shape = part.shape();
          boolean fits =
              part.isScalar() || shape.equals(y.shape()) || shape.transposed().equals(y.shape());
          if (fits && draft.sources(part).contains(d.variable()) && !deltas.contains(part)) {
            deltas.add(part);
          }
        }
      }
    }
    return deltas;
  }

  /** What the updates of parameters are made of; those of the output are made of no loss. */
  private Set<Variable> needed(Collection<Variable> of) {
    Set<Variable> needed = new HashSet<>();
    draft
        .parameters()
        .forEach(
            (path, parameter) -> {
              if (of.contains(parameter)) {
                needed.addAll(draft.above(draft.end(path)));
              }
            });
    return needed;
  }

  /** What cross_entropy is of a softmax; of a y that is none it would be that of a sigmoid. */
  private Formula entropyOfShares() {
    Formula logs = pool.call(Function.LOG, pool.read(y));
    return pool.negative(pool.call(Function.SUM, pool.binary(Operator.TIMES, d, logs)));
  }

  /** True if the line that writes the output is a function of a pre-activation. */
  private boolean isSquashed() {
    return squash.kind() instanceof Formula.Call call
        && !call.primed()
        && (call.function().form() instanceof Form.Elementwise
            || call.function().form() instanceof Form.Vectorwise);
  }

  /** True of the outputs whose cross-entropy has the slope y - d by their pre-activation. */
  private boolean isProbability() {
    return squash.kind() instanceof Formula.Call call
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
    return fits(values -> values.of(y).minus(values.of(d)), deltas, false);
  }

  /** True if the slope of a loss is one of the deltas, up to a constant, which may have to be 1. */
  private boolean fits(Formula loss, boolean byPreactivation) {
    return fits(loss, byPreactivation, false);
  }

  private boolean fits(Formula loss, boolean byPreactivation, boolean exact) {
    if (byPreactivation && !isSquashed()) {
      return false;
    }
    return fits(
        values ->
            byPreactivation
                ? measured.byPreactivation(loss, squash, values)
                : measured.byOutput(loss, values),
        deltas,
        exact);
  }

  /** True if the slope by something that the output's line is made of is one of the deltas. */
  private boolean fitsWithin(Formula loss, boolean exact) {
    Formula output = line(y).value();
    return output.all().stream()
        .filter(part -> part != output && part.shape().equals(y.shape()))
        .filter(part -> !draft.sources(part).isEmpty())
        .anyMatch(part -> fits(values -> measured.byPart(loss, part, values), deltas, exact));
  }

  private interface Slope {
    Matrix of(StepValues values);
  }

  private boolean fits(Slope slope, List<Formula> deltas, boolean exact) {
    List<Matrix> slopes = new ArrayList<>();
    List<StepValues> values = new ArrayList<>();
    for (Map<Variable, Matrix> step : steps) {
      StepValues of = new StepValues(draft.lines(), step);
      values.add(of);
      slopes.add(slope.of(of));
    }
    return new Ratios(cells, slopes)
        .fitOneOf(
            deltas.stream()
                .map(delta -> values.stream().map(of -> upright(of.of(delta))).toList())
                .toList(),
            exact);
  }

  /** Numbers of the output's shape, or its transpose, as the output lies. */
  private Matrix upright(Matrix numbers) {
    return numbers.shape().equals(y.shape()) ? numbers : numbers.transposed();
  }
}
