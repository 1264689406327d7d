package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.notation.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that stop early: the steps are those without, and how to stop there is said. */
class EarlyStopTest {
  private static final String TRAINING =
      """
      import numpy as np
      np.random.seed(0)
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
      t = np.array([[0], [1], [1], [0]])
      W = np.random.randn(2, 1)
      losses = []
      best = np.inf
      wait = 0
      n = 0
      least = 0.001
      loss = 1
      for epoch in range(200):
          o = X @ W
          loss = np.mean((o - t) ** 2)
          losses.append(loss)
          W -= 0.1 * X.T @ (o - t) / 2
      """;

  private static String read(String behind) {
    return Script.read("mine.py", TRAINING + behind.indent(4)).program().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if loss < 0.001: break | loss < 0.001",
        "if loss < least: break | loss < 0.001",
        "if not loss > 0.001: break | not loss > 0.001",
        "if np.abs(o - t).max() < 0.01 or loss < 0.1: print(epoch); break"
            + " | max(abs(y - D)) < 0.01 or loss < 0.1",
      })
  void howToStopWhereTheScriptDoesIsSaid(String stop, String until) {
    assertThat(read(stop))
        .contains("# left out: mine.py:17: stops the training early")
        .contains("# until " + until + " stops where mine.py:17 does");
  }

  @Test
  void aLoopThatEndsByAValueStopsEarly() {
    String text = TRAINING.replace("for epoch in range(200):", "while loss > 0.1 and n < 500:");
    assertThat(Script.read("mine.py", text + "    n += 1\n").program().toString())
        .contains("# left out: mine.py:12: stops the training early")
        .contains("# until not loss > 0.1 stops where mine.py:12 does");
  }

  /** Where it stops by more than one step knows, that is only said. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if loss < best - 1e-6:\n    best = loss\n    wait = 0\nelse:\n    wait += 1\n"
            + "    if wait >= 5: break",
        "if epoch > 10 and losses[-1] > losses[-2]: break",
        "if epoch > 1 and abs(losses[-1] - losses[-2]) < 1e-9:\n    print('done')\n    break",
      })
  void whatIsKeptToStopIsLeftOut(String stop) {
    assertThat(read(stop))
        .contains("# left out: mine.py:17: stops the training early")
        .doesNotContain("until")
        .contains("W = W - 0.1 * X.T @ (y - D) / 2")
        .doesNotContain("wait")
        .doesNotContain("best");
  }

  @Test
  void whatPutsOldWeightsBackIsNoPartOfTheSteps() {
    assertThat(read("if loss > 100:\n    W = 0 * W\n    break"))
        .contains("stops the training early")
        .doesNotContain("0 * W\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if loss < 100 and epoch > 0: break | the training stops here within its first two epochs",
        "if epoch > 10 and losses[-1] > losses[-2]: W *= 0.5"
            + " | the first steps pass this by, and it cannot be read in them",
      })
  void whatCannotBeLeftOutIsRefused(String stop, String why) {
    assertThatThrownBy(() -> read(stop)).isInstanceOf(UserError.class).hasMessageContaining(why);
  }
}
