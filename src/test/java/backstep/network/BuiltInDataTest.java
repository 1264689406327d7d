package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInDataTest {

  @ParameterizedTest
  @EnumSource
  void theShippedProgramsRunOnEachUnchanged(BuiltInData data) {
    for (Shipped shipped : EnumSet.complementOf(EnumSet.of(Shipped.XOR_ROWS))) {
      Experiment experiment =
          Experiment.of(shipped.word(), shipped.program().withSetting("data", data.word()));
      assertThat(Timeline.begin(experiment).now().position()).hasToString("0:0:1");
      assertThat(experiment.data().inputs()).endsWith("1");
      experiment
          .data()
          .samples()
          .forEach(sample -> assertThat(last(sample.x())).as(data.word()).isEqualTo(1));
    }
  }

  @Test
  void theBitsHaveTheirTruthTables() {
    assertThat(targets(BuiltInData.XOR)).containsExactly(0, 1, 1, 0);
    assertThat(targets(BuiltInData.AND)).containsExactly(0, 0, 0, 1);
    assertThat(targets(BuiltInData.OR)).containsExactly(0, 1, 1, 1);
    assertThat(targets(BuiltInData.XNOR)).containsExactly(1, 0, 0, 1);
    assertThat(targets(BuiltInData.PARITY3)).containsExactly(0, 1, 1, 0, 1, 0, 0, 1);
  }

  @Test
  void theRingsAndTheArmsLieWhereTheyShould() {
    BuiltInData.CIRCLES
        .data()
        .samples()
        .forEach(
            sample ->
                assertThat(radius(sample.x()))
                    .isEqualTo(sample.d().scalar() == 1 ? 0.5 : 1, within(1e-4)));
    DataSet spirals = BuiltInData.SPIRALS.data();
    for (int k = 1; k <= spirals.size() / 2; k++) {
      Matrix first = spirals.sample(2 * k - 2).x();
      Matrix second = spirals.sample(2 * k - 1).x();
      assertThat(radius(first)).isEqualTo(k / 24.0, within(1e-4));
      assertThat(second.get(0, 0)).isEqualTo(-first.get(0, 0));
      assertThat(second.get(1, 0)).isEqualTo(-first.get(1, 0));
    }
  }

  /** The means and deviations are those that R 4.2.2 gives of its own iris, by species. */
  @Test
  void theIrisesAreFishers() {
    DataSet iris = BuiltInData.IRIS.data();
    assertThat(iris.size()).isEqualTo(150);
    assertThat(iris.outputs())
        .containsExactly("species=setosa", "species=versicolor", "species=virginica");
    double[][] means = {
      {5.006, 3.428, 1.462, 0.246}, {5.936, 2.77, 4.26, 1.326}, {6.588, 2.974, 5.552, 2.026}
    };
    for (int species = 0; species < 3; species++) {
      for (int measure = 0; measure < 4; measure++) {
        assertThat(mean(iris, species, measure)).isEqualTo(means[species][measure], within(1e-9));
      }
    }
    assertThat(iris.sample(3 * 34).x()).as("setosa 35").isEqualTo(flower(4.9, 3.1, 1.5, 0.2));
    assertThat(iris.sample(3 * 37).x()).as("setosa 38").isEqualTo(flower(4.9, 3.6, 1.4, 0.1));
  }

  private static Matrix flower(double... measures) {
    double[] x = Arrays.copyOf(measures, 5);
    x[4] = 1;
    return Matrix.column(x);
  }

  private static double mean(DataSet data, int output, int input) {
    return data.samples().stream()
        .filter(sample -> sample.d().get(output, 0) == 1)
        .mapToDouble(sample -> sample.x().get(input, 0))
        .average()
        .orElseThrow();
  }

  private static List<Integer> targets(BuiltInData data) {
    return data.data().samples().stream().map(sample -> (int) sample.d().scalar()).toList();
  }

  private static double last(Matrix x) {
    return x.get(x.shape().rows() - 1, 0);
  }

  private static double radius(Matrix x) {
    return Math.sqrt(IntStream.range(0, 2).mapToDouble(i -> x.get(i, 0) * x.get(i, 0)).sum());
  }
}
