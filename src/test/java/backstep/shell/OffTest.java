package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a unit is off is one question: step, why, diagnose and sweep give one answer. */
class OffTest {
  /** The pre-activation of unit 0 is Z for every sample, that of unit 1 is 1. */
  private static final String PROGRAM =
      """
      settings:
        data = xor
        epochs = 1
      parameters:
        W = [[0, 0, 0, Z], [0, 0, 0, 1]]
        V = [[1, 2]]
      forward:
        Z1 = W @ x
        A1 = F(Z1)
        y = sigmoid(V @ A1)
        loss = cross_entropy(y, d)
      backward:
        dZ1 = V.T @ (y - d) * F'(Z1)
      """;

  @ParameterizedTest
  @CsvSource({
    "relu, -1, true",
    "relu, 0, false",
    "sigmoid, -800, true",
    "tanh, 0, false",
    "tanh, -40, false",
    "identity, 0, false",
  })
  void allGiveOneAnswer(String function, String z, boolean isOff) {
    String program = PROGRAM.replace("Z],", z + "],").replace("F", function);
    Typed typed = Typed.in(MemoryWorld.with("off.bp", program));
    typed.does("load off.bp");
    assertThat(typed.does("diagnose").contains("unit 0 of A1 is off")).isEqualTo(isOff);
    assertThat(typed.does("sweep --seeds 1").replace(" ", ""))
        .contains("|off.bp|" + (isOff ? "1|1|" : "0|0|"));
    assertThat(typed.does("step").contains("off 0")).isEqualTo(isOff);
    assertThat(typed.does("why A1[0]").contains("the unit is off")).isEqualTo(isOff);
    assertThat(typed.does("why dZ1[0]").contains("the unit is off")).isEqualTo(isOff);
  }
}
