package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Names;
import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchesTest {

  static Stream<Function> elementwise() {
    return Arrays.stream(Function.values())
        .filter(f -> f.form() instanceof Form.Elementwise form && form.slope() != null);
  }

  /** So that a new function with a kink must say where it is. */
  @ParameterizedTest
  @MethodSource("elementwise")
  void theSlopeOfAFunctionJumpsAtItsKinksAndNowhereElse(Function function) {
    Form.Elementwise form = (Form.Elementwise) function.form();
    double step = 1.0 / 1024;
    for (double z = -8; z <= 8; z += step) {
      double below = form.slope().applyAsDouble(z - 1e-12);
      double above = form.slope().applyAsDouble(z + 1e-12);
      if (Double.isFinite(below) && Math.abs(above) < 1e9) {
        boolean jumps = Math.abs(above - below) > 1e-3 * (1 + Math.abs(above));
        assertThat(jumps).as(function + " at " + z).isEqualTo(form.kinks().contains(z));
      }
    }
  }

  @Test
  void eachWayAnExpressionCanGoIsAskedFor() {
    Names names = new Names();
    names.put("v", names.compute("[3, -1]"));
    names.put("a", names.compute("2"));
    assertThat(asked("relu(v) + sigmoid(v) @ [[1]]", names)).containsExactly("v < 0");
    assertThat(asked("where(v > a, v, 2)", names)).containsExactly("(v > a) != 0", "v > a");
    assertThat(asked("max(v) - min(-v)", names)).containsExactly("argmax(v)", "argmax(--v)");
    assertThat(asked("norm(v) + norm(v[0])", names)).containsExactly("any(v)", "v[0] < 0");
    assertThat(asked("maximum(v, a) ** 2", names)).containsExactly("v < a");
    assertThat(asked("softmax(v) * tanh(v) + log(a)", names)).isEmpty();
  }

  private static List<String> asked(String text, Names names) {
    Expr expr = Parser.expression(Source.typed(text));
    return Branches.of(expr, names).stream().map(Printer::print).toList();
  }
}
