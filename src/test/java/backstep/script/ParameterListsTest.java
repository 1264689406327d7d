package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstep.notation.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters in lists and dictionaries, whose arrays have names of their own, too. */
class ParameterListsTest {
  private static final String HEAD =
      """
      import numpy as np
      np.random.seed(1)
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.]])
      Y = np.array([[0], [1], [1], [0.]])
      W1 = np.random.randn(2, 3); b1 = np.zeros((1, 3))
      W2 = np.random.randn(3, 1); b2 = np.zeros((1, 1))
      params = [W1, b1, W2, b2]
      named = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}
      lr = 0.5
      m = [np.zeros_like(p) for p in params]
      v = [np.zeros_like(p) for p in params]
      speed = {k: np.zeros_like(p) for k, p in named.items()}
      n = 0
      """;

  private static final String ALL =
      """
      for epoch in range(30):
          A1 = 1 / (1 + np.exp(-(X @ W1 + b1)))
          A2 = 1 / (1 + np.exp(-(A1 @ W2 + b2)))
          dZ2 = (A2 - Y) / 4
          dW2 = A1.T @ dZ2
          db2 = np.sum(dZ2, axis=0, keepdims=True)
          dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)
          dW1 = X.T @ dZ1
          db1 = np.sum(dZ1, axis=0, keepdims=True)
          grads = [dW1, db1, dW2, db2]
          slopes = {'W1': dW1, 'b1': db1, 'W2': dW2, 'b2': db2}
      """;

  private static final String SAMPLES =
      ALL.replace("\n    ", "\n        ")
          .replace("range(30):\n", "range(30):\n    for i in range(4):\n")
          .replace("X @", "X[i:i+1] @")
          .replace("X.T", "X[i:i+1].T")
          .replace("(A2 - Y) / 4", "A2 - Y[i:i+1]");

  /** What moves all parameters of a step. */
  private static final List<String> UPDATES =
      List.of(
          "for i in range(len(params)):\n    params[i] -= lr * grads[i]\n",
          "for p, g in zip(params, grads):\n    p -= lr * g\n",
          "for p, g in zip(params, [dW1, db1, dW2, db2]):\n    p -= lr * g\n",
          "for p, g in zip([W1, b1, W2, b2], grads):\n    p += -lr * g\n",
          "for k in named:\n    named[k] -= lr * slopes[k]\n",
          "for k, p in named.items():\n    p[:] = p - lr * slopes[k]\n",
          """
          for k in named.keys():
              speed[k] = 0.9 * speed[k] - lr * slopes[k]
              named[k] += speed[k]
          """,
          """
          n += 1
          for j in range(4):
              m[j] = 0.9 * m[j] + 0.1 * grads[j]
              v[j] = 0.999 * v[j] + 0.001 * grads[j] ** 2
              params[j] -= 0.1 * m[j] / (1 - 0.9 ** n) / (np.sqrt(v[j] / (1 - 0.999 ** n)) + 1e-8)
          """);

  /** The list gets new arrays, and the step takes them from it. */
  private static final List<String> RENEWED =
      List.of(
          "for i in range(len(params)):\n    params[i] = params[i] - lr * grads[i]\n",
          "params = [p - lr * g for p, g in zip(params, grads)]\n");

  private static String text(String loop, String update) {
    int spaces = loop.equals(ALL) ? 4 : 8;
    String inner = loop.equals(ALL) ? update : update.replace("i in", "j in").replace("[i]", "[j]");
    return HEAD + loop + inner.indent(spaces);
  }

  private static String taken(String text) {
    return text.replace("    A1 = 1", "    W1, b1, W2, b2 = params\n    A1 = 1");
  }

  @Test
  void theyMoveAsInPython(@TempDir Path folder) throws IOException {
    assumeTrue(Python.isInstalled(), "python3 with numpy is not installed here");
    List<String> texts = new ArrayList<>(UPDATES.stream().map(one -> text(ALL, one)).toList());
    UPDATES.forEach(one -> texts.add(text(SAMPLES, one)));
    RENEWED.forEach(one -> texts.add(taken(text(ALL, one))));
    assertThat(Python.differences(texts, List.of(1, 2, 3, 30), folder)).isEmpty();
  }

  /** What numpy does not do either: the network goes on with the arrays that it had. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for p, g in zip(params, grads): p = p - lr * g | no loop of this script trains",
        "for j in range(4): params[j] = params[j] - lr * grads[j]"
            + " | are one array in the first step, and two behind it",
        "for k in named: named[k] = named[k] - lr * slopes[k]"
            + " | are one array in the first step, and two behind it",
      })
  void whatLeavesTheNetworkAsItIsIsRefused(String update, String sentence) {
    assertThatThrownBy(() -> Script.read("mine.py", text(ALL, update)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aNameThatALoopBindsDoesNotTrain() {
    String update = "for p, g in zip(params, grads): p = p - lr * g";
    assertThatThrownBy(() -> Script.read("mine.py", text(SAMPLES, update)))
        .hasMessageContaining("no loop of this script trains");
  }
}
