package backstep.insight.sweep;

import backstep.machine.Reading;
import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.HiddenLayer;
import backstep.notation.Parser;
import backstep.notation.Program;
import backstep.notation.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a network does with all samples of its data, gathered sample by sample. */
public final class Answers {
  /** By this factor values have exploded: a design constant of the story, and our convention. */
  public static final int EXPLODED = 1000;

  /** What a sigmoid or a softmax of two answers while all that it reads is 0. */
  static final double UNDECIDED = 0.5;

  private final DataSet data;
  private final List<HiddenLayer> layers;
  private final List<Form.Elementwise> activations;
  private double largest;
  private boolean isNan;
  private boolean isRight = true;
  private boolean isStuck;
  private boolean[] on = new boolean[0];

  Answers(Experiment experiment, List<HiddenLayer> layers) {
    this.data = experiment.data();
    this.layers = layers;
    this.activations = layers.stream().map(experiment::activation).toList();
  }

  /**
   * A sample.
   *
   * @param preactivations what is read of it, see {@link #readings}
   * @param y the outputs, in the shape of d
   */
  void add(int sample, List<Matrix> preactivations, Matrix y) {
    for (Matrix preactivation : preactivations) {
      isNan |= preactivation.anyCell(Double::isNaN);
      largest = Math.max(largest, preactivation.largest());
    }
    isNan |= y.anyCell(Double::isNaN);
    isRight &= data.isRight(sample, y);
    boolean isUndecided = y.allCells(cell -> cell == UNDECIDED);
    for (int i = 0; i < layers.size(); i++) {
      isStuck |= isUndecided && preactivations.get(i).allCells(activations.get(i)::isOff);
    }
    if (!layers.isEmpty()) {
      markOn(layers.get(0).byUnit(preactivations.get(0)));
    }
  }

  private void markOn(Matrix preactivation) {
    on = Arrays.copyOf(on, preactivation.shape().rows());
    for (int unit = 0; unit < on.length; unit++) {
      on[unit] |= !preactivation.row(unit).allCells(activations.get(0)::isOff);
    }
  }

  /** The largest |pre-activation| of all hidden layers and samples; NaN if one is. */
  double largest() {
    return largest;
  }

  /** Units of the first hidden layer that are off for every sample. */
  int unitsOff() {
    int off = 0;
    for (boolean unit : on) {
      off += unit ? 0 : 1;
    }
    return off;
  }

  /**
   * What shows an explosion: the pre-activations of the hidden layers, and where there are none,
   * that of y, or y itself; where no line writes y, the loss.
   */
  public static List<Reading> readings(Program program) {
    List<HiddenLayer> layers = HiddenLayer.of(program);
    return layers.isEmpty()
        ? Stream.of("y", "loss")
            .filter(name -> !program.writers(name).isEmpty())
            .limit(1)
            .map(name -> outcome(program, name))
            .toList()
        : layers.stream().map(layer -> new Reading(layer.line(), layer.preactivation())).toList();
  }

  private static Reading outcome(Program program, String name) {
    List<Integer> writers = program.writers(name);
    int line = writers.get(writers.size() - 1);
    return program.line(line).value() instanceof Expr.Call call
            && (call.function().makesUnits() || call.function().isSquashing())
        ? new Reading(line, call.arguments().get(0))
        : Reading.atEnd(Parser.expression(Source.typed(name)));
  }

  /** True of values that have grown out of all measure. */
  public static boolean hasExploded(double largest, double usual) {
    return largest > EXPLODED * usual;
  }

  /** A size of values that is no wonder: large inputs and large targets make large values. */
  public static double usual(double atStart, DataSet data) {
    return Math.max(Math.max(1, atStart), data.largestTarget());
  }

  /**
   * What has come of a run.
   *
   * @param start the same at its start
   */
  Outcome outcome(Answers start) {
    if (isNan) {
      return Outcome.NAN;
    }
    if (hasExploded(largest, usual(start.largest, data))) {
      return isRight ? Outcome.FROZEN : Outcome.EXPLODED;
    }
    if (isRight) {
      return Outcome.LEARNED;
    }
    return isStuck ? Outcome.STUCK : Outcome.OTHER;
  }
}
