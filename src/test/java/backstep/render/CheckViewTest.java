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
  @CsvSource(
      delimiter = '|',
      value = {
        "01-stale-grus31 | :29: wrong: line 9",
        "02-upstream-lost-smile528 | :29: wrong: line 9",
        "03-no-output-slope-jiexunsee1 | :26: wrong: line 6",
        "04-bias-summed-stat453-5 | :36: wrong: all cells of b1 move by one number",
        "06-slope-of-activation-libbrain78 | :29: wrong: line 9",
        "07-sigmoid-slope-encog124 | :29: wrong: line 9",
        "08-bias-twice-divided-dl4j366 | :36: suspect: b1 moves 0.1250 times its slope",
        "09-bias-not-updated-dl4j364 | : suspect: b1 has a slope",
        "10-raw-error-codingtrain | :28: wrong: line 8",
        "11-stale-and-raw-xor-script | :29: wrong: line 9",
        "15-softmax-mse-casper1 | :26: wrong: line 6",
        "16-ascent | :35: wrong: W1[1,1] moves up the slope",
        "17-tanh-slope-1-minus-a | :29: wrong: line 9",
        "20-softmax-of-one-unit | :20: wrong: line 6",
        "21-targets-out-of-range | :19: suspect: y is between 0 and 1",
        "23-so34311586-like | :23: suspect: y is a softmax of one unit",
        "33-tiny-wrong | :18: wrong: line 8",
        "40-wrong-beside-comparison | :11: wrong: line 4",
        "script-01-xor-scalars | :27: wrong: line 9",
        "script-03-xor-prime-of-output | :25: wrong: w1 does not move along its slope",
        "script-04-xor-tiny-start | : suspect: all 5 units of A1 give nearly one number",
        "script-04-xor-tiny-start-summed | : suspect: all 5 units of A1 give nearly one number",
        "script-06-sin-uphill | :57: wrong: w_in moves up the slope",
        "script-08-sine-momentum | :34: wrong: line 7",
        "script-09-softmax-over-batch | :28: wrong: line 8",
        "script-10-adam-fed-back | :56: suspect: along the run the largest |vb1| grew",
        "script-12-layer-off-by-one | :25: wrong: line 7",
        "script-15-relu-sum-constant | : suspect: units 0, 1 of a1 are off for every sample",
        "script-21-eleven-lines-repaired-wrongly | :20: wrong: first",
        "script-22-dropout-mask | :27: wrong: line 9",
        "script-23-flat-inputs-flat | :16: wrong: line 1",
        "script-25-bias-from-weights | :28: wrong: line 6",
        "script-27-softmax-diagonal | :29: wrong: line 8",
        "script-27-softmax-diagonal-batch | :28: wrong: line 7",
        "script-29-frozen-biases | : suspect: low has a slope",
        "script-31-output-first | :27: wrong: line 7",
        "script-33-rnn-overwrites | :45: wrong: line 21",
      })
  void theFirstFindingNamesTheLineOfTheFile(String name, String expected) throws IOException {
    assertThat(lines(name).lines())
        .first()
        .asString()
        .startsWith(name + expected)
        .doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08-bias-twice-divided-dl4j366 | 0.1250 times its slope, and other parameters 0.5000 times",
        "20-softmax-of-one-unit | that slope is 0",
        "20-softmax-of-one-unit | :17: suspect: y is a softmax of one unit, and so always 1 ",
        "script-06-sin-uphill | edit 16 b_in = b_in - lr * (sample == 19) * g_b_in",
        "script-09-softmax-over-batch | :23: suspect: line 5, a2 = e / sum(e), divides by the sum of all"
            + " cells: the columns of a2 add up to between 0.0700 and 0.0932, and those of T to 1",
        "script-22-dropout-mask | it is 0.5000 times that; it comes from line 7",
        "script-23-flat-inputs-flat | try: edit 1 Z1 = W1 @ x + b1",
        "script-33-rnn-overwrites | what line 17 wrote to dbh is never read",
      })
  void theProofIsSaid(String name, String part) throws IOException {
    assertThat(lines(name)).contains(part);
  }

  @Test
  void aLineThatWritesOverAGradientIsNamedWhateverItIsCalled() throws IOException {
    String text = Files.readString(CASES.resolve("script-33-rnn-overwrites.bp"));
    String renamed = text.replaceAll("\\bd(?=W|b|Z\\b)", "g");
    assertThat(CheckView.lines("renamed", check("renamed", renamed)))
        .startsWith("renamed:43: wrong: ")
        .contains("what line 15 wrote to gWin is never read");
  }

  @Test
  void halfTheSlopeIsRightOfTwoSharesAndNotOfThree() throws IOException {
    String two = Files.readString(CASES.resolve("05-softmax-diagonal-libnd4j440.bp"));
    String three = two.replace("-> 1, 0", "-> 1, 0, 0").replace("-> 0, 1", "-> 0, 1, 0");
    assertThat(CheckView.lines("three", check("three", three)))
        .startsWith("three:26: wrong: line 6");
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
        .startsWith("mine.bp: cannot tell: no line writes loss, so nothing can be proved\n")
        .contains("mine.bp: not looked for: ", "all alike (no hidden layer has two units)");
  }

  @Test
  void aFindingIsAnObjectOfJson() throws IOException {
    String text = Files.readString(CASES.resolve("16-ascent.bp"));
    assertThat(CheckView.objects("a \"b\".bp", check("ascent", text)).get(0))
        .startsWith(
            "{\"file\": \"a \\\"b\\\".bp\", \"place\": \"ascent:35\", \"severity\": \"wrong\"")
        .contains("\"line\": 13, \"seed\": 7, \"epoch\": 0")
        .endsWith("; edit 13 W1 = W1 - alpha * dW1; edit 14 b1 = b1 - alpha * dZ1\"}");
  }

  @Test
  void whatCouldNotBeToldOrLookedForIsSaidInJsonToo() {
    String text = "data:\n  1 -> 2\nparameters:\n  w = ones(1, 1)\nforward:\n  y = w * x\n";
    assertThat(CheckView.objects("mine.bp", check("mine.bp", text)))
        .contains(
            "{\"file\": \"mine.bp\", \"severity\": \"cannot tell\", \"finding\": \"\", \"evidence\":"
                + " \"no line writes loss, so nothing can be proved\"}")
        .anyMatch(
            object -> object.contains("\"not looked for\", \"finding\": \"saturated units\""));
  }

  @Test
  void aMemoryThatIsCarriedCannotBeTold() {
    String text =
        """
        settings:
          data = xor
          epochs = 2
        parameters:
          W = randn(outputs, inputs)
          c = zeros(inputs, 1)
        forward:
          y = sigmoid(W @ (x + c))
          loss = cross_entropy(y, d)
        backward:
          dW = (y - d) @ (x + c).T
        update:
          W = W - 0.1 * dW
          c = x
        """;
    assertThat(CheckView.lines("mine.bp", check("mine.bp", text)))
        .contains("mine.bp: cannot tell: whether c moves down the slope of loss: it carries ");
  }

  @Test
  void itCanBeStopped() {
    Experiment experiment = Experiment.of("q", Shipped.QUESTION_RELU.program());
    assertThat(Check.of(experiment, state -> false)).isEmpty();
  }
}
