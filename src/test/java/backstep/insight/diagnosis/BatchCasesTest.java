package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says of programs whose steps take several samples, as courses write them. */
class BatchCasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static String text(String name) throws IOException {
    return Files.readString(CASES.resolve("batch-" + name + ".bp"));
  }

  private static Experiment experiment(String text) {
    return Experiment.of("batch", ProgramParser.parse("batch", text));
  }

  /** The symptoms and the first line of each, such as {@code NEVER_MOVES 0}. */
  private static String found(String text) {
    return Check.of(experiment(text), Listener.NONE).orElseThrow().found().stream()
        .map(Check.Found::finding)
        .map(finding -> finding.symptom() + " " + finding.line())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "04-xor-tiny-start | ALIKE 0",
        "06-sin-uphill | WRONG_STEP 8",
        "08-sine-momentum | WRONG_DERIVATIVE 7",
        "09-softmax-over-batch | WRONG_DERIVATIVE 5, SUMMED_OVER_ALL 5, SATURATED 0",
        "12-layer-off-by-one | WRONG_DERIVATIVE 7, NOT_FINITE 4",
        "21-eleven-lines |",
        "21-eleven-lines-repaired-wrongly | WRONG_STEP 6",
        "22-dropout-mask | WRONG_STEP 7, ALL_OFF 0",
        "25-bias-from-weights | WRONG_STEP 6, NEVER_MOVES 14, ALL_OFF 0",
        "27-softmax-diagonal | WRONG_DERIVATIVE 8",
      })
  void whatPeopleHaveBroughtIsFound(String name, String expected) throws IOException {
    assertThat(found(text(name))).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "06-sin-uphill | error = guess - D | error = D - guess",
        "09-softmax-over-batch | sum(e) | sum(e, axis=0)",
        "12-layer-off-by-one | dz @ h.T | dz @ x.T",
        "22-dropout-mask | (hid > 0) | (hid > 0) * keep * 2",
        "27-softmax-diagonal | D * log(p) + (1 - D) * log(1 - p) | D * log(p)",
      })
  void andNothingIsWrongOnceItIsRepaired(String name, String part, String by) throws IOException {
    String repaired = text(name);
    assertThat(repaired).contains(part);
    assertThat(found(repaired.replace(part, by))).doesNotContain("WRONG");
  }

  /** Wherever 1/m stands, whatever lives from step to step, and whichever way the samples lie. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "right-accumulated",
        "right-adam",
        "right-batch-norm",
        "right-columns-l2",
        "right-columns",
        "right-deep",
        "right-kernel",
        "right-layer-norm",
        "right-mean-of-outputs",
        "right-momentum",
        "right-rows-delta",
        "right-rows-gradients",
        "right-rows-softmax",
        "right-rows-sum",
        "right-sizes",
        "right-weight-decay",
        "right-whole-max",
      })
  void aRightProgramIsNotAccused(String name) throws IOException {
    assertThat(found(text(name))).matches("|ALL_OFF 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "right-columns | db1 = sum(dZ1, axis=1) / m | db1 = sum(dZ1) / m | WRONG_DERIVATIVE 13",
        "right-columns | W1 - lr | W1 + lr | WRONG_STEP 14",
        "right-rows-delta | db1 = sum(dZ1, axis=0) | db1 = mean(dZ1, axis=0) | WRONG_DERIVATIVE 12",
        "right-rows-delta | dW1 = X.T @ dZ1 | dW1 = X.T @ dZ1 / m | WRONG_DERIVATIVE 11",
        "right-rows-delta | b1 - alpha | b1 - alpha / m | OWN_RATE 14",
        "right-rows-delta | dH * tanh'(Z1) | dH | WRONG_DERIVATIVE 10",
        "right-rows-delta | dH * tanh'(Z1) | dH * tanh'(H) | WRONG_DERIVATIVE 10",
        "right-rows-delta | = sum(dZ1, axis=0) | = dZ1[0,:] | WRONG_DERIVATIVE 12",
        "right-rows-delta | - alpha * db1 | - alpha * 0 * db1 | NEVER_MOVES 14",
        "right-rows-delta | H = tanh(Z1) | H = tanh(Z1) / norm(Z1) | MIXED_SAMPLES 2",
        "right-rows-gradients | sum(dZ1, axis=0) / m | sum(dZ1, axis=0) | WRONG_DERIVATIVE 12",
        "right-rows-softmax | softmax(S, axis=1) | softmax(S) | SHARED_OVER_SAMPLES 3",
        "right-rows-softmax | b1 = zeros(1, 5) | b1 = -99 * ones(1, 5) | ALL_OFF 0",
        "right-rows-sum | e2 * y * (1 - y) | e2 | WRONG_STEP 5",
        "right-layer-norm | (y - D) ** 2 | (y.T - D) ** 2 | SPREAD 5",
        "right-batch-norm | - N * mean(dN * N, axis=0) | | WRONG_DERIVATIVE 17",
        "right-batch-norm | dN = dA * g | dN = dA * g * g | WRONG_DERIVATIVE 16",
        "right-batch-norm | dg = sum(dA * N, | dg = sum(dA * Zc, | WRONG_DERIVATIVE 14",
        "right-adam | W1 - alpha | W1 + alpha | WRONG_STEP 13",
        "right-momentum | W2 + v2 | W2 - v2 | WRONG_STEP 11",
        "right-sizes | delta1 @ x.T | sum(delta1, axis=1) @ sum(x, axis=1).T | WRONG_STEP 12",
      })
  void aFaultIsNamedAtItsLine(String name, String part, String by, String expected)
      throws IOException {
    String right = text(name);
    assertThat(right).contains(part);
    assertThat(found(right.replace(part, by == null ? "" : by))).contains(expected);
  }
}
