package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.Reference;
import backstep.matrix.Matrix;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose steps take several samples, against numpy. */
class BatchTest {
  private static final JsonNode EXPECTED = Reference.json("batches.json");

  private static Machine machine(String program) {
    return new Machine(Sessions.experiment(Reference.text("/programs/" + program + ".bp")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows-all", "columns-of-3"})
  void everyValueOfTheFirstEightStepsIsNumpys(String program) {
    Machine machine = machine(program);
    State begun = machine.start();
    for (JsonNode step : EXPECTED.get(program).get("steps")) {
      State end = machine.after(begun, machine.clock().lines());
      step.properties()
          .forEach(
              value -> {
                Matrix expected = Reference.matrix(value.getValue());
                Matrix actual = end.value(value.getKey()).matrix();
                double most = 1e-12 * expected.largest();
                Reference.assertNear(value.getKey(), actual, expected, 0, most);
              });
      begun = machine.next(end);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows-all", "columns-of-3"})
  void theLossOfThreeHundredEpochsIsNumpys(String program) {
    Machine machine = machine(program);
    State state = machine.start();
    for (JsonNode loss : EXPECTED.get(program).get("losses")) {
      state = machine.after(state, machine.clock().ticksPerEpoch());
      assertThat(state.epochLoss()).isCloseTo(loss.doubleValue(), within(1e-9));
    }
  }
}
