package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The data sets a setting {@code data = NAME} can name. Each has an appended input that is 1, for
 * the programs have no bias. To add one, add a constant.
 */
public enum BuiltInData {
  /** The question's four samples: two bits, its constant third input, and the appended 1. */
  XOR("two bits, and 1 where they differ", ofTwoBits((a, b) -> a ^ b)),
  /** On the inputs of {@link #XOR}, so that the question's programs run on it unchanged. */
  AND("two bits, and 1 where both are", ofTwoBits((a, b) -> a & b)),
  /** On the inputs of {@link #XOR}. */
  OR("two bits, and 1 where one of them is", ofTwoBits((a, b) -> a | b)),
  /** On the inputs of {@link #XOR}. */
  XNOR("two bits, and 1 where they are alike", ofTwoBits((a, b) -> 1 - (a ^ b))),
  PARITY3("three bits, and 1 where an odd number of them is", parity()),
  CIRCLES("points of two rings, and 1 on the inner one", Planar.circles()),
  SPIRALS("points of two spirals, and 1 on the second", Planar.spirals()),
  IRIS("four measures of a flower in cm, and which of three species it is", List.of()) {
    /** Read when it is asked for, and not whenever Backstep starts. */
    @Override
    public DataSet data() {
      return Iris.DATA;
    }
  };

  private final String story;
  private final List<Sample> samples;

  BuiltInData(String story, List<Sample> samples) {
    this.story = story;
    this.samples = samples;
  }

  private static List<Sample> ofTwoBits(IntBinaryOperator target) {
    return IntStream.range(0, 4)
        .mapToObj(i -> bits(i >> 1, i & 1, 1, target.applyAsInt(i >> 1, i & 1)))
        .toList();
  }

  private static List<Sample> parity() {
    return IntStream.range(0, 8)
        .mapToObj(i -> bits(i >> 2, i >> 1 & 1, i & 1, Integer.bitCount(i) & 1))
        .toList();
  }

  private static Sample bits(int x1, int x2, int x3, int target) {
    return Sample.of(Matrix.column(x1, x2, x3, 1), Matrix.scalar(target));
  }

  /** Its name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its inputs and its target are. */
  public String story() {
    return story;
  }

  public DataSet data() {
    return DataSet.withOne(word(), samples);
  }

  public static Optional<DataSet> named(String name) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(name))
        .findFirst()
        .map(BuiltInData::data);
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(BuiltInData::word).toList();
  }
}
