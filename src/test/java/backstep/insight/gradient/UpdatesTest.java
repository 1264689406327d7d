package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates as people write them, right and wrong, over gradients that are right. */
class UpdatesTest {
  private static final String NETWORK =
      """
      settings:
        alpha = 0.1
        beta = 0.9
      data:
        1, 0.5 -> 1
        -0.5, 1 -> 0
        0.3, -1 -> 1
        -1, -0.7 -> 0
      parameters:
        W1 = randn(3, inputs)
        b1 = 0.1 * randn(3, 1)
        W2 = randn(outputs, 3)
        b2 = 0.1 * randn(outputs, 1)
        v1 = zeros(3, inputs)
        v2 = zeros(outputs, 3)
      forward:
        Z1 = W1 @ x + b1
        A1 = tanh(Z1)
        y = sigmoid(W2 @ A1 + b2)
        loss = cross_entropy(y, d)
      backward:
        dZ2 = y - d
        dW2 = dZ2 @ A1.T
        db2 = dZ2
        dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)
        dW1 = dZ1 @ x.T
        db1 = dZ1
      update:
      """;

  /** A shared weight, whose gradient comes in two parts. */
  private static final String TIED =
      """
      settings:
        alpha = 0.1
      data:
        1, 0.5 -> 1
        -0.5, 1 -> 0
      parameters:
        W = 0.5 * randn(3, inputs)
        c = zeros(inputs, 1)
        v = zeros(3, inputs)
      forward:
        H = tanh(W @ x)
        R = W.T @ H + c
        loss = 0.5 * sum((R - x) ** 2)
      backward:
        dR = R - x
        dWo = H @ dR.T
        dH = W @ dR * (1 - H ** 2)
        dWi = dH @ x.T
      update:
        c = c - alpha * dR
      """;

  private static String found(String text) {
    Machine machine = new Machine(Experiment.of("network", ProgramParser.parse("network", text)));
    return StepCheck.of(machine, machine.start()).motions().stream()
        .filter(motion -> motion.kind().isWrong() || motion.kind().isSuspect())
        .map(motion -> motion.parameter() + " " + motion.kind())
        .collect(Collectors.joining(", "));
  }

  private static String indented(String lines) {
    return lines.lines().map(line -> "  " + line.strip() + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # clipped by the norm of all gradients, one of them written as a square
          'n = sqrt(sum(dW2 ** 2) + db2 ** 2)
           W2 = W2 - alpha * minimum(1, 0.3 / n) * dW2
           b2 = b2 - alpha * minimum(1, 0.3 / n) * db2' | W1 DEAD_GRADIENT, b1 DEAD_GRADIENT
          # the step of Polyak: the loss by the squared norm
          'step = loss / (sum(dW1 ** 2) + sum(dW2 ** 2))
           W1 = W1 - step * dW1
           W2 = W2 - step * dW2
           b1 = b1 - alpha * db1
           b2 = b2 - alpha * db2' |
          # by the sign only
          'b2 = b2 - 0.01 * db2 / abs(db2)
           b1 = b1 - 0.01 * db1 / abs(db1)
           W1 = W1 - alpha * dW1
           W2 = W2 - alpha * dW2' |
          # a layer in turn, over three epochs
          'W1 = W1 - alpha * (epoch == 3) * dW1
           b1 = b1 - alpha * (epoch == 3) * db1
           W2 = W2 - alpha * dW2
           b2 = b2 - alpha * db2' |
          # the first layer by a backward pass of its own, after the second has moved
          'W2 = W2 - alpha * dW2
           b2 = b2 - alpha * db2
           q = sigmoid(W2 @ A1 + b2)
           eZ1 = W2.T @ (q - d) * (1 - A1 ** 2)
           W1 = W1 - alpha * eZ1 @ x.T
           b1 = b1 - alpha * eZ1' |
          # the old value is forgotten
          'W1 = -alpha * dW1
           b1 = b1 - alpha * db1
           W2 = W2 - alpha * dW2
           b2 = b2 - alpha * db2' | W1 OTHER_DIRECTION
          # another parameter comes in
          'W1 = W1 - alpha * dW1
           b1 = b1 - alpha * (db1 + 0.1 * W2.T)
           W2 = W2 - alpha * dW2
           b2 = b2 - alpha * db2' | b1 OTHER_DIRECTION
          # a bias in place of a gradient
          'W1 = W1 - alpha * b1
           b1 = b1 - alpha * db1
           W2 = W2 - alpha * dW2
           b2 = b2 - alpha * db2' | W1 DEAD_GRADIENT
          # the momentum of another parameter
          'v2 = beta * v2 + dW2
           W2 = W2 - alpha * v2
           b2 = b2 - alpha * db2
           W1 = W1 - alpha * dW1
           b1 = b1 - alpha * v2.T' | b1 OTHER_DIRECTION
          # uphill by the velocity of the step before
          'W2 = W2 + alpha * v2
           v2 = beta * v2 + dW2
           W1 = W1 + alpha * v1
           v1 = beta * v1 + dW1
           b1 = b1 - alpha * db1
           b2 = b2 - alpha * db2' | W1 UPHILL, W2 UPHILL
          # gradients added up over two steps
          'v2 = v2 + dW2
           W2 = W2 - alpha * (sample == 1 or sample == 3) * v2
           v2 = (sample == 0 or sample == 2) * v2
           W1 = W1 - alpha * dW1
           b1 = b1 - alpha * db1
           b2 = b2 - alpha * db2' |
          # the same, each written over the one before
          'v2 = 0 * v2 + dW2
           W2 = W2 - alpha * (sample == 1 or sample == 3) * v2
           v2 = (sample == 0 or sample == 2) * v2
           W1 = W1 - alpha * dW1
           b1 = b1 - alpha * db1
           b2 = b2 - alpha * db2' | W2 OTHER_SUM
          # the same, added up with the other sign
          'v2 = v2 - dW2
           W2 = W2 - alpha * (sample == 1 or sample == 3) * v2
           v2 = (sample == 0 or sample == 2) * v2
           W1 = W1 - alpha * dW1
           b1 = b1 - alpha * db1
           b2 = b2 - alpha * db2' | W2 UPHILL
          """)
  void anUpdateIsJudgedByWhatItDoes(String lines, String expected) {
    assertThat(found(NETWORK + indented(lines))).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'W = W - alpha * dWi
           W = 0.99 * W
           W = W - alpha * dWo' |
          'W = W - alpha * dWi - alpha * dWo - alpha * 0.1 * W' |
          'W = W - alpha * dWi
           W = 0.99 * W' | W OTHER_DIRECTION
          'v = 0.9 * v + dWi
           W = W - alpha * v' | W OTHER_DIRECTION
          """)
  void theGradientOfASharedWeightComesInParts(String lines, String expected) {
    assertThat(found(TIED + indented(lines))).isEqualTo(expected == null ? "" : expected);
  }
}
