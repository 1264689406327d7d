package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.machine.Machine;
import backstep.machine.Sessions;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** The samples come from the data then, and what is derived is judged by differences as well. */
  @ParameterizedTest
  @MethodSource("programs")
  void ofTheSameInAStepThatTakesAllSamples(JsonNode entry) {
    Program forward = Sessions.experiment(inOneStep(entry.get("text").asText())).program();
    List<Line> backward = Derived.backward(machine(forward));
    Machine machine = machine(with(forward, backward));
    assertSlopes(entry, machine);
    assertThat(GradientCheck.of(machine, machine.start(), GradientCheck.LOSS).gradients())
        .isNotEmpty()
        .allMatch(gradient -> gradient.cells().stream().noneMatch(CheckedCell::isWrong));
  }

  /** The program with X and D as data, all of which a step takes. */
  private static String inOneStep(String text) {
    boolean inRows = text.contains("X @ W1");
    Matrix inputs = samples(text, "X", inRows);
    Matrix targets = samples(text, "D", inRows);
    String data =
        IntStream.range(0, inputs.shape().rows())
            .mapToObj(i -> "  " + numbers(inputs, i) + " -> " + numbers(targets, i) + "\n")
            .collect(Collectors.joining());
    String lines =
        text.replaceAll("(?m)^  [XD] = \\[.*\n", "")
            .replace("  1 -> 1\n", data)
            .replace("alpha = 0.1\n", "alpha = 0.1\n  batch = all\n");
    return inRows ? lines : lines.replaceAll("\\bX\\b", "x").replaceAll("\\bD\\b", "d");
  }

  private static Matrix samples(String text, String name, boolean inRows) {
    Matcher value = Pattern.compile("(?m)^  " + name + " = (.*)$").matcher(text);
    assertThat(value.find()).isTrue();
    Matrix matrix = Reference.matrix(Reference.parse(value.group(1)));
    return inRows ? matrix : matrix.transposed();
  }

  private static String numbers(Matrix matrix, int row) {
    return IntStream.range(0, matrix.shape().cols())
        .mapToObj(j -> Double.toString(matrix.get(row, j)))
        .collect(Collectors.joining(", "));
  }

  private static Program program(JsonNode entry) {
    return Sessions.experiment(entry.get("text").asText()).program();
  }

  private static Program with(Program forward, List<Line> backward) {
    return forward.editLines(lines -> Stream.concat(lines.stream(), backward.stream()).toList());
  }

  private static Machine machine(Program program) {
    return new Machine(Experiment.of("axes", program));
  }

  private static void assertSlopes(JsonNode entry, List<Line> backward) {
    assertSlopes(entry, machine(with(program(entry), backward)));
  }

  private static void assertSlopes(JsonNode entry, Machine machine) {
    State end = machine.after(machine.start(), machine.clock().ticksPerStep() - 1);
    entry
        .get("slopes")
        .properties()
        .forEach(
            slope ->
                Reference.assertNear(
                    "d" + slope.getKey() + " of\n" + machine.experiment().program(),
                    end.value("d" + slope.getKey()).matrix(),
                    Reference.matrix(slope.getValue()),
                    TOLERANCE,
                    TOLERANCE));
  }
}
