package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backstep.network.Experiment;
import backstep.notation.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the number of the epoch decides, also in epochs that nobody has looked at: as in Python. */
class ByEpochTest {
  private static final String HEAD =
      """
      import numpy as np
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.]])
      t = np.array([1., 2, 3, 9])
      w = np.zeros(2)
      rate = 0.1
      rates = [0.1] * 10 + [0.05] * 10 + [0.01] * 20
      table = np.array([rates, rates[::-1]]).T
      """;

  private static final String ALL =
      """
          e = X @ w - t
          w = w - rate * X.T @ e
      """;

  private static final String SAMPLES =
      """
          for i in range(4):
              e = w @ X[i] - t[i]
              w = w - rate * e * X[i]
      """;

  /** Loops over epochs with what stands before their steps. */
  private static final List<String> HEADS =
      List.of(
          "for epoch in range(40):\n    rate = rates[epoch]\n",
          "for epoch in range(1, 41):\n    rate = rates[epoch - 1]\n",
          "for epoch in range(40):\n    rate = rates[epoch - 40]\n",
          "for epoch in range(40):\n    part = epoch // 10\n    rate = [0.1, 0.05, 0.02, 0][part]\n",
          "for epoch in range(40):\n    rate = table[epoch, 1]\n",
          "for rate in rates:\n",
          "for epoch, rate in enumerate(rates):\n",
          "for epoch, (one, two) in enumerate(table.tolist()):\n    rate = one / 2 + two / 2\n",
          "for epoch in range(40):\n    rate = rates[epoch] * [1, 0.5, 2, 1, 9][epoch // 10]\n",
          "for k in [0, 1, 5, 9] * 10:\n    rate = 0.1 / (1 + k)\n",
          "for epoch in np.arange(1, 41):\n    rate = 0.1 / epoch\n",
          "for epoch in range(40):\n    if epoch in (20, 30): rate *= 0.1\n",
          "for epoch in range(40):\n    if epoch in {20: 1}: rate = 0.02\n",
          "for epoch in range(40):\n    if any([epoch == 20, epoch > 30]): rate = 0.02\n",
          "for epoch in range(40):\n    rate = 0.1 if all(epoch < m for m in [20, 30]) else 0.02\n",
          """
          k = [1.0 + (c == 'b') for c in 'abba']
          for epoch in range(40):
              rate = k[epoch // 10] / 10
          """,
          "for epoch in range(40):\n    if epoch in range(20, 30): rate = 0.02\n",
          "for epoch in range(40):\n    if (epoch, 1) == (20, 1): rate = 0.02\n",
          "for epoch in range(40):\n    rate = 0.1 if epoch not in [20, 21] else 0.02\n");

  private static final String DICTIONARY =
      """
      o = {'rate': 0.1}
      for epoch in range(40):
          if epoch == 20: o = {'rate': 0.01}
          rate = o['rate']
      """;

  @Test
  void itDecidesAsInPython(@TempDir Path folder) throws IOException {
    assumeTrue(Python.isInstalled(), "python3 with numpy is not installed here");
    List<String> texts = new ArrayList<>(List.of(HEAD + DICTIONARY + ALL));
    HEADS.forEach(head -> texts.addAll(List.of(HEAD + head + ALL, HEAD + head + SAMPLES)));
    assertThat(Python.differences(texts, List.of(1, 2, 3, 25, 40), folder)).isEmpty();
  }

  @Test
  void aRateOfEachEpochIsReadOfAllOfThem() {
    Experiment experiment = Script.read("mine.py", HEAD + HEADS.get(0) + ALL);
    assertThat(experiment.program().toString())
        .contains("rate = sum(where(places == epoch, rates, 0))", "places = [0, 1, 2, 3,");
  }

  /** No line can say these, however the first two epochs look. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "j = 1 + epoch // 20; e = X[j] @ w - t[j]; w = w - rate * X[j] * e"
            + " | each round of this loop takes another sample",
        "for i in range(4): w = w - rate * X[i] * (w @ X[i] - t[(i + epoch // 10) % 4])"
            + " | what the number of the epoch takes here of the data has no word",
        "j = np.argmax(np.abs(X @ w - t)); w = w - rate * X[j] * (X[j] @ w - t[j])"
            + " | which cells these are depends on values of the step",
        "rate = 1 / (10 + np.sum(np.ones(epoch // 10 + 1)))"
            + " | how many this means depends on values of the step",
        "rate = {k: 0.1 / (k + 1) for k in range(40)}[epoch]"
            + " | which item of the dictionary this is depends on values of the step",
        "rate = 0.05 * (1 + np.cos(np.pi * epoch / 40)) | and read list[epoch] in the loop",
        "rate = rates[epoch + 1] | the script stops here in round 39: there is no place 40 among 40",
        "rate = np.linspace(0.1, 0, 4000)[epoch] | at most 1000 can be written out",
        "mode = 'a' if epoch < 20 else 'b'; rate = 0.1 if mode == 'a' else 0"
            + " | what this text says is not known here",
      })
  void whatNoLineSaysIsRefused(String steps, String sentence) {
    String loop = "for epoch in range(40):\n" + steps.replace("; ", "\n").indent(4);
    String all = steps.contains("w = w") ? "" : ALL;
    assertThatThrownBy(() -> Script.read("mine.py", HEAD + loop + all))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = np.abs | if epoch == 20: f = np.tanh | e = f(X @ w) - t | cannot be called",
        "b = None | if epoch == 20: b = w | e = X @ w - t if b is None else w | which of several",
      })
  void whatALaterEpochMakesAnotherThingIsRefused(
      String before, String branch, String use, String sentence) {
    String loop =
        before
            + "\nfor epoch in range(40):\n"
            + (branch + "\n" + use + "\nw = w - rate * X.T @ e\n").indent(4);
    assertThatThrownBy(() -> Script.read("mine.py", HEAD + loop)).hasMessageContaining(sentence);
  }

  @Test
  void whatTheFirstStepLeavesAsItIsIsNamed() {
    String behind =
        """
            loss = np.mean(e ** 2)
            if last is not None and loss > last: rate *= 0.9
            last = loss
        """;
    String loop = "last = None\nfor epoch in range(40):\n" + ALL + behind;
    assertThatThrownBy(() -> Script.read("mine.py", HEAD + loop))
        .hasMessageContaining("the first step leaves 'rate' as it is");
  }
}
