package backstep.insight.gradient;

import backstep.Reference;
import backstep.machine.Machine;
import backstep.machine.Sessions;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is derived of functions along an axis are the slopes that another program measures. */
class AxisSlopesTest {
  private static final double TOLERANCE = 1e-10;

  static Stream<JsonNode> programs() {
    JsonNode programs = Reference.json("axis-slopes.json").get("programs");
    return StreamSupport.stream(programs.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void ofRandomForwardPassesOverSeveralSamplesAndTheSameLinesOverOne(JsonNode entry) {
    List<Line> backward = Derived.backward(machine(program(entry)));
    assertSlopes(entry, backward);
    assertSlopes(entry.get("one"), backward);
  }

  private static Program program(JsonNode entry) {
    return Sessions.experiment(entry.get("text").asText()).program();
  }

  private static Machine machine(Program program) {
    return new Machine(Experiment.of("axes", program));
  }

  private static void assertSlopes(JsonNode entry, List<Line> backward) {
    Program program =
        program(entry)
            .editLines(forward -> Stream.concat(forward.stream(), backward.stream()).toList());
    Machine machine = machine(program);
    State end = machine.after(machine.start(), machine.clock().ticksPerStep() - 1);
    entry
        .get("slopes")
        .properties()
        .forEach(
            slope ->
                Reference.assertNear(
                    "d" + slope.getKey() + " of\n" + program,
                    end.value("d" + slope.getKey()).matrix(),
                    Reference.matrix(slope.getValue()),
                    TOLERANCE,
                    TOLERANCE));
  }
}
