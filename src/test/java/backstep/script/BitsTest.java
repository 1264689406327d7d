package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that are made of bits and tests, as those of XOR: as in Python. */
class BitsTest {
  private static final String HEAD =
      """
      import numpy as np
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
      a, b = X[:, 0], X[:, 1]
      w = np.ones((2, 1))
      """;

  private static final String LOOP =
      """
      for epoch in range(20):
          e = X @ w - Y
          w = w - 0.1 * X.T @ e
      """;

  private static final List<String> TARGETS =
      List.of(
          "Y = np.array([[p ^ q] for p, q in [(0, 0), (0, 1), (1, 0), (1, 1)]])\n",
          "Y = np.array([[p ^ q for p, q in zip([0, 0, 1, 1], [0, 1, 0, 1])]]).T\n",
          """
          rows = []
          for p in (0, 1):
              for q in (0, 1):
                  rows.append([p ^ q])
          Y = np.array(rows)
          """,
          "Y = (a ^ b).reshape(-1, 1)\n",
          "Y = ((a > 0) ^ (b > 0)).astype(float)[:, None]\n",
          "Y = (5 * a & 3 * b | 8 ^ a)[:, None] / 4\n",
          "Y = np.array([[(k >> 1) ^ (k & 1), ] for k in range(4)]) << 1\n",
          "Y = np.logical_xor(a, 2 * b).astype(int).reshape(-1, 1)\n",
          "Y = np.logical_not(np.logical_or(a, b))[:, None] * 1.0\n",
          "Y = np.bitwise_xor(3 * a, b)[:, None]\n",
          "Y = np.array([[True ^ (p > 0)] for p in a]) * 2.0\n");

  @Test
  void theyAreAsInPython(@TempDir Path folder) throws IOException {
    assumeTrue(Python.isInstalled(), "python3 with numpy is not installed here");
    List<String> texts = TARGETS.stream().map(target -> HEAD + target + LOOP).toList();
    assertThat(Python.differences(texts, List.of(1, 2, 20), folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Y = (a / 2) ^ b | joins tests, or whole numbers",
        "Y = a << 60 | so many places are not read",
        "Y = 1.5 & 1 | joins tests, or whole numbers",
      })
  void realNumbersHaveNoBits(String target, String sentence) {
    assertThatThrownBy(() -> Script.read("mine.py", HEAD + target + "\n" + LOOP))
        .hasMessageContaining(sentence);
  }

  @Test
  void bitsOfTheEpochHaveNoWord() {
    String text = HEAD + "Y = X[:, :1]\n" + LOOP.replace("0.1 *", "(0.1 * (epoch | 8)) *");
    assertThatThrownBy(() -> Script.read("mine.py", text))
        .hasMessageContaining("'|' of a value of the step has no word in the notation");
  }
}
