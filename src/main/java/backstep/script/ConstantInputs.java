package backstep.script;

import backstep.notation.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The inputs of a step that takes no samples in turn: constants that parameters meet in products.
 */
final class ConstantInputs {
  private final Draft draft;
  private final List<Formula> outputs;
  private final Function<Formula, Variable> dataOf;

  /**
   * Prepares the search.
   *
   * @param outputs what meets the targets
   * @param dataOf the constant that a formula is, or a part of; else null
   */
  ConstantInputs(Draft draft, List<Formula> outputs, Function<Formula, Variable> dataOf) {
    this.draft = draft;
    this.outputs = outputs;
    this.dataOf = dataOf;
  }

  /** Those above the outputs; beside arrays a number is a setting, as a momentum is. */
  Set<Variable> all() {
    Set<Variable> found = new LinkedHashSet<>();
    forward().forEach(value -> value.all().forEach(formula -> factors(formula, found)));
    if (!found.stream().allMatch(one -> one.shape().isScalar())) {
      found.removeIf(one -> one.shape().isScalar());
    }
    return found;
  }

  /** What the outputs are made of. */
  List<Formula> forward() {
    List<Formula> values = new ArrayList<>(outputs);
    Set<Variable> above = new LinkedHashSet<>();
    outputs.forEach(output -> above.addAll(draft.above(output)));
    draft.lines().stream()
        .filter(line -> above.contains(line.target()))
        .forEach(line -> values.add(line.value()));
    return values;
  }

  /** Constants that a parameter is multiplied with, above the output. */
  private void factors(Formula formula, Set<Variable> found) {
    if (formula.is(Operator.TIMES) || formula.is(Operator.MATRIX_TIMES)) {
      factor(formula.part(0), formula.part(1), found);
      factor(formula.part(1), formula.part(0), found);
    }
  }

  private void factor(Formula data, Formula parameter, Set<Variable> found) {
    Set<Variable> sources = draft.sources(parameter);
    boolean isOfParameters =
        sources.stream().anyMatch(one -> one.role() == Variable.Role.STATE)
            && sources.stream().allMatch(ConstantInputs::isParameterOrNumber);
    if (isOfParameters && dataOf.apply(data) != null) {
      found.add(dataOf.apply(data));
    }
  }

  private static boolean isParameterOrNumber(Variable one) {
    return one.role() == Variable.Role.STATE
        || (one.role() == Variable.Role.CONSTANT && one.shape().isScalar());
  }
}
