package backstep.insight.diagnosis;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each symptom in a program that has it, and not in one that only looks like it. */
class SymptomTest {
  private static final String TANH = DiagnosisTest.HEALTHY;
  private static final String RELU = edited(TANH, "= tanh", "= relu");
  static final String NO_BIAS =
      edited(
          edited(RELU, "Z2 = W2 @ A1 + b2", "Z2 = W2 @ A1"),
          "randn(4, inputs)",
          "[[0, 0, 1, -2], [0, 0, 0, -1], [0, 0, 0, -1], [0, 2, 0, -1]]");
  private static final String BEYOND =
      edited(edited(TANH, "  data = xor\n", ""), "parameters:", "data:\n  1, 0 -> 1\nparameters:");
  private static final String ALIKE = edited(TANH, "randn(4, inputs)", "0.3 * ones(4, inputs)");
  private static final String EARLY = edited(TANH, "  W2 = W2 - alpha * dW2\n", "");
  private static final String DEEP = DiagnosisTest.deep("sigmoid");
  static final String GROWING =
      """
      data:
        1 -> 1
        -1 -> 0
      parameters:
        W = [[0.001], [0.002]]
        V = [[1, -1]]
      forward:
        Z = W @ x
        A = tanh(Z)
        y = sigmoid(V @ A)
      backward:
        W = W * 2 ** 0.125
      """;

  /** Along the sum of all slopes so far. */
  private static final String SUMS =
      """
      data:
        10 -> 20
        -10 -> -19
      parameters:
        W = [[0.5]]
        g = [[0]]
      forward:
        y = W @ x
        loss = 0.5 * sum((y - d) ** 2)
      backward:
        dW = (y - d) @ x.T
        g = g + dW
      update:
        W = W - 0.001 * g
      """;

  private static final String ROWS =
      """
      settings:
        data = xor
        alpha = 0.1
      parameters:
        X = [[0.1, 0.9], [0.8, 0.3], [0.5, 0.5]]
        T = [[1, 0], [0, 1], [0, 1]]
        W = 0.5 * ones(2, 2)
      forward:
        Z = X @ W
        P = exp(Z) / sum(exp(Z))
        loss = -sum(T * log(P))
      backward:
        dZ = sum(T) * P - T
        dW = X.T @ dZ
      update:
        W = W - alpha * dW
      """;
  private static final String CLASSES =
      """
      settings:
        alpha = 0.1
        batch = 2
      data:
        0.1, 0.9 -> 1, 0
        0.8, 0.3 -> 0, 1
        0.5, 0.5 -> 0, 1
      parameters:
        W = randn(2, 3)
        V = randn(3, 2)
      forward:
        H = tanh(X @ W)
        S = H @ V
        y = softmax(S, axis=1)
        loss = -sum(D * log(y)) / m
      update:
        V = V - alpha * H.T @ (y - D) / m
      """;
  private static final String AVERAGE =
      edited(
          edited(TANH, "forward:", "  t = zeros(1, 1)\n  v = zeros(4, inputs)\nforward:"),
          "W1 = W1 - alpha * dW1",
          "t = t + 1\n  v = 0.9 * v + 0.1 * dW1\n  v = v / (1 - 0.9 ** t)\n  W1 = W1 - alpha * v");

  /**
   * Two programs, looked at after the same number of epochs.
   *
   * @param apart what the second has not
   */
  private record Pair(String has, String looksLikeIt, String apart, int epochs) {}

