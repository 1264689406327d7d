package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixTest {

  @Test
  void aColumnIsNotTheRowNorTheSquareOfTheSameNumbers() {
    Matrix column = Matrix.column(1, 2, 3, 4);
    assertThat(column)
        .isNotEqualTo(Matrix.of(new double[][] {{1, 2, 3, 4}}))
        .isNotEqualTo(Matrix.of(new double[][] {{1, 2}, {3, 4}}))
        .isEqualTo(Matrix.of(new double[][] {{1}, {2}, {3}, {4}}));
  }

  @Test
  void itIsTheBitsThatAreEqual() {
    assertThat(Matrix.scalar(Double.NaN)).isEqualTo(Matrix.scalar(Double.NaN));
    assertThat(Matrix.scalar(0.0)).isNotEqualTo(Matrix.scalar(-0.0));
  }
}
