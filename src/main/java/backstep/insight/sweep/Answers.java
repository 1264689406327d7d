package backstep.insight.sweep;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import java.util.Arrays;
import java.util.List;

/** What a network does with all samples of its data, gathered sample by sample. */
public final class Answers {
  /** A hidden pre-activation beyond this has exploded: a design constant of the story. */
  public static final double EXPLODED = 1000;

  /** What a sigmoid or a softmax of two answers while all that it reads is 0. */
  private static final double UNDECIDED = 0.5;

  private final DataSet data;
  private double largest;
  private boolean isNan;
  private boolean isRight = true;
  private boolean isStuck;
  private boolean[] on = new boolean[0];

  Answers(DataSet data) {
    this.data = data;
  }

  /**
   * A sample.
   *
   * @param activations of each hidden layer
   * @param preactivations of each hidden layer
   * @param y the outputs, in the shape of d
   */
  void add(int sample, List<Matrix> activations, List<Matrix> preactivations, Matrix y) {
    for (Matrix preactivation : preactivations) {
      isNan |= preactivation.anyCell(Double::isNaN);
      largest = Math.max(largest, preactivation.largest());
    }
    isNan |= y.anyCell(Double::isNaN);
    isRight &= data.isRight(sample, y);
    boolean someLayerOff = activations.stream().anyMatch(Answers::isOff);
    isStuck |= someLayerOff && !y.anyCell(cell -> cell != UNDECIDED);
    activations.stream().findFirst().ifPresent(this::markOn); // there may be no hidden layer
  }

  private static boolean isOff(Matrix activation) {
    return !activation.anyCell(cell -> cell != 0);
  }

  private void markOn(Matrix activation) {
    Shape shape = activation.shape();
    on = Arrays.copyOf(on, (int) shape.cells());
    for (int unit = 0; unit < on.length; unit++) {
      on[unit] |= activation.get(unit / shape.cols(), unit % shape.cols()) != 0;
    }
  }

  /** The largest |pre-activation| of all hidden layers and samples; NaN if one is. */
  double largest() {
    return largest;
  }

  /** Units of the first hidden layer whose activation is 0 for every sample. */
  int unitsOff() {
    int off = 0;
    for (boolean unit : on) {
      off += unit ? 0 : 1;
    }
    return off;
  }

  Outcome outcome() {
    if (isNan) {
      return Outcome.NAN;
    }
    if (largest > EXPLODED) {
      return isRight ? Outcome.FROZEN : Outcome.EXPLODED;
    }
    if (isRight) {
      return Outcome.LEARNED;
    }
    return isStuck ? Outcome.STUCK : Outcome.OTHER;
  }
}
