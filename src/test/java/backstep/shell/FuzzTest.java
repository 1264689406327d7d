package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is typed, the session survives it. {@link Fuzz} runs for longer. */
@Tag("slow")
class FuzzTest {
  private static final int LINES = 2400;

  @Test
  void noLineIsToldAnExceptionOrCostsTheSession() {
    assertThat(new Fuzz(Corpus.ofProject(), 0).findings(1, LINES, System.out)).isEmpty();
  }
}
