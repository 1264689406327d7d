package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples a network is trained on, in order; never empty, all of one shape.
 *
 * @param inputs what the inputs are called, one for each row of x
 */
public record DataSet(String name, List<String> inputs, List<Sample> samples) {
  /** A design constant of the story: an answer nearer than this to every target is right. */
  public static final double RIGHT = 0.25;

  /** The samples that stand in a program; their inputs are called x1, x2, ... */
  static DataSet literal(List<Sample> samples) {
    int inputs = samples.get(0).x().shape().rows();
    return new DataSet(
        "literal", IntStream.rangeClosed(1, inputs).mapToObj(i -> "x" + i).toList(), samples);
  }

  public int size() {
    return samples.size();
  }

  public Sample sample(int index) {
    return samples.get(index);
  }

  public int outputs() {
    return samples.get(0).d().shape().rows();
  }

  /** The largest |y - d| of a sample over its outputs, outputs x 1; NaN if one is. */
  public double distance(int sample, Matrix y) {
    Matrix d = samples.get(sample).d();
    return IntStream.range(0, d.shape().rows())
        .mapToDouble(i -> Math.abs(y.get(i, 0) - d.get(i, 0)))
        .max()
        .orElseThrow();
  }

  /** True if these outputs are nearer than {@link #RIGHT} to every target of a sample. */
  public boolean isRight(int sample, Matrix y) {
    return distance(sample, y) < RIGHT;
  }
}
