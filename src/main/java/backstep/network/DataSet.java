package backstep.network;

import backstep.notation.Sample;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The samples a network is trained on, in order; never empty, all of one shape.
 *
 * @param inputs what the inputs are called, one for each row of x
 */
public record DataSet(String name, List<String> inputs, List<Sample> samples) {

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
}
