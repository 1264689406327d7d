package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several streams of random numbers: each goes on by itself, as in numpy. */
class RandomStateTest {
  private static final String LOOP =
      """
      for epoch in range(20):
          H = np.tanh(X @ U)
          e = H @ V - T
          dV = H.T @ e
          U = U - 0.05 * X.T @ (e @ V.T * (1 - H ** 2))
          V = V - 0.05 * dV
      """;

  private static final String IN_TURN =
      """
      import numpy as np
      a = np.random.RandomState(5)
      b = np.random.RandomState(6)
      X = a.randn(6, 2)
      U = b.randn(2, 3)
      T = a.rand(6, 1)
      V = b.uniform(-1, 1, (3, 1))
      """;

  private static final String OF_A_FUNCTION =
      """
      import numpy as np
      def data(n, seed):
          rng = np.random.RandomState(seed)
          X = rng.randn(n, 2)
          return X, X[:, :1] * X[:, 1:]
      X, T = data(6, 7)
      np.random.seed(3)
      U = np.random.randn(2, 3)
      V = np.random.randn(3, 1)
      """;

  private static final String ONE =
      """
      import numpy as np
      np.random.seed(0)
      rng = np.random.RandomState(5)
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
      T = np.array([[0], [1], [1], [0.0]])
      U = rng.randn(2, 3)
      V = rng.randn(3, 1)
      """;

  @Test
  void theyAreThoseOfNumpy(@TempDir Path folder) throws IOException {
    assumeTrue(Python.isInstalled(), "python3 with numpy is not installed here");
    List<String> texts = List.of(IN_TURN + LOOP, OF_A_FUNCTION + LOOP, ONE + LOOP);
    assertThat(Python.differences(texts, List.of(1, 2, 3, 20), folder)).isEmpty();
  }

  @Test
  void linesOfParametersRepeatTheDrawsOfOne() {
    assertThat(Script.read("mine.py", ONE + LOOP).program().toString())
        .containsPattern("seed += 5\\b")
        .contains("U = randn(2, 3)");
  }

  @Test
  void aLoopThatDrawsFromAnotherIsRefused() {
    String text = IN_TURN + LOOP.replace("    H", "    noise = a.randn(6, 1)\n    H");
    assertThatThrownBy(() -> Script.read("mine.py", text))
        .hasMessageContaining("draws here from another generator");
  }
}
