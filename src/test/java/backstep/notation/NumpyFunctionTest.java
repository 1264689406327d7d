package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Form;
import backstep.matrix.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumpyFunctionTest {

  @ParameterizedTest
  @EnumSource(Function.class)
  void whatAProgramMayCallHasASpelling(Function function) {
    Form form = function.form();
    boolean mayBeExported = !(form instanceof Form.Chosen || form instanceof Form.Question);
    assertThat(NumpyFunction.of(function).isPresent())
        .as("NumpyFunction says how numpy spells %s", function.word())
        .isEqualTo(mayBeExported);
    assertThat(NumpyFunction.of(function).filter(it -> !it.slope().isEmpty()).isPresent())
        .as("NumpyFunction says how numpy spells %s'", function.word())
        .isEqualTo(mayBeExported && form.primedArity() > 0);
  }
}
