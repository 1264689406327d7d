package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which line a fault is named at, where right lines before it seem to be wrong by their names. */
class NamedLineTest {
  /** What is called dA is the slope by the argument of the activation. */
  private static final String LATE =
      edited(
          ClippingTest.NETWORK,
          "dZ = dA * (1 - A ** 2)\n  dW1 = X.T @ dZ\n  db1 = sum(dZ",
          "dA = dA * (1 - A ** 2)\n  dW1 = X.T @ dA\n  db1 = sum(dA");

  /** The slope of what the loss adds for the size of a weight stands in a line of its own. */
  private static final String PENALTY =
      edited(
          edited(
              ClippingTest.NETWORK,
              "loss = sum((y - D) ** 2)",
              "fit = sum((y - D) ** 2)\n  loss = fit + c * sum(W1 ** 2)"),
          "dW1 = X.T @ dZ",
          "dW1 = X.T @ dZ\n  dW1 = dW1 + 2 * c * W1");

  /** Its deltas are called after no value. */
  private static final String UNNAMED =
      """
      settings:
        batch = 4
        alpha = 0.02
        epochs = 20
      data:
        2, 1 -> 0.9
        -1, -2 -> 0
        -2, -1 -> 0.2
        1, -0.5 -> 0.4
      parameters:
        W1 = randn(inputs, 4)
        W2 = randn(4, 1)
      forward:
        A = tanh(X @ W1)
        y = sigmoid(A @ W2)
        loss = sum((y - D) ** 2)
      backward:
        e2 = 2 * (y - D)
        d2 = e2 * y * (1 - y)
        dW2 = A.T @ d2
        e1 = d2 @ W2.T
        d1 = e1 * (1 - A ** 2)
        dW1 = X.T @ d1
      update:
        W1 = W1 - alpha * dW1
        W2 = W2 - alpha * dW2
      """;

  /** The logits have no name. */
  private static final String SOFTMAX =
      edited(
          edited(
              UNNAMED
                  .replaceAll("-> 0\\.[94]", "-> 1, 0")
                  .replaceAll("-> 0(\\.2)?\\n", "-> 0, 1\n")
                  .replace("randn(4, 1)", "randn(4, 2)"),
              "sigmoid(A @ W2)\n  loss = sum((y - D) ** 2)",
              "softmax(A @ W2, axis=1)\n  loss = -mean(sum(D * log(y), axis=1))"),
          "e2 = 2 * (y - D)\n  d2 = e2 * y * (1 - y)",
          "d2 = (y - D) / m");

  private static String edited(String text, String part, String by) {
    assertThat(text).contains(part);
    return text.replace(part, by);
  }

  private static String network(String name) {
    return switch (name) {
      case "late" -> LATE;
      case "penalty" -> PENALTY;
      case "softmax" -> SOFTMAX;
      default -> UNNAMED;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "late | X.T @ dA | X.T @ (dA * Z) | WRONG_DERIVATIVE 10",
        "late | (1 - A ** 2) | (1 - Z ** 2) | WRONG_DERIVATIVE 9",
        "late | sum(dA, axis=0) | dA[0,:] | WRONG_DERIVATIVE 11",
        "penalty | + 2 * c * W1 | + c * W1 | WRONG_DERIVATIVE 12",
        "penalty | X.T @ dZ | X.T @ (dZ * Z) | WRONG_DERIVATIVE 11",
        "penalty | dZ = dA * (1 - A ** 2) | dZ = dA | WRONG_DERIVATIVE 10",
        "unnamed | d2 = e2 * y * (1 - y) | d2 = e2 | WRONG_DERIVATIVE 5",
        "unnamed | e2 * y * (1 - y) | e2 * y | WRONG_DERIVATIVE 5",
        "unnamed | d1 = e1 * (1 - A ** 2) | d1 = e1 | WRONG_DERIVATIVE 8",
        "unnamed | e1 = d2 | e1 = e2 | WRONG_DERIVATIVE 7",
        "unnamed | X.T @ d1 | X.T @ e1 | WRONG_DERIVATIVE 9",
        "softmax | d1 = e1 * (1 - A ** 2) | d1 = e1 * A | WRONG_DERIVATIVE 7",
        "softmax | A.T @ d2 | (2 * A * A).T @ d2 | WRONG_DERIVATIVE 5",
        "softmax | (y - D) / m | (y - D) * y / m | WRONG_DERIVATIVE 4",
      })
  void aFaultIsNamedAtItsLine(String network, String part, String by, String expected) {
    String right = network(network);
    assertThat(ClippingTest.found(right)).doesNotContain("WRONG");
    assertThat(ClippingTest.found(edited(right, part, by))).contains(expected);
  }
}
