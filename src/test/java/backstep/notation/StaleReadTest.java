package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaleReadTest {

  @ParameterizedTest
  @EnumSource(names = {"QUESTION_RELU", "QUESTION_SIGMOID"})
  void lineTenOfTheQuestionReadsTheOutputWeightsThatLineNineHasChanged(Shipped shipped) {
    assertThat(StaleRead.of(shipped.program())).containsExactly(new StaleRead(10, "Wo", 1, 3, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"FIXED_RELU", "FIXED_SIGMOID"})
  void theFixedProgramsReadNothingStale(Shipped shipped) {
    assertThat(StaleRead.of(shipped.program())).isEmpty();
  }

  @Test
  void aLineThatWritesTheNameIsExempt() {
    assertThat(stale("forward:\n  A = W @ x\nbackward:\n  W = W - A\n  W = W - A\n")).isEmpty();
  }

  @Test
  void whatTheForwardPassReadLastIsWhatCounts() {
    String program = "forward:\n  A = W @ x\n  W = W + 1\n  B = W @ x\nbackward:\n  C = W + A\n";
    assertThat(stale(program)).isEmpty();
  }

  @Test
  void aNameThatTheForwardPassDoesNotReadIsNeverStale() {
    String program = "forward:\n  A = x\nbackward:\n  V = V + A\n  B = V\n  V = V + B\n  C = V\n";
    assertThat(stale(program)).isEmpty();
  }

  @Test
  void aCounterThatCountsOnInTheForwardPassIsReadAsItIsThere() {
    String program =
        "forward:\n  t = t + 1\n  A = W @ x\nbackward:\n  W = W - A / (1 - 0.9 ** t)\n";
    assertThat(stale(program)).isEmpty();
  }

  private static List<StaleRead> stale(String program) {
    return StaleRead.of(ProgramParser.parse("test.bp", program));
  }
}
