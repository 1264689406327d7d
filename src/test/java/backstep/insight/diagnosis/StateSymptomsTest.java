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
}
