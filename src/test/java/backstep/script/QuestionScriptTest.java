package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.network.Shipped;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two scripts that this began with, written anew, their repaired twins, and each with @. */
class QuestionScriptTest {
  private static final List<String> VALUES =
      List.of("Z1", "A1", "Z2", "y", "loss", "reported", "dWo", "Wo", "dWs", "Ws");

  private static String file(Shipped shipped) {
    return shipped.word().replace('-', '_');
  }

  @ParameterizedTest
  @EnumSource(value = Shipped.class, mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void theScriptWithLoopsHasTheValuesOfTheShippedProgram(Shipped shipped) {
    Experiment script = Scripts.read(file(shipped));
    compare(script, Experiment.of(shipped.word(), shipped.program()), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(value = Shipped.class, mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void theScriptWithProductsIsTheShippedProgramBitForBit(Shipped shipped) {
    Experiment script = Scripts.read(file(shipped) + "_outer");
    compare(script, Experiment.of(shipped.word(), shipped.program()), 0);
  }

  private static void compare(Experiment script, Experiment shipped, double close) {
    Machine mine = new Machine(script);
    Machine theirs = new Machine(shipped);
    State a = mine.start();
    State b = theirs.start();
    for (int step = 0; step < 8; step++) {
      a = end(mine, a);
      b = end(theirs, b);
      for (String name : VALUES) {
        equal(name, a.value(name).matrix(), b.value(name).matrix(), close);
      }
      a = mine.next(a);
      b = theirs.next(b);
    }
  }

  private static State end(Machine machine, State state) {
    State now = state;
    while (!now.position().atEnd()) {
      now = machine.next(now);
    }
    return now;
  }

  private static void equal(String name, Matrix mine, Matrix theirs, double close) {
    assertThat(mine.shape()).as(name).isEqualTo(theirs.shape());
    for (int i = 0; i < mine.shape().rows(); i++) {
      for (int j = 0; j < mine.shape().cols(); j++) {
        assertThat(mine.get(i, j))
            .as(name + "[" + i + "," + j + "]")
            .isCloseTo(theirs.get(i, j), within(close * theirs.largest()));
      }
    }
  }

  @Test
  void theLinesAreTheAuthorsInTheAuthorsOrder() {
    Program program = Scripts.read("question_relu").program();
    assertThat(program.parameters().stream().map(Object::toString))
        .containsExactly("Ws = 0.25 * rand(Nh, 4)", "Wo = 0.25 * rand(1, Nh)");
    assertThat(program.lines().stream().map(Object::toString))
        .containsExactly(
            "Z1 = Ws @ x",
            "A1 = relu(Z1)",
            "Z2 = Wo @ A1",
            "y = sigmoid(Z2)",
            "loss = cross_entropy(y, d)",
            "reported = 0.5 * abs(y - d)",
            "dWo = (y - d) * A1.T",
            "Wo = Wo - alpha * dWo",
            "dWs = where(Z1 >= 0, x.T * Wo.T * (y - d), 0)",
            "Ws = Ws - alpha * dWs");
  }

  @Test
  void eachLineKnowsItsPlaceInTheScript() {
    Program program = Scripts.read("question_relu").program();
    assertThat(program.lines().stream().map(line -> line.statement().span().source().where()))
        .startsWith("question_relu.py:41", "question_relu.py:42", "question_relu.py:45")
        .endsWith(
            "question_relu.py:50",
            "question_relu.py:51",
            "question_relu.py:56",
            "question_relu.py:60");
  }

  @Test
  void numbersWithNamesAreSettings() {
    Program program = Scripts.read("question_sigmoid").program();
    Span span = new Span(Source.typed(""), 0);
    Program other = program.withSetting("Nh", 7.0, span).withSetting("alpha", 0.2, span);
    Machine machine = new Machine(Experiment.of("other", other));
    assertThat(machine.start().value("Ws").matrix().shape().rows()).isEqualTo(7);
    assertThat(program.setting(KnownSetting.EPOCHS.word()).orElseThrow().number()).isEqualTo(5000);
  }
}
