package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Check;
import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check says of programs that people have brought, from their start to their end. */
class CheckViewTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static Check check(String name, String text) {
    Experiment experiment = Experiment.of(name, ProgramParser.parse(name, text));
    return Check.of(experiment, Listener.NONE).orElseThrow();
  }

  private static String lines(String name) throws IOException {
    return CheckView.lines(name, check(name, Files.readString(CASES.resolve(name + ".bp"))));
  }

  @ParameterizedTest
  @CsvSource({
    "01-stale-grus31, 29: wrong: ",
    "02-upstream-lost-smile528, 29: wrong: ",
    "03-no-output-slope-jiexunsee1, 26: wrong: ",
    "04-bias-summed-stat453-5, 36: wrong: ",
    "06-slope-of-activation-libbrain78, 29: wrong: ",
    "07-sigmoid-slope-encog124, 29: wrong: ",
    "08-bias-twice-divided-dl4j366, 36: suspect: ",
    "10-raw-error-codingtrain, 28: wrong: ",
    "11-stale-and-raw-xor-script, 29: wrong: ",
    "15-softmax-mse-casper1, 26: wrong: ",
    "16-ascent, 35: wrong: ",
    "17-tanh-slope-1-minus-a, 29: wrong: ",
    "20-softmax-of-one-unit, 20: wrong: ",
    "21-targets-out-of-range, 19: suspect: ",
    "23-so34311586-like, 23: suspect: ",
    "33-tiny-wrong, 18: wrong: ",
    "40-wrong-beside-comparison, 11: wrong: ",
    "script-06-sin-uphill, 57: wrong: ",
    "script-12-layer-off-by-one, 25: wrong: ",
    "script-21-eleven-lines-repaired-wrongly, 20: wrong: ",
  })
  void theFirstFindingNamesTheLineOfTheFile(String name, String expected) throws IOException {
    assertThat(lines(name)).startsWith(name + ":" + expected).doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource({
    "00-correct",
    "05-softmax-diagonal-libnd4j440",
    "12-false-alarm-sklearn14244",
    "13-false-alarm-cs224n17",
    "14-factor-two-fromscratchtoml65",
    "22-absolute-error-so31556268",
    "30-right-softmax-trained",
    "32-right-tiny",
    "34-threshold",
    "35-negative-base",
    "36-right-large-inputs",
    "41-right-masked",
    "42-right-softmax",
    "43-export-without-y",
    "script-14-rows-shuffled",
    "script-21-eleven-lines"
  })
  void whatIsRightIsNotCalledWrong(String name) throws IOException {
    assertThat(lines(name)).doesNotContain(": wrong: ").doesNotContain("a larger alpha");
  }

  @Test
  void withoutALossNothingIsProved() {
    String text = "data:\n  1 -> 2\nparameters:\n  w = ones(1, 1)\nforward:\n  y = w * x\n";
    assertThat(CheckView.lines("mine.bp", check("mine.bp", text)))
        .isEqualTo("mine.bp: cannot tell: no line writes loss, so nothing can be proved\n");
  }

  @Test
  void aFindingIsAnObjectOfJson() throws IOException {
    String text = Files.readString(CASES.resolve("16-ascent.bp"));
    assertThat(CheckView.objects("a \"b\".bp", check("ascent", text)).get(0))
        .startsWith(
            "{\"file\": \"a \\\"b\\\".bp\", \"place\": \"ascent:35\", \"severity\": \"wrong\"")
        .contains("\"line\": 13, \"seed\": 7, \"epoch\": 0")
        .endsWith("\"try\": \"edit 13 W1 = W1 - alpha * dW1\"}");
  }

  @Test
  void itCanBeStopped() {
    Experiment experiment = Experiment.of("q", Shipped.QUESTION_RELU.program());
    assertThat(Check.of(experiment, state -> false)).isEmpty();
  }
}
