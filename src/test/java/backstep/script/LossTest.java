package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a script says what its loss is, and where its program does. */
class LossTest {
  private static final String TRAINING =
      """
      import numpy as np
      np.random.seed(0)
      X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
      t = np.array([[0], [1], [1], [0]])
      W1 = np.random.randn(2, 3)
      W2 = np.random.randn(3, 1)
      losses = []
      for epoch in range(200):
          h = np.tanh(X @ W1)
          o = h @ W2
          do = (o - t) / 2
          dW2 = h.T @ do
          dh = do @ W2.T * (1 - h ** 2)
          W2 -= 0.1 * dW2
          W1 -= 0.1 * X.T @ dh
      """;

  private static Program read(String told) {
    String text = TRAINING + told.indent(4);
    Experiment experiment = Script.read("mine.py", text);
    return experiment.program();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss = np.mean((o - t) ** 2)",
        "e = o - t\nloss = np.mean(e ** 2)",
        "losses.append(np.mean((o - t) ** 2))",
        "print(epoch, np.mean((o - t) ** 2))",
        "print(f'{epoch}: {np.mean((o - t) ** 2):.4f}')",
        "print('%d: %.4f' % (epoch, np.mean((o - t) ** 2)))",
        "print('{}: {}'.format(epoch, np.mean((o - t) ** 2)))",
        "if epoch % 50 == 0:\n    cost = np.mean((o - t) ** 2)\n    print(epoch, cost)",
        "if (epoch + 1) % 50 == 0:\n    losses.append(np.mean((o - t) ** 2))",
        "if epoch % 50 == 0:\n    print(np.mean((o - t) ** 2))",
      })
  void theLossIsTheScriptsOwnInEveryStepWhereverItIsTold(String told) {
    Program program = read(told);
    int loss = program.writers("loss").get(0);
    assertThat(Printer.print(program.line(loss).value()))
        .isIn("mean((y - D) ** 2)", "mean(e ** 2)");
    assertThat(program.line(loss).section()).isEqualTo(Section.FORWARD);
  }

  /** Nothing is told that has the slope, so the standard loss is taken, and that is said. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if epoch % 50 == 0:\n    print(np.mean(np.abs(o - t)))",
        "if epoch % 50 == 0:\n    print(np.mean((np.tanh(X @ W1) @ W2 - t) ** 2))",
        "if epoch % 50 == 0:\n    print(nothing.here(o, t), losses[-1])",
      })
  void whatIsToldOfSomethingElseIsNotTheLoss(String told) {
    assertThat(read("losses.append(0)\nnothing = np\n" + told).toString())
        .contains("the squared error")
        .contains("; no number of the step has it")
        .contains("loss = squared_error(y, D)");
  }

  @Test
  void aNumberOfTheNewWeightsIsNotTheLoss() {
    Program program = read("loss = np.mean((o - t) ** 2) + 0 * np.sum(W2)");
    Line loss = program.line(program.writers("loss").get(0));
    assertThat(Printer.print(loss.value())).isEqualTo("squared_error(y, D)");
  }

  /** The penalty counts where the gradients are those of the script's own number, and else not. */
  @Test
  void aPenaltyOnTheWeightsIsOfTheLossWhereTheErrorIsAsLargeAsItSays() {
    String told = "loss = np.mean((o - t) ** 2) + 0.1 * np.sum(W1 ** 2)\n";
    String before = TRAINING.replace("    do =", told.indent(4) + "    do =");
    assertThat(Script.read("mine.py", before).program().toString())
        .contains("loss = mean((y - D) ** 2) + 0.1 * sum(W1 ** 2)");
    assertThat(Script.read("mine.py", before.replace("/ 2", "/ 4")).program().toString())
        .contains("loss = squared_error(y, D)", "loss_ = mean((y - D) ** 2)");
  }

  @Test
  void aNumberThatIsToGetLargerIsNotTheLoss() {
    assertThat(read("print(-np.sum((o - t) ** 2))").toString())
        .contains("loss = squared_error(y, D)");
  }

  private static final String COUNTS =
      """
      import numpy as np
      np.random.seed(10)
      X = np.random.rand(8, 2)
      counts = np.round(3 * np.random.rand(8))
      b = np.zeros(2)
      for epoch in range(120):
          eta = X @ b
          mean = np.exp(eta)
          NUMBER
          b += 0.01 * X.T @ (counts - mean)
      """;

  /** The slope is that by eta, of which the number is made beside what eta becomes. */
  @Test
  void aLossHasItsSlopeByWhatTheOutputIsMadeOf() {
    String text = COUNTS.replace("NUMBER", "loss = np.sum(mean - counts * eta)");
    assertThat(Script.read("mine.py", text).program().toString())
        .contains("loss = sum(y - D * eta)")
        .doesNotContain("squared_error");
  }

  /** The squared error would have another slope, and the step would be called wrong. */
  @Test
  void noLossIsTakenWhereALikelihoodIsClimbed() {
    String text = COUNTS.replace("NUMBER", "likelihood = np.sum(counts * eta - mean)");
    assertThat(Script.read("mine.py", text).origin().tried()).isNotEmpty();
  }

  /** What only a sum over the epoch needs is no line of the step. */
  @Test
  void aSumOfWhatAFunctionComputesIsTheLoss() {
    String cost = "def cost(e):\n    a = np.abs(e)\n    return (a * a).mean()\n";
    String text =
        TRAINING
            .replace("for epoch", cost + "for epoch")
            .replace("range(200):\n", "range(200):\n    total = 0\n    for k in range(2):\n")
            .replace(
                "    h = np.tanh(X",
                "        Xb = X[2*k:2*k + 2]; tb = t[2*k:2*k + 2]\n        h = np.tanh(Xb")
            .replace("    o = ", "        o = ")
            .replace("    do = (o - t) / 2", "        total += cost(o - tb)\n        do = o - tb")
            .replace("    dW2", "        dW2")
            .replace("    dh", "        dh")
            .replace("    W2 -=", "        W2 -=")
            .replace("    W1 -= 0.1 * X.T", "        W1 -= 0.1 * Xb.T");
    assertThat(Script.read("mine.py", text).program().toString())
        .contains("loss = mean(abs(y - D) * abs(y - D))");
  }
}
