package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.Reference;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped programs against numbers of numpy, from scripts that this project had no part in. */
class ReferenceTest {
  private static final List<String> COMPUTED =
      List.of("Z1", "A1", "Z2", "y", "dZ2", "dWo", "dA1", "dZ1", "dWs");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void theInitialParametersAreNumpysToTheLastBit(Shipped shipped) {
    State start = machine(shipped).start();
    JsonNode init = json(shipped).get("init");
    assertThat(start.value("Ws").matrix()).isEqualTo(Reference.matrix(init.get("Ws")));
    assertThat(start.value("Wo").matrix()).isEqualTo(Reference.matrix(init.get("Wo")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XOR_ROWS")
  void everyValueOfTheFirstEightSamplesIsNumpys(Shipped shipped) {
    Machine machine = machine(shipped);
    State end = end(machine, machine.start());
    for (JsonNode sample : json(shipped).get("samples")) {
      assertThat(end.position().epoch()).isEqualTo(sample.get("epoch").intValue());
      assertThat(end.position().step()).isEqualTo(sample.get("sample").intValue());
      assertSample(end, sample);
      end = end(machine, machine.next(end));
    }
    assertThat(end.position()).isEqualTo(new Position(2, 0, Position.END));
  }

  private static void assertSample(State end, JsonNode sample) {
    COMPUTED.forEach(name -> assertNear(end, name, sample.get(name), 1e-12));
    assertNear(end, "reported", sample.get("loss"), 1e-12);
    assertNear(end, "Wo", sample.get("Wo_after"), 1e-12);
    assertNear(end, "Ws", sample.get("Ws_after"), 1e-12);
  }

  @Test
  void theLossOfTheQuestionIsNumpysUntilRoundingDecides() {
    assertEpochLosses(Shipped.QUESTION_RELU, 11, 1e-9);
  }

  @Test
  void theQuestionExplodes() {
    Machine machine = machine(Shipped.QUESTION_RELU);
    State state = machine.after(machine.start(), 1500L * 4 * machine.clock().ticksPerStep());
    double largest = 0;
    for (int sample = 0; sample < 4; sample++) {
      state = end(machine, state);
      largest = Math.max(largest, largest(state.value("Z1").matrix()));
      state = machine.next(state);
    }
    assertThat(largest).isGreaterThan(1000);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"XOR_ROWS", "QUESTION_RELU"})
  void theOthersAreNumpysToTheEnd(Shipped shipped) {
    int recorded = json(shipped).get("loss").size();
    assertEpochLosses(shipped, recorded, 1e-6);
    assertFinal(shipped);
  }

  private static void assertEpochLosses(Shipped shipped, int recorded, double tolerance) {
    Machine machine = machine(shipped);
    State state = machine.start();
    int checked = 0;
    for (Map.Entry<String, JsonNode> loss : json(shipped).get("loss").properties()) {
      long end = (Long.parseLong(loss.getKey()) + 1) * 4 * machine.clock().ticksPerStep();
      state = machine.after(state, end - state.time());
      assertThat(state.epochLoss())
          .as("epoch " + loss.getKey())
          .isCloseTo(loss.getValue().doubleValue(), within(tolerance));
      checked++;
    }
    assertThat(checked).isEqualTo(recorded).isGreaterThan(10);
  }

  private static void assertFinal(Shipped shipped) {
    Machine machine = machine(shipped);
    JsonNode expected = json(shipped).get("final");
    long epochs = machine.experiment().epochs();
    State state = machine.after(machine.start(), epochs * 4 * machine.clock().ticksPerStep());
    assertNear(state, "Ws", expected.get("Ws"), 1e-6);
    assertNear(state, "Wo", expected.get("Wo"), 1e-6);
    Matrix y = Reference.matrix(expected.get("y"));
    for (int sample = 0; sample < 4; sample++) {
      assertThat(output(machine, state, sample)).isCloseTo(y.get(sample, 0), within(1e-6));
    }
  }

  /** y of a sample, by parameters that do not change. */
  private static double output(Machine machine, State trained, int sample) {
    Position position = new Position(trained.position().epoch(), sample, 1);
    State state = State.begun(trained.time(), position, Step.of(sample), trained.values());
    while (state.value("y") == null) {
      state = machine.next(state);
    }
    return state.value("y").matrix().scalar();
  }

  private static double largest(Matrix column) {
    double largest = 0;
    for (int i = 0; i < column.shape().rows(); i++) {
      largest = Math.max(largest, Math.abs(column.get(i, 0)));
    }
    return largest;
  }

  private static State end(Machine machine, State state) {
    State now = state;
    while (!now.position().atEnd()) {
      now = machine.next(now);
    }
    return now;
  }

  private static void assertNear(State state, String name, JsonNode expected, double tolerance) {
    Matrix actual = state.value(name).matrix();
    Reference.assertNear(name, actual, Reference.matrix(expected), 0, tolerance);
  }

  private static Machine machine(Shipped shipped) {
    return new Machine(Experiment.of(shipped.word(), shipped.program()));
  }

  private static JsonNode json(Shipped shipped) {
    return Reference.json(shipped.word() + "-seed1.json");
  }
}
