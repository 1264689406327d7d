package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.machine.Sessions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where nothing can be said of a parameter, the reason is the true one. */
class UntoldTest {
  private static final String NETWORK =
      """
      settings:
        data = xor
        alpha = 0.1
        seed = 1
      parameters:
        W = randn(3, inputs)
        U = randn(3, 3)
        c = zeros(3, 1)
        V = randn(outputs, 3)
      forward:
        h = tanh(W @ x + U @ c)
        y = sigmoid(V @ h)
        loss = cross_entropy(y, d)
      backward:
        dz = y - d
        dV = dz @ h.T
        dh = V.T @ dz * (1 - h ** 2)
        dW = dh @ x.T
        dU = dh @ c.T
        dc = U.T @ dh
      update:
        V = V - alpha * dV
        W = W - alpha * dW
        U = U - alpha * dU
        c = c - alpha * dc
      """;

  private static List<String> untold(String text) {
    Machine machine = new Machine(Sessions.experiment(text));
    return StepCheck.of(machine, machine.start()).motions().stream()
        .filter(motion -> motion.kind() == Motion.Kind.UNTOLD)
        .map(motion -> motion.parameter() + " " + motion.untold())
        .collect(Collectors.toList());
  }

  @Test
  void whatNoGradientMovesIsSaidToBe() {
    String moved = NETWORK.replace("dc = U.T @ dh\n", "\n").replace("c - alpha * dc", "c + 0.01");
    assertThat(untold(moved)).containsExactly("U FLAT", "c NO_GRADIENT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed = 1           | seed = 2         | U FLAT",
        "c = c - alpha * dc | c = h            | U FLAT, c CARRIED",
        "= zeros(3, 1)      | = randn(3, 1)    | ''",
        "h = tanh(W @ x     | h = maximum(0, 0 * W @ x - 9 | W BRANCHED, U FLAT, c BRANCHED",
      })
  void theReasonIsSaid(String written, String instead, String expected) {
    String changed = NETWORK.replace(written, instead);
    assertThat(changed).isNotEqualTo(NETWORK);
    assertThat(String.join(", ", untold(changed))).isEqualTo(expected);
  }
}
