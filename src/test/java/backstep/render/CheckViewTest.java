package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Check;
import backstep.machine.Listener;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import backstep.script.Script;
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
        "01-stale-grus31 | :30: wrong: line 9",
        "04-bias-summed-stat453-5 | :37: wrong: all cells of b1 move by one number",
        "09-bias-not-updated-dl4j364 | : suspect: b1 has a slope",
        "16-ascent | :34: wrong: W2[0,2] moves up the slope",
        "21-targets-out-of-range | :20: suspect: y is between 0 and 1",
        "script-10-adam-fed-back | :57: suspect: along the run the largest |vb1| grew",
        "script-23-flat-inputs-flat | :17: wrong: line 1",
        "script-33-rnn-overwrites | :46: wrong: line 21",
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
        "20-softmax-of-one-unit | :18: suspect: y is a softmax of one unit, and so always 1 ",
        "script-06-sin-uphill | edit 16 b_in = b_in - lr * (sample == 19) * g_b_in",
        "script-09-softmax-over-batch | :25: suspect: line 5, a2 = e / sum(e), divides by the sum"
            + " of all cells: the columns of a2 add up to between 0.0700 and 0.0932, and those of T"
            + " to 1",
        "script-22-dropout-mask | it is 0.5000 times that; it comes from line 7",
        "script-23-flat-inputs-flat | try: edit 1 Z1 = W1 @ x + b1",
        "script-33-rnn-overwrites | what line 17 wrote to dbh is never read",
      })
  void theProofIsSaid(String name, String part) throws IOException {
    assertThat(lines(name)).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "output_first | output_first.py:27: wrong: line 27, mid_d = [m * (1 - m) * sum(",
        "output_first | reads the output that line 25 has written",
        "output_first | try: move lines 23 to 25 after line 30",
        "batch_rows | line 28: w_out += hidden.T.dot(d_out) * lr; the same holds",
        "batch_rows | try: change line 28 to w_out -= hidden.T.dot(d_out) * lr; change line 29 to"
            + " w_in -= ",
        "xor_scalars | line 26: gv0 = err * h0 (seed",
        "xor_scalars | try: change line 33: v = v - rate * [gv0, gv1] becomes ",
      })
  void ofAScriptItSaysTheLinesAndTheWords(String name, String part) throws IOException {
    String file = name + ".py";
    String text = Files.readString(Path.of("src/test/resources/scripts", file));
    Check check = Check.of(Script.read(file, text), Listener.NONE).orElseThrow();
    assertThat(CheckView.lines(file, check)).contains(part);
    assertThat(CheckView.objects(file, check).get(0)).contains(", \"try\": ");
  }

  @Test
  void aLineThatWritesOverAGradientIsNamedWhateverItIsCalled() throws IOException {
    String text = Files.readString(CASES.resolve("script-33-rnn-overwrites.bp"));
    String renamed = text.replaceAll("\\bd(?=W|b|Z\\b)", "g");
    assertThat(CheckView.lines("renamed", check("renamed", renamed)))
        .startsWith("renamed:44: wrong: ")
        .contains("what line 15 wrote to gWin is never read");
  }

  @Test
  void halfTheSlopeIsRightOfTwoSharesAndNotOfThree() throws IOException {
    String two = Files.readString(CASES.resolve("05-softmax-diagonal-libnd4j440.bp"));
    String three = two.replace("-> 1, 0", "-> 1, 0, 0").replace("-> 0, 1", "-> 0, 1, 0");
    assertThat(CheckView.lines("three", check("three", three)))
        .startsWith("three:27: wrong: line 6");
  }

  @Test
  void whereTheSlopeIsRightNoLargerAlphaIsAdvised() throws IOException {
    assertThat(lines("22-absolute-error-so31556268"))
        .doesNotContain(": wrong: ")
        .doesNotContain("a larger alpha");
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
            "{\"file\": \"a \\\"b\\\".bp\", \"place\": \"ascent:34\", \"severity\": \"wrong\"")
        .contains("\"line\": 11, \"seed\": 7, \"epoch\": 0")
        .endsWith("; edit 13 W1 = W1 - alpha * dW1; edit 14 b1 = b1 - alpha * dZ1\"}");
  }

  @Test
  void whatCouldNotBeToldOrLookedForIsSaidInJsonToo() {
    String text = "data:\n  1 -> 2\nparameters:\n  w = ones(1, 1)\nforward:\n  y = w * x\n";
    assertThat(CheckView.objects("mine.bp", check("mine.bp", text)))
        .contains(
            "{\"file\": \"mine.bp\", \"severity\": \"cannot tell\", \"finding\": \"\","
                + " \"evidence\": \"no line writes loss, so nothing can be proved\"}")
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
