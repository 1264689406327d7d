package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which functions make the units of a layer, and when such a unit is off. */
class UnitTest {

  @Test
  void activationFunctionsMakeUnitsAndPartsOfFormulasDoNot() {
    assertThat(Arrays.stream(Function.values()).filter(Function::makesUnits).map(Function::word))
        .contains(
            "relu", "leaky_relu", "sigmoid", "tanh", "softplus", "elu", "gelu", "identity", "act")
        .doesNotContain("exp", "log", "sqrt", "abs", "isnan", "softmax", "layer_norm", "maximum");
  }

  @ParameterizedTest
  @CsvSource({
    "RELU, -1e-300, true",
    "RELU, 0, false",
    "RELU, NaN, false",
    "LEAKY_RELU, -1, false",
    "SIGMOID, -800, true",
    "SIGMOID, -700, false",
    "SIGMOID, 800, false",
    "TANH, 0, false",
    "TANH, -40, false",
    "GELU, -40, true",
    "IDENTITY, 0, false",
  })
  void aUnitIsOffWhereItGives0AndSoItDoesNearby(Function function, double z, boolean isOff) {
    assertThat(((Form.Elementwise) function.form()).isOff(z)).isEqualTo(isOff);
  }
}
