package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What outputs cannot give, however the last function is written. */
class AnswerSymptomsTest {
  private static final String PROGRAM =
      """
      settings:
        k = 2
      data:
        1 -> 0.3
        2 -> TARGET
      parameters:
        w = randn(1, 1)
        b = zeros(1, 1)
      forward:
        z = w @ x + b
        e = exp(z)
        s = sum(e)
        y = OUTPUT
        loss = LOSS
      update:
        w = w - 0.1 * w
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmoid(z) | 1.5 | y is between 0 and 1",
        "sigmoid(z) | 1 |",
        "k * sigmoid(z) | 2.5 | y is between 0 and 2",
        "k * sigmoid(z) | 1.5 |",
        "3 * tanh(z) - 1 | 2.5 | y is between -4 and 2",
        "3 * tanh(z) - 1 | -4 |",
        "1 / (1 + exp(-z)) | 1.5 | y is between 0 and 1",
        "1 / (1 + exp(-z)) | 0.9 |",
        "exp(z) / (1 + exp(z)) | 1.5 |",
        "1 - e / (1 + 0 * e) | 0.9 |",
        "relu(z) | -1 | y is at least 0",
        "-softplus(z) | 1 | y is at most 0",
        "leaky_relu(z) | -9 |",
        "gelu(z) | -9 |",
        "z ** 2 | -1 | y is at least 0",
        "z ** 3 | -1 |",
        "maximum(z, 0.2) | 0.1 | y is at least 0.2",
        "where(z > 0, 0.2, sigmoid(z)) | 2 | y is between 0 and 1",
        "softmax(z) | 0.9 | y is a softmax of one unit, and so always 1",
        "e / s | 0.9 | y is a softmax of one unit, and so always 1",
        "exp(z) / sum(e) | 0.9 | y is a softmax of one unit, and so always 1",
        "0.5 * softmax(z) + 0.1 | 0.9 | softmax(z) is a softmax of one unit, and so y is always 0.6",
        "sigmoid(layer_norm(z)) | 1 | layer_norm(z) is layer_norm of one unit, and so y is always 0.5",
        "softmax([z, 0])[0] | 0.9 |",
        "softmax([z, 0])[0] | 1.9 | y is between 0 and 1",
      })
  void areProvedFromTheNotation(String output, String target, String said) {
    String program = program(output, target, "sum((y - d) ** 2)");
    assertThat(found(program))
        .startsWith(said == null ? "" : said)
        .matches(said == null ? "" : ".+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "squared_error(y, d) | y is between 0 and 1",
        "squared_error(5 * y, d) |",
        "squared_error(0.5 * y, d) | 0.5 * y is between 0 and 0.5",
        "squared_error(y, d / 10) |",
        "sum(abs(d - y)) | y is between 0 and 1",
        "-sum(d * log(y) + (1 - d) * log(1 - y)) | y is between 0 and 1",
      })
  void isAskedOfWhatTheLossHoldsAgainstTheTargets(String loss, String said) {
    assertThat(found(program("sigmoid(z)", "3", loss)))
        .startsWith(said == null ? "" : said)
        .matches(said == null ? "" : ".+");
  }

  private static String program(String output, String target, String loss) {
    return PROGRAM.replace("OUTPUT", output).replace("TARGET", target).replace("LOSS", loss);
  }

  private static String found(String program) {
    return Diagnosis.of(DiagnosisTest.begin(program)).findings().stream()
        .filter(
            finding ->
                finding.symptom() == Symptom.CONSTANT_OUTPUT
                    || finding.symptom() == Symptom.OUT_OF_RANGE)
        .flatMap(finding -> finding.evidence().stream())
        .map(sentence -> sentence.with(String::valueOf))
        .collect(Collectors.joining("\n"));
  }
}
