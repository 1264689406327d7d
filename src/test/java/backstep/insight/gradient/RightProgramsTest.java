package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is right is never called wrong, and silence is no way out. {@link RightPrograms} goes on.
 */
@Tag("slow")
class RightProgramsTest {
  private static final int EPOCHS = 100;

  @Test
  void noRightProgramIsEverCalledWrong() {
    RightPrograms right = new RightPrograms(false);
    IntStream.range(0, 200).forEach(seed -> right.judge(seed, EPOCHS));
    assertThat(right.accused()).isEmpty();
  }

  @Test
  void hardlyACellThatHasASlopeIsLeftOpenAndTheErrorOfARightGradientIsARounding() {
    RightPrograms right = new RightPrograms(true);
    IntStream.range(200, 240).forEach(seed -> right.judge(seed, EPOCHS));
    assertThat(right.judged()).isGreaterThan(0.95);
    assertThat(right.largestError()).isBetween(0.0, 1e-6);
  }
}
