package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Operator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Inputs that the output itself should be, as an autoencoder's: where they meet it they are
 * targets, of the same numbers.
 */
final class InputAsTarget {
  private final Formulas pool;
  private final Draft draft;
  private final Map<Variable, Variable> targets = new HashMap<>();

  InputAsTarget(Formulas pool, Draft draft) {
    this.pool = pool;
    this.draft = draft;
  }

  /** Writes targets in the place of inputs that meet what is made of them; false if none does. */
  boolean write(Predicate<Variable> isData) {
    Map<Formula, Formula> others = new HashMap<>();
    for (Formula value : draft.values()) {
      for (Formula difference : value.all()) {
        if (difference.is(Operator.MINUS)) {
          Formula left = difference.part(0);
          Formula right = difference.part(1);
          if (meets(left, right.variable(), isData)) {
            others.put(difference, pool.binary(Operator.MINUS, left, target(right)));
          } else if (meets(right, left.variable(), isData)) {
            others.put(difference, pool.binary(Operator.MINUS, target(left), right));
          }
        }
      }
    }
    draft.replace(others);
    return !others.isEmpty();
  }

  private boolean meets(Formula output, Variable data, Predicate<Variable> isData) {
    Set<Variable> sources = draft.sources(output);
    return data != null
        && isData.test(data)
        && output.shape().equals(data.shape())
        && sources.contains(data)
        && sources.stream().anyMatch(one -> one.role() == Variable.Role.STATE);
  }

  private Formula target(Formula input) {
    return pool.read(targets.computeIfAbsent(input.variable(), Variable::copy));
  }

  /** Gives the targets of a step their numbers. */
  void fill(Map<Variable, Matrix> values) {
    targets.forEach(
        (input, target) -> values.put(target, values.getOrDefault(input, input.value())));
  }
}
