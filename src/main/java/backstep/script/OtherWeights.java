package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step from other weights: near 0.5 a sigmoid is a straight line, and there two losses look
 * alike.
 *
 * @param output what the step puts out
 * @param probability true if that lies between 0 and 1
 */
record OtherWeights(Draft draft, Formula output, boolean probability) {
  /** An output so near to 0 or to 1 has no slope to be compared. */
  private static final double NEAR_END = 0.02;

  private static final double LARGEST = 1000;
  private static final double SMALLEST = 1e-3;

  /**
   * The numbers of a step, with the largest changes that leave the outputs apart from their ends.
   */
  Optional<Map<Variable, Matrix>> of(Map<Variable, Matrix> step) {
    Set<Variable> above = draft.sources(output);
    for (double size = 1; size > SMALLEST; size /= 2) {
      Map<Variable, Matrix> other = moved(step, above, size);
      if (new StepValues(draft.lines(), other).of(output).cells().allMatch(this::isInside)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private static Map<Variable, Matrix> moved(
      Map<Variable, Matrix> step, Set<Variable> above, double size) {
    NumpyRandom random = new NumpyRandom(1);
    Map<Variable, Matrix> moved = new LinkedHashMap<>(step);
    step.forEach(
        (variable, numbers) -> {
          if (variable.role() == Variable.Role.STATE && above.contains(variable)) {
            moved.put(variable, numbers.map(one -> one + size * (2 * random.rand() - 1)));
          }
        });
    return moved;
  }

  private boolean isInside(double one) {
    return probability ? one > NEAR_END && one < 1 - NEAR_END : Math.abs(one) < LARGEST;
  }
}
