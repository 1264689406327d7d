package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lives from step to step: grows by a factor, or only adds up. */
class StateSymptomsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v = 0.9 * v + dW1 | false",
        "v = v + dW1 ** 2 | false",
        "v = v + 1 | false",
        "v = (sample > 0) * v + 100 * dW1 | false",
        "v = minimum(9, 1.5 * v + 1) | false",
        "v = 0.999 * v + 2 ** epoch | false",
        "v = 1.1 * v + dW1 | true",
        "v = 1.05 * (v + 1) | true",
      })
  void growsWithoutBoundOnlyWhereAStepMultipliesIt(String line, boolean grows) {
    String program =
        DiagnosisTest.HEALTHY
            .replace("forward:", "  v = zeros(4, inputs)\nforward:")
            .replace("update:\n", "update:\n  " + line + "\n");
    assertThat(DiagnosisTest.of(DiagnosisTest.run(DiagnosisTest.begin(program), 40)))
        .as(line)
        .matches(found -> found.contains(Symptom.GROWING_STATE) == grows);
  }

  /** Some learn all the same, and nothing may be left to see of the sums at the end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | g + G | g | true",
        "4 | g + G | g | true",
        "1 | g + G | where(sample == 3, g, 0) | true",
        "1 | g + G | where(sample == 3, G, 0) | false",
        "1 | where(sample == 0, 0, g) + G | where(sample == 3, g, 0) | false",
        "4 | where((epoch + 4) / 5 == floor((epoch + 4) / 5), 0, g) + G"
            + " | where(epoch / 5 == floor(epoch / 5), g, 0) | false",
        "1 | g + G ** 2 | where(sample == 3, g, 0) | false",
        "1 | G | g | false",
      })
  void sumsAreToBeSetBack(int batch, String sum, String step, boolean isNever) {
    String program =
        """
        settings:
          batch = %d
          epochs = 200
        data:
          0, 0 -> 0
          0, 1 -> 1
          1, 0 -> 1
          1, 1 -> 1
        parameters:
          W = randn(2, 1)
          b = 0
          gW = zeros(2, 1)
          gb = 0
        forward:
          y = sigmoid(X @ W + b)
          loss = 0.5 * sum((y - D) ** 2)
        backward:
          dz = (y - D) * y * (1 - y)
          gW = %s
          gb = %s
        update:
          W = W - 0.1 * %s
          b = b - 0.1 * %s
        """
            .formatted(
                batch,
                sum.replace("g", "gW").replace("G", "X.T @ dz"),
                sum.replace("g", "gb").replace("G", "sum(dz)"),
                step.replace("g", "gW").replace("G", "X.T @ dz"),
                step.replace("g", "gb").replace("G", "sum(dz)"));
    assertThat(ClippingTest.found(program))
        .matches(found -> found.contains("NEVER_SET_BACK") == isNever);
  }
}
