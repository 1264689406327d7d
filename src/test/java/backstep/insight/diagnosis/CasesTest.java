package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.gradient.Derived;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import backstep.notation.Rewritten;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a diagnosis says of programs that people have brought, when they have run. */
class CasesTest {
  private static Experiment experiment(String name) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/cases", name + ".bp"));
    return Experiment.of(name, ProgramParser.parse(name, text));
  }

  private static Experiment derived(String name) throws IOException {
    Experiment forward = experiment(name);
    return forward.with(
        Rewritten.of(forward.program(), Derived.backward(new Machine(forward))).program());
  }

  /** The symptoms and the first line of each, such as {@code NEVER_MOVES 0}. */
  private static String found(Timeline timeline) {
    return Diagnosis.of(timeline).findings().stream()
        .map(finding -> finding.symptom() + " " + finding.line())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource({
    "30-right-softmax-trained, 0",
    "30-right-softmax-trained, 50",
    "30-right-softmax-trained, 400",
    "31-right-softmax-iris, 0",
    "31-right-softmax-iris, 50",
    "31-right-softmax-iris, 200",
    "32-right-tiny, 0",
    "34-threshold, 0",
    "35-negative-base, 0",
  })
  void whatIsDerivedIsNeverWrong(String name, int epochs) throws IOException {
    Timeline run = DiagnosisTest.run(Timeline.begin(derived(name)), epochs);
    assertThat(Diagnosis.of(run).findings())
        .extracting(finding -> finding.symptom().severity())
        .doesNotContain(Severity.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08-bias-twice-divided-dl4j366 | 200 | OWN_RATE 14",
        "09-bias-not-updated-dl4j364 | 200 | NEVER_MOVES 0, PLATEAU 0",
        "script-10-adam-fed-back | 20 | GROWING_STATE 21",
        "script-10-adam-fed-back | 100 | GROWING_STATE 21, NOT_FINITE 21",
        "script-12-layer-off-by-one | 2 | WRONG_DERIVATIVE 7",
        "script-12-layer-off-by-one | 200 | WRONG_DERIVATIVE 7, NOT_FINITE 5",
        "script-04-xor-tiny-start | 0 | ALIKE 0",
        "script-04-xor-tiny-start-summed | 0 | ALIKE 0",
        "script-15-relu-sum-constant | 1000 | ALL_OFF 0, PLATEAU 0",
      })
  void theFaultIsFoundWhereTheUserIs(String name, int epochs, String expected) throws IOException {
    assertThat(found(DiagnosisTest.run(Timeline.begin(experiment(name)), epochs)))
        .isEqualTo(expected);
  }

  /** The way is right there, and only the rate is not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-no-output-slope-jiexunsee1",
        "10-raw-error-codingtrain",
        "15-softmax-mse-casper1"
      })
  void aWrongDerivativeSaysHowItMoves(String name) throws IOException {
    Diagnosis diagnosis = Diagnosis.of(Timeline.begin(experiment(name)));
    assertThat(diagnosis.findings().get(0).evidence())
        .anyMatch(said -> said.with(x -> "N").contains("moves N times its slope in sample"));
  }
}
