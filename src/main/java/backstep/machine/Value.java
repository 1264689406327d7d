package backstep.machine;

import backstep.matrix.Matrix;

/**
 * What a name stands for in a state, and how it came about.
 *
 * @param preactivation what the sigmoid or softmax was applied to that made it, or null
 * @param line the line that wrote it, {@link #INITIAL} or {@link #BY_HAND}
 * @param time when
 * @param version how often lines of this step have written it
 */
public record Value(Matrix matrix, Matrix preactivation, int line, long time, int version) {
  public static final int INITIAL = 0;
  public static final int BY_HAND = -1;

  static Value initial(Matrix matrix) {
    return new Value(matrix, null, INITIAL, 0, 0);
  }

  /** The same value as a new step finds it. */
  Value carriedOver() {
    return version == 0 ? this : new Value(matrix, preactivation, line, time, 0);
  }

  Value setByHand(Matrix changed, Matrix changedPreactivation, long now) {
    return new Value(changed, changedPreactivation, BY_HAND, now, version);
  }
}
