package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and columns that spread to tables: by mistake, and as they were meant. */
class SpreadTest {
  /** Three outputs in a row, three targets in a column. */
  static final String OUTPUTS =
      """
      settings:
        alpha = 0.05
        seed = 2
      data:
        0.1, 0.2, 0.7 -> 1, 0, 0
        0.4, 0.1, 0.3 -> 0, 1, 0
        0.5, 0.9, 0.1 -> 0, 0, 1
      parameters:
        W = randn(3, 3)
        b = zeros(1, 3)
        c = randn(3, 1)
      forward:
        y = x.T @ W + b
        loss = 0.5 * sum((y - d) ** 2)
      update:
        W = 0.99 * W
        b = 0.99 * b
        c = 0.99 * c
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = x.T @ W + b | loss = mean(abs(y - d)) | 2 | edit 2 loss = mean(abs(y.T - d))",
        "y = x.T @ W + b | loss = 0.1 * sum(b ** 2) + sum((d - y) ** 2) / 3 | 2"
            + " | edit 2 loss = 0.1 * sum(b ** 2) + sum((d - y.T) ** 2) / 3",
        "y = sigmoid(x.T @ W) | loss = -sum(d * log(y)) | 2 | edit 2 loss = -sum(d * log(y).T)",
        "y = (W @ x).T + c | loss = sum((y[0,:].T - d) ** 2) | 1 | edit 1 y = W @ x + c",
        "y = (x.T @ W).T + b.T | loss = sum((y - d) ** 2) | 0 |",
        "y = tanh(x - b) @ c | loss = sum((y - d) ** 2) | 0 |",
        "y = exp(-((x.T - c) ** 2)) @ c | loss = sum((y - d) ** 2) | 0 |",
        "y = tanh(W @ x + (W @ x).T) @ x | loss = sum((y - d) ** 2) | 0 |",
        "y = x.T @ W + b | loss = sum(exp(-((y - d) ** 2))) | 0 |",
      })
  void isFoundWhereNobodyCanHaveMeantIt(String y, String loss, int line, String remedy) {
    String program =
        OUTPUTS.replace("y = x.T @ W + b", y).replace("loss = 0.5 * sum((y - d) ** 2)", loss);
    assertThat(Symptom.SPREAD.search(new Examination(DiagnosisTest.begin(program))))
        .map(finding -> finding.line() + " " + finding.remedy())
        .isEqualTo(line == 0 ? Optional.empty() : Optional.of(line + " " + remedy));
  }
}
