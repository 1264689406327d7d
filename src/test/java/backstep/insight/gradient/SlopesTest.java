package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.insight.gradient.Motion.Kind;
import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import backstep.notation.Rewritten;
import backstep.notation.SingleAssignment;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slopes of a loss are the ones that another program finds. */
class SlopesTest {
  private static final JsonNode PROGRAMS = Reference.json("slopes.json").get("programs");

  private static Stream<String> programs() {
    return PROGRAMS.properties().stream().map(Map.Entry::getKey);
  }

  private static Machine forward(String name) {
    String text = PROGRAMS.get(name).get("text").asText();
    return new Machine(Experiment.of(name, ProgramParser.parse(name, text)));
  }

  private static Machine derived(String name) {
    Machine forward = forward(name);
    Rewritten rewritten = Rewritten.of(forward.experiment().program(), Derived.backward(forward));
    return new Machine(forward.experiment().with(rewritten.program()));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theRulesGiveTheSlopesFoundElsewhere(String name) {
    Machine machine = forward(name);
    Rerun rerun = new Rerun(machine, GradientCheck.LOSS);
    Tape tape =
        new Tape(
            machine,
            new SingleAssignment(machine.experiment().program()),
            rerun.needed(),
            Map.of());
    assertSlopes(
        name,
        machine,
        (begun, parameter) ->
            tape.play(begun, Set.of(parameter)).exact().slope(parameter).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aDerivedBackwardPassComputesTheSlopesFoundElsewhere(String name) {
    Machine machine = derived(name);
    assertSlopes(
        name,
        machine,
        (begun, parameter) ->
            machine
                .after(begun, machine.clock().lines())
                .value(GradientLine.nameFor(parameter))
                .matrix());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aStepAlongTheSlopesFoundElsewhereIsRight(String name) {
    Machine machine = derived(name);
    assertThat(StepCheck.of(machine, machine.start()).motions())
        .isNotEmpty()
        .extracting(Motion::kind)
        .containsOnly(Kind.RIGHT);
  }

  private static void assertSlopes(
      String name, Machine machine, BiFunction<State, String, Matrix> slope) {
    JsonNode steps = PROGRAMS.get(name).get("steps");
    for (int i = 0; i < steps.size(); i++) {
      State begun = machine.aside(machine.start(), i);
      Matrix loss = machine.after(begun, machine.clock().lines()).value("loss").matrix();
      Reference.assertNear("loss", loss, Reference.matrix(steps.get(i).get("loss")), 1e-10, 0);
      for (Map.Entry<String, JsonNode> found : steps.get(i).get("slopes").properties()) {
        Reference.assertNear(
            "slope by " + found.getKey() + " in step " + i,
            slope.apply(begun, found.getKey()),
            Reference.matrix(found.getValue()),
            1e-10,
            1e-15);
      }
    }
  }

  @Test
  void aProgramOfEveryFunctionWithASlopeIsThere() {
    List<String> texts = programs().map(name -> PROGRAMS.get(name).get("text").asText()).toList();
    assertThat(Arrays.stream(Function.values()).filter(SlopesTest::hasSlope))
        .allSatisfy(
            function ->
                assertThat(texts)
                    .as("slopes.py has no program with %s: add one and run it", function)
                    .anyMatch(text -> text.contains(function.word() + "(")));
  }

  private static boolean hasSlope(Function function) {
    return function.form().primedArity() > 0
        || Set.of(Function.MAXIMUM, Function.MINIMUM, Function.WHERE).contains(function);
  }
}
