package backstep.insight.why;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.StaleRead;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessesTest {

  @Test
  void eachLineReadsTheVersionThatTheLinesBeforeItHaveLeft() {
    List<Accesses> lines =
        of("forward:\n  A = W @ x\n  W = W + alpha * A + A\n  W = W + A\n  A = A + W\n");
    assertThat(lines.stream().map(AccessesTest::said))
        .containsExactly("1: W0 -> A1", "2: W0 A1 -> W1", "3: W1 A1 -> W2", "4: A1 W2 -> A2");
  }

  @Test
  void settingsAndWhatTheMachineGivesAreLeftOut() {
    assertThat(of("forward:\n  A = alpha * x - d + inputs\n").get(0).reads()).isEmpty();
  }

  @Test
  void theStaleReadOfTheQuestionIsAtLineTen() {
    List<Accesses> lines = Accesses.of(Shipped.QUESTION_RELU.program());
    assertThat(lines.stream().flatMap(line -> line.stale().stream()))
        .containsExactly(new StaleRead(10, "Wo", 1, 3, 0));
    assertThat(lines.get(9).read("Wo").orElseThrow().stale()).isPresent();
    assertThat(lines.get(9).read("dZ2").orElseThrow().stale()).isEmpty();
  }

  @Test
  void theFixedProgramHasNone() {
    assertThat(Accesses.of(Shipped.FIXED_RELU.program()))
        .allSatisfy(line -> assertThat(line.stale()).isEmpty());
  }

  private static List<Accesses> of(String lines) {
    Program program =
        ProgramParser.parse(
            "test.bp", "settings:\n  alpha = 1\nparameters:\n  W = rand(2, 2)\n" + lines);
    return Accesses.of(program);
  }

  private static String said(Accesses line) {
    StringBuilder text = new StringBuilder(line.line() + ":");
    line.reads().forEach(read -> text.append(' ').append(read.name()).append(read.version()));
    return text + " -> " + line.target() + line.version();
  }
}
