package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Which of the answers were not right. */
class StandingTest {
  @Test
  void ofTheAnswersTheLastWasRight() {
    assertThat(Standing.OPEN.tried("7").tried("8").wrong()).containsExactly("7", "8");
    assertThat(Standing.OPEN.tried("7").right("0.04").wrong()).containsExactly("7");
    assertThat(Standing.OPEN.right("").wrong()).isEmpty();
  }

  @Test
  void whereMoreWereGivenThanAreKeptAllThatAreKeptWereWrong() {
    Standing standing = Standing.OPEN;
    for (int i = 0; i < 30; i++) {
      standing = standing.tried("7");
    }
    assertThat(standing.right("0.04").wrong()).isEqualTo(Collections.nCopies(20, "7"));
  }
}
