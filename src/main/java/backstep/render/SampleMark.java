package backstep.render;

import backstep.insight.surface.Axis;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Sample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a sample is drawn over the inputs.
 *
 * @param across its first input
 * @param up its second one; where only one input differs, its target
 * @param sign the digit of its target; where its place says the target, a ring, or of several
 *     targets which one it is
 */
public record SampleMark(double across, double up, char sign) {
  public static final char RING = 'O';

  /** All samples of the data. */
  public static List<SampleMark> of(DataSet data) {
    List<Integer> inputs = Axis.inputs(data);
    return data.samples().stream().flatMap(sample -> of(inputs, sample)).toList();
  }

  private static Stream<SampleMark> of(List<Integer> inputs, Sample sample) {
    double across = sample.x().get(inputs.get(0), 0);
    int outputs = sample.d().shape().rows();
    return inputs.size() > 1
        ? Stream.of(new SampleMark(across, sample.x().get(inputs.get(1), 0), digit(sample.d())))
        : IntStream.range(0, outputs)
            .mapToObj(
                i -> new SampleMark(across, sample.d().get(i, 0), outputs == 1 ? RING : digit(i)));
  }

  /** What the signs are. */
  static String legend(DataSet data) {
    boolean isOne = data.sample(0).d().shape().isScalar();
    if (Axis.inputs(data).size() > 1) {
      return "the digits are the samples: "
          + (isOne ? "their d" : "which output of d is the largest");
    }
    return isOne
        ? RING + " is a sample, as high as its d"
        : "the digits are the samples: the rows of d, as high as they are";
  }

  /** The target, or of several the largest one's number. */
  private static char digit(Matrix d) {
    int best = 0;
    for (int i = 1; i < d.shape().rows(); i++) {
      best = d.get(i, 0) > d.get(best, 0) ? i : best;
    }
    boolean isOne = d.shape().rows() == 1;
    return digit(isOne ? (d.get(0, 0) >= 0.5 ? 1 : 0) : best);
  }

  private static char digit(int number) {
    return number < Character.MAX_RADIX ? Character.forDigit(number, Character.MAX_RADIX) : '+';
  }
}
