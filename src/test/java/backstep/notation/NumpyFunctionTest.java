package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumpyFunctionTest {

  /** What a program may call can be exported. */
  static Stream<Function> exported() {
    return Arrays.stream(Function.values())
        .filter(f -> !(f.form() instanceof Form.Chosen || f.form() instanceof Form.Question));
  }

  @ParameterizedTest
  @MethodSource("exported")
  void numpySpellsEveryFunctionAndItsSlope(Function function) {
    String value = NumpyFunction.of(function).map(NumpyFunction::value).orElse("");
    String slope = NumpyFunction.of(function).map(NumpyFunction::slope).orElse("");
    assertThat(value).as("NumpyFunction does not spell %s", function.word()).isNotEmpty();
    if (function.form().primedArity() > 0) {
      assertThat(slope).as("NumpyFunction does not spell %s'", function.word()).isNotEmpty();
    }
    assertThat(NumpyFunction.along(function).isPresent())
        .as("NumpyFunction spells %s along an axis", function.word())
        .isEqualTo(function.form().along().isPresent());
  }
}
