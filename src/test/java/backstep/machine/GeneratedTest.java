package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Section;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that settings write. */
class GeneratedTest {
  private static final Span NOWHERE = new Span(Source.typed(""), 0);

  @ParameterizedTest
  @CsvSource({
    "QUESTION_RELU, after, FIXED_RELU",
    "QUESTION_SIGMOID, after, FIXED_SIGMOID",
    "FIXED_RELU, mixed, QUESTION_RELU",
    "FIXED_SIGMOID, mixed, QUESTION_SIGMOID",
    "FIXED_RELU, after, FIXED_RELU"
  })
  void theOrderOfTheUpdatesMakesOneShippedProgramOfTheOther(
      Shipped from, String update, Shipped to) {
    Program changed = with(experiment(from), "update", update).program();
    assertThat(changed.lines()).isEqualTo(to.program().lines());
    assertThat(changed.parameters()).isEqualTo(to.program().parameters());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void everySettingAndItsOppositeGiveTheShippedProgramBack(Shipped shipped) {
    Experiment before = experiment(shipped);
    Experiment after = with(with(before, "bias", "on"), "bias", "off");
    after = with(with(after, "norm", "layer"), "norm", "none");
    double hidden = before.program().setting("hidden").orElseThrow().number();
    after = with(with(after, "layers", "7,3,5"), "layers", hidden);
    assertThat(after.program().lines()).isEqualTo(before.program().lines());
    assertThat(after.program().parameters()).isEqualTo(before.program().parameters());
    assertThat(after.program().setting("hidden").orElseThrow().number()).isEqualTo(hidden);
    assertThat(after.program().setting("layers")).isEmpty();
  }

  @Test
  void aGeneratedProgramTrainsToTheBitLikeTheOneWrittenByHand() {
    Machine generated = new Machine(with(experiment(Shipped.QUESTION_RELU), "update", "after"));
    Machine written = new Machine(experiment(Shipped.FIXED_RELU));
    long ticks = 500L * 4 * written.clock().ticksPerStep();
    State one = generated.after(generated.start(), ticks);
    State other = written.after(written.start(), ticks);
    for (String name : List.of("Ws", "Wo")) {
      assertThat(one.value(name).matrix()).isEqualTo(other.value(name).matrix());
    }
    assertThat(one.epochLoss()).isEqualTo(other.epochLoss());
  }

  /** The answer's "blasted all over": 1e150 with the order as asked, nothing with the right one. */
  @ParameterizedTest
  @CsvSource({"mixed, true", "after, false"})
  void threeHiddenLayersExplodeOnlyWithTheOrderAsAsked(String update, boolean explodes) {
    Experiment deep = with(experiment(Shipped.QUESTION_RELU), "layers", "10,10,10");
    Machine machine = new Machine(with(deep, "update", update));
    double largest = 0;
    State state = machine.start();
    for (int epoch = 0; epoch < 3000; epoch++) {
      state = machine.after(state, 4L * machine.clock().ticksPerStep());
      State end = machine.fork(state, 0);
      largest = Math.max(largest, norm(end, "Z4"));
    }
    if (explodes) {
      assertThat(largest).isGreaterThan(1e150);
    } else {
      assertThat(largest).isLessThan(100);
    }
  }

  private static double norm(State state, String name) {
    return Math.abs(state.value(name).matrix().scalar());
  }

  @Test
  void severalLayersHaveTheNamesOfTheTextbook() {
    Experiment deep = with(experiment(Shipped.FIXED_RELU), "layers", "3,2");
    Program program = with(with(deep, "bias", "on"), "norm", "layer").program();
    assertThat(program.parameters().stream().map(Line::toString))
        .containsExactly(
            "W1 = 0.25 * rand(3, inputs)",
            "b1 = zeros(3, 1)",
            "W2 = 0.25 * rand(2, 3)",
            "b2 = zeros(2, 1)",
            "Wo = 0.25 * rand(outputs, 2)",
            "bo = zeros(outputs, 1)");
    assertThat(lines(program, Section.FORWARD))
        .startsWith(
            "Z1 = W1 @ x + b1",
            "N1 = layer_norm(Z1)",
            "A1 = act(N1)",
            "Z2 = W2 @ A1 + b2",
            "N2 = layer_norm(Z2)",
            "A2 = act(N2)",
            "Z3 = Wo @ A2 + bo",
            "y = sigmoid(Z3)");
    assertThat(lines(program, Section.UPDATE))
        .containsExactly(
            "Wo = Wo - alpha * dWo",
            "bo = bo - alpha * dbo",
            "W2 = W2 - alpha * dW2",
            "b2 = b2 - alpha * db2",
            "W1 = W1 - alpha * dW1",
            "b1 = b1 - alpha * db1");
  }

  @Test
  void aGeneratedProgramIsStillOneWhenItIsReadFromAFile() {
    Experiment deep = with(experiment(Shipped.FIXED_RELU), "layers", "10,10,10");
    String text = with(deep, "bias", "on").program().toString();
    assertThat(text).contains("layers     = 10,10,10\n").contains("# what y - d is the slope of");
    Experiment read = Experiment.of("read", ProgramParser.parse("read.bp", text));
    assertThat(with(with(read, "bias", "off"), "layers", 10.0).program().lines())
        .isEqualTo(Shipped.FIXED_RELU.program().lines());
  }

  @Test
  void linesEditedByHandAreNotLost() {
    Experiment original = experiment(Shipped.QUESTION_RELU);
    Experiment edited = original.with(Sessions.move(original.program(), 9, 12));
    assertThatThrownBy(() -> with(edited, "bias", "on"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("edited by hand (line 9)");
    Experiment own = Sessions.experiment("data:\n 1 -> 1\nforward:\n  y = x\n");
    assertThatThrownBy(() -> with(own, "layers", "3,3"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("neither hidden nor layers");
  }

  @Test
  void otherSettingsAreSetAsEver() {
    Experiment changed = with(experiment(Shipped.QUESTION_RELU), "alpha", 0.5);
    assertThat(changed.program().setting("alpha").orElseThrow().number()).isEqualTo(0.5);
    assertThatThrownBy(() -> with(changed, "bias", "maybe")).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> with(changed, "layers", "0,3")).isInstanceOf(UserError.class);
  }

  private static List<String> lines(Program program, Section section) {
    return program.lines().stream()
        .filter(line -> line.section() == section)
        .map(Line::toString)
        .toList();
  }

  private static Experiment experiment(Shipped shipped) {
    return Experiment.of(shipped.word(), shipped.program());
  }

  private static Experiment with(Experiment experiment, String setting, Object value) {
    return experiment.withSetting(setting, value, NOWHERE);
  }
}
