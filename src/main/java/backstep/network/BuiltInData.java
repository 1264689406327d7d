package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data sets a setting {@code data = NAME} can name. To add one, add a constant. */
public enum BuiltInData {
  /** The question's four samples: two bits, its constant third column, and the appended 1. */
  XOR(
      List.of("x1", "x2", "x3", "1"),
      new double[][] {{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}},
      new double[][] {{0}, {1}, {1}, {0}});

  private final DataSet data;

  BuiltInData(List<String> inputs, double[][] x, double[][] d) {
    Stream<Sample> samples =
        IntStream.range(0, x.length)
            .mapToObj(i -> Sample.of(Matrix.column(x[i]), Matrix.column(d[i])));
    this.data = new DataSet(name().toLowerCase(Locale.ROOT), inputs, samples.toList());
  }

  public DataSet data() {
    return data;
  }

  public static Optional<DataSet> named(String name) {
    return Arrays.stream(values())
        .map(BuiltInData::data)
        .filter(data -> data.name().equals(name))
        .findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(value -> value.data.name()).toList();
  }
}
