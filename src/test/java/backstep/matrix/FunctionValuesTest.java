package backstep.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Names;
import backstep.Reference;
import backstep.notation.Parser;
import backstep.notation.Source;
import backstep.shell.Session;
import backstep.shell.Typed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each function and each slope gives the numbers that another program computes. */
class FunctionValuesTest {
  private static final JsonNode NUMBERS = Reference.json("functions.json");

  /** A slope that gradcheck has measured is less exact than one that is computed. */
  private static final double MEASURED = 1e-8;

  @ParameterizedTest
  @EnumSource(Function.class)
  void theValueIsTheOneComputedElsewhere(Function function) {
    assertNumbers(function, function.word() + "(");
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void theSlopeIsTheOneComputedElsewhere(Function function) {
    if (function.form().primedArity() > 0) {
      assertNumbers(function, function.word() + "'(");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relu'(0) | 1",
        "leaky_relu'(0) | 1",
        "abs'(0) | 0",
        "max'([1, 3, 3]) | [0, 1, 0]",
        "min'([3, 1, 1]) | [0, 1, 0]",
        "norm'([0, 0]) | [0, 0]"
      })
  void whereASlopeJumpsItIsTheOneThatHelpNames(String slope, String said) {
    assertThat(new Names().compute(slope)).isEqualTo(new Names().compute(said));
  }

  @Test
  void nothingIsComputedElsewhereThatIsNoFunction() {
    assertThat(NUMBERS.get("calls").fieldNames())
        .toIterable()
        .allSatisfy(word -> assertThat(Function.named(word)).as(word).isPresent());
  }

  private static void assertNumbers(Function function, String beginning) {
    List<Map.Entry<String, JsonNode>> calls =
        NUMBERS.get("calls").path(function.word()).properties().stream()
            .filter(call -> call.getKey().startsWith(beginning))
            .toList();
    assertThat(calls)
        .as(
            "resources/reference/functions.py computes no %s...): add it there and run it",
            beginning)
        .isNotEmpty();
    calls.forEach(call -> assertNumber(function, call.getKey(), call.getValue()));
  }

  private static void assertNumber(Function function, String call, JsonNode number) {
    boolean isQuestion = function.form() instanceof Form.Question;
    Matrix ours = isQuestion ? answer(call) : numbers().compute(call);
    double tolerance = isQuestion ? MEASURED : 1e-14;
    Reference.assertNear(call, ours, Reference.matrix(number), tolerance, 1e-15);
  }

  private static Names numbers() {
    Names names = new Names(NUMBERS.get("seed").intValue());
    NUMBERS
        .get("names")
        .properties()
        .forEach(name -> names.put(name.getKey(), Reference.matrix(name.getValue())));
    return names;
  }

  /** In the question's script, behind the update of Wo in its sample 2. */
  private static Matrix answer(String question) {
    Typed typed = Typed.fresh();
    typed.does("goto 0:2:10");
    Session session = typed.session();
    return session
        .timeline()
        .here()
        .probe(Parser.expression(Source.typed(question)))
        .value(session.now());
  }
}
