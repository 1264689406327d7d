package backstep.machine;

import backstep.matrix.Matrix;

/**
 * What a name stands for in a state, and how it came about.
 *
 * @param preactivation what the sigmoid or softmax was applied to that made it, or null
 * @param line the line that wrote it; 0 for an initial value or one set by hand
 * @param time when
 * @param version how often lines of this sample have written it
 */
public record Value(Matrix matrix, Matrix preactivation, int line, long time, int version) {

  static Value initial(Matrix matrix) {
    return new Value(matrix, null, 0, 0, 0);
  }

  /** The same value as a new sample finds it. */
  Value carriedOver() {
    return version == 0 ? this : new Value(matrix, preactivation, line, time, 0);
  }

  Value setByHand(Matrix changed, Matrix changedPreactivation, long now) {
    return new Value(changed, changedPreactivation, 0, now, version);
  }
}
