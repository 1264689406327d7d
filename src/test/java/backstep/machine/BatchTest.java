package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.Reference;
import backstep.matrix.Loops;
import backstep.matrix.Matrix;
import backstep.notation.Parser;
import backstep.notation.Source;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs whose steps take several samples, against numpy. */
class BatchTest {
  private static final JsonNode EXPECTED = Reference.json("batches.json");

  static Stream<String> programs() {
    return EXPECTED.properties().stream().map(Map.Entry::getKey);
  }

  private static Machine machine(String program) {
    return new Machine(Sessions.experiment(Reference.text("/programs/" + program + ".bp")));
  }

  @ParameterizedTest
  @MethodSource("programs")
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
  @MethodSource("programs")
  void theLossOfThreeHundredEpochsIsNumpys(String program) {
    Machine machine = machine(program);
    State state = machine.start();
    for (JsonNode loss : EXPECTED.get(program).get("losses")) {
      state = machine.after(state, machine.clock().ticksPerEpoch());
      assertThat(state.epochLoss()).isCloseTo(loss.doubleValue(), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aSweepFindsOfEachSampleWhatSamplesShows(String program) {
    Machine machine = machine(program);
    List<Reading> readings =
        Stream.of("y", "Z1")
            .map(Source::typed)
            .map(Parser::expression)
            .map(Reading::atEnd)
            .toList();
    Ensemble ensemble = new Ensemble(machine.experiment(), 2, new Loops(), readings);
    ensemble.begin(List.of(7, machine.experiment().seed()));
    ensemble.train(4, () -> true);
    List<List<Matrix>> found = new ArrayList<>();
    ensemble.survey(
        2,
        (lane, row, values) -> {
          if (lane == 1) {
            assertThat(row).isEqualTo(found.size());
            found.add(values);
          }
        });
    State state = machine.after(machine.start(), 4 * machine.clock().ticksPerEpoch() - 1);
    for (int i = 0; i < readings.size(); i++) {
      int reading = i;
      assertThat(found.stream().map(values -> values.get(reading)))
          .containsExactlyElementsOf(Survey.of(machine, state, readings.get(i)).values());
    }
  }
}
