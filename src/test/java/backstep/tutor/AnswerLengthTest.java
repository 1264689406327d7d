package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A line of 100,000 digits is seen to be no number, or to be one, at once. */
class AnswerLengthTest {
  @Test
  void digitsWithoutEndCostTheirLength() {
    String digits = "1".repeat(100_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(Answer.number(digits + "x")).isEmpty();
          assertThat(Answer.number(digits + "." + digits + "ex")).isEmpty();
          assertThat(Answer.isRounded(digits + "x", 1)).isFalse();
        });
  }
}
