package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which answers count as right. */
class DataSetTest {
  private static final double NAN = Double.NaN;

  private static DataSet of(double[]... targets) {
    return DataSet.withOne(
        "",
        List.of(targets).stream()
            .map(d -> Sample.of(Matrix.column(1, 1), Matrix.column(d)))
            .toList());
  }

  private static double[] d(double... cells) {
    return cells;
  }

  @Test
  void targetsNameClassesWhereOneOfSeveralIsOne() {
    assertThat(of(d(0, 1, 0), d(1, 0, 0)).hasClasses()).isTrue();
    for (DataSet other :
        List.of(of(d(1)), of(d(0)), of(d(0, 1), d(1, 1)), of(d(0, 1), d(0, 0)), of(d(0.5, 0.5)))) {
      assertThat(other.hasClasses()).isFalse();
    }
  }

  /** As numpy's argmax has it, but for nan, which is never right. */
  @Test
  void theFirstOfTheLargestOutputsIsTheAnswer() {
    DataSet middle = of(d(0, 1, 0));
    assertThat(middle.isRightClass(0, Matrix.column(0.3, 0.4, 0.3))).isTrue();
    assertThat(middle.isRightClass(0, Matrix.column(-3, -1, -1))).isTrue();
    assertThat(middle.isRightClass(0, Matrix.column(0.5, 0.5, 0.1))).isFalse();
    assertThat(middle.isRightClass(0, Matrix.column(0.1, 0.5, 0.6))).isFalse();
    assertThat(middle.isRightClass(0, Matrix.column(0.1, NAN, 0.2))).isFalse();
    assertThat(middle.isRightClass(0, Matrix.column(NAN, 1, 0.2))).isFalse();
  }
}
