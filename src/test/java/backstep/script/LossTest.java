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
}