  private static final Map<Symptom, Pair> PAIRS =
      Map.ofEntries(
          entry(
              Symptom.SPREAD,
              new Pair(
                  SpreadTest.OUTPUTS,
                  edited(SpreadTest.OUTPUTS, "y - d)", "y - d.T)"),
                  "each output beside its target",
                  0)),
          entry(
              Symptom.STALE_READ,
              new Pair(
                  edited(EARLY, "  dA1 =", "  W2 = W2 - alpha * dW2\n  dA1 ="),
                  edited(EARLY, "  dZ1 =", "  W2 = W2 - alpha * dW2\n  dZ1 ="),
                  "an early update that is read after it",
                  0)),
          entry(
              Symptom.WRONG_DERIVATIVE,
              new Pair(
                  edited(TANH, "act'(Z1)", "(1 - A1)"),
                  edited(TANH, "act'(Z1)", "(1 - A1 ** 2)"),
                  "another slope than that of tanh",
                  0)),
          entry(
              Symptom.WRONG_STEP,
              new Pair(
                  edited(TANH, "W2 - alpha * dW2", "W2 + alpha * dW2"),
                  edited(TANH, "W2 - alpha * dW2", "W2 + alpha * -dW2"),
                  "a parameter that moves up the slope",
                  0)),
          entry(
              Symptom.CONSTANT_OUTPUT,
              new Pair(
                  edited(TANH, "sigmoid(Z2)", "softmax(Z2)"),
                  edited(TANH, "sigmoid(Z2)", "softmax([Z2, 0])[0]"),
                  "a softmax of one unit",
                  0)),
          entry(
              Symptom.OUT_OF_RANGE,
              new Pair(
                  edited(BEYOND, "-> 1", "-> 1.5"),
                  edited(BEYOND, "-> 1", "-> 1"),
                  "targets beyond a sigmoid",
                  0)),
          entry(
              Symptom.SUMMED_OVER_ALL,
              new Pair(
                  ROWS,
                  edited(ROWS, "[[1, 0], [0, 1], [0, 1]]", "[[0.5, 0], [0, 0.25], [0, 0.25]]"),
                  "targets that add up to 1 in each row",
                  0)),
          entry(
              Symptom.SHARED_OVER_SAMPLES,
              new Pair(
                  edited(CLASSES, "axis=1", "axis=0"),
                  CLASSES,
                  "shares that add up to 1 in each sample",
                  0)),
          entry(
              Symptom.MIXED_SAMPLES,
              new Pair(
                  edited(CLASSES, "tanh(X @ W)", "tanh(X @ W) / norm(X @ W)"),
                  edited(CLASSES, "softmax(S", "softmax(S - max(S)"),
                  "a number of the whole step that goes out again",
                  0)),
          entry(
              Symptom.OWN_RATE,
              new Pair(
                  edited(TANH, "b1 - alpha * dZ1", "b1 - alpha / 4 * dZ1"),
                  edited(TANH, "b1 - alpha * dZ1", "b1 - alpha / 4 * 4 * dZ1"),
                  "a rate that other parameters have not",
                  0)),
          entry(
              Symptom.NEVER_MOVES,
              new Pair(
                  edited(TANH, "  b2 = b2 - alpha * dZ2\n", ""),
                  edited(TANH, "b2 - alpha * dZ2", "b2 - alpha * (sample == 3) * dZ2"),
                  "a parameter that no step moves",
                  0)),
          entry(
              Symptom.NOT_FINITE,
              new Pair(
                  edited(TANH, "forward:", "forward:\n  far = 1e308 * 10"),
                  edited(TANH, "forward:", "forward:\n  far = 1e308"),
                  "a number beyond the largest",
                  0)),
          entry(
              Symptom.ALL_ON,
              new Pair(
                  edited(RELU, "b1 = zeros(4, 1)", "b1 = 20 * ones(4, 1)"),
                  edited(RELU, "b1 = zeros(4, 1)", "b1 = [20, 20, 20, 0]"),
                  "the last unit on for every sample",
                  0)),
          entry(
              Symptom.GROWTH,
              new Pair(GROWING, edited(GROWING, "W * 2 ** 0.125", "W + 0.001"), "one rate", 40)),
          entry(
              Symptom.NEVER_SET_BACK,
              new Pair(
                  SUMS,
                  edited(SUMS, "g = g + dW", "g = 0.99 * g + dW"),
                  "a momentum that forgets",
                  2)),
          entry(
              Symptom.OVERSHOOT,
              new Pair(
                  edited(SUMS, "0.001 * g", "0.025 * dW"), // 2 / curvature is 0.02
                  edited(SUMS, "0.001 * g", "0.019 * dW"),
                  "a step that ends lower than it began",
                  0)),
          entry(
              Symptom.UNLIKE_INPUTS,
              new Pair(
                  edited(TANH, "  data = xor\n", "")
                      .replace("parameters:", "data:\n  21, 1 -> 1\n  1, 0 -> 0\nparameters:"),
                  edited(TANH, "  data = xor\n", "")
                      .replace("parameters:", "data:\n  15, 1 -> 1\n  1, 0 -> 0\nparameters:"),
                  "a size twenty times the other",
                  0)),
          entry(
              Symptom.GROWING_STATE,
              new Pair(
                  edited(AVERAGE, "0.9 ** t", "0.999 ** t"),
                  AVERAGE,
                  "a correction that is above 1 for long",
                  40)),
          entry(
              Symptom.ALL_OFF,
              new Pair(
                  edited(RELU, "b1 = zeros(4, 1)", "b1 = [3, 3, -20, 3]"),
                  edited(RELU, "b1 = zeros(4, 1)", "b1 = [3, 3, -2, 3]"),
                  "a unit off for every sample",
                  0)),
          entry(
              Symptom.NO_OUTPUT,
              new Pair(
                  NO_BIAS,
                  edited(edited(NO_BIAS, "@ A1\n", "@ A1 + b2\n"), "b2 = zeros", "b2 = ones"),
                  "an answer that is the same whatever the weights",
                  0)),
          entry(
              Symptom.SATURATED,
              new Pair(
                  edited(TANH, "b1 = zeros(4, 1)", "b1 = [0, 7, 0, 0]"),
                  edited(TANH, "b1 = zeros(4, 1)", "b1 = [0, 6, 0, 0]"),
                  "a slope below a hundredth for every sample",
                  0)),
          entry(
              Symptom.EQUAL,
              new Pair(
                  edited(ALIKE, "randn(outputs, 4)", "[[0.5, 1, 0.5, 2]]"),
                  edited(ALIKE, "randn(outputs, 4)", "[[0.5, 1, 0.6, 2]]"),
                  "the same gradient for two units that are equal",
                  0)),
          entry(
              Symptom.ALIKE,
              new Pair(
                  edited(edited(TANH, "= tanh", "= sigmoid"), "randn(4", "0.01 * randn(4"),
                  edited(TANH, "randn(4", "0.01 * randn(4"),
                  "units that give one number",
                  0)),
          entry(
              Symptom.VANISHING,
              new Pair(
                  edited(DEEP, "W2 = randn", "W2 = 0.002 * randn"),
                  edited(DEEP, "W2 = randn", "W2 = 0.005 * randn"),
                  "a thousandth",
                  0)),
          entry(
              Symptom.PLATEAU,
              new Pair(
                  edited(TANH, "alpha = 0.05", "alpha = 5e-5"),
                  edited(TANH, "alpha = 0.05", "alpha = 2e-4"),
                  "a change of the loss below a hundredth",
                  120)),
          entry(
              Symptom.UPDATE_SIZE,
              new Pair(
                  edited(TANH, "alpha = 0.05", "alpha = 9"),
                  edited(TANH, "alpha = 0.05", "alpha = 0.3"),
                  "an epoch that makes the loss larger",
                  0)));

  /** A program with a part replaced that it has. */
  private static String edited(String program, String part, String by) {
    assertThat(program).contains(part);
    return program.replace(part, by);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundInAProgramThatHasItAndNotInOneThatOnlyLooksLikeIt(Symptom symptom) {
    assertThat(PAIRS.keySet())
        .as("%s: add a pair, a program that has it and one that only looks like it", symptom)
        .contains(symptom);
    Pair pair = PAIRS.get(symptom);
    assertThat(found(pair.has(), pair.epochs())).contains(symptom);
    assertThat(found(pair.looksLikeIt(), pair.epochs())).as(pair.apart()).doesNotContain(symptom);
  }

  private static List<Symptom> found(String program, int epochs) {
    return DiagnosisTest.of(DiagnosisTest.run(DiagnosisTest.begin(program), epochs));
  }
}
