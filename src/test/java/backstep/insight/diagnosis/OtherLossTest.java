package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that go down another loss than the one that the program computes are told so. */
class OtherLossTest {
  private static final String NETWORK =
      """
      settings:
        batch = all
        alpha = 0.5
      data:
        0, 0 -> 0
        0, 1 -> 1
        1, 0 -> 1
        1, 1 -> 0
      parameters:
        W1 = randn(2, 4)
        W2 = randn(4, 1)
      forward:
        A = sigmoid(X @ W1)
        y = sigmoid(A @ W2)
        loss = LOSS
      backward:
        e2 = DELTA
        e1 = e2 @ W2.T * A * (1 - A)
      update:
        W2 = W2 - alpha * A.T @ e2
        W1 = W1 - alpha * X.T @ e1
      """;

  @ParameterizedTest
  @CsvSource({
    "cross_entropy(y; D), (y - D) * y * (1 - y), 'slope of squared_error(y, D), which is not'",
    "mean((y - D) ** 2), y - D, 'slope of cross_entropy(y, D), which is not this loss'",
    "mean((y - D) ** 2), (y - D) * (1 - y), 'does not move along its slope'"
  })
  void stepsThatGoDownAnotherLoss(String loss, String delta, String said) {
    String text = NETWORK.replace("LOSS", loss.replace(';', ',')).replace("DELTA", delta);
    String finding = Diagnosis.of(DiagnosisTest.begin(text)).findings().toString();
    assertThat(finding).contains(said);
    assertThat(finding.contains("which is not this loss")).isEqualTo(said.contains("which"));
  }
}
