package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void aBarTheRateAndTheTimeLeft() {
    assertThat(ProgressBar.text(300, 1000, "epochs", 2, 80))
        .isEqualTo("[######..............]  30 %  150 epochs a second  5 s left");
    assertThat(ProgressBar.text(30_000, 30_000_000, "epochs", 1, 80)).endsWith("16:39 min left");
    assertThat(ProgressBar.text(1, 100_000, "epochs", 1, 80)).endsWith("27:46 h left");
  }

  @Test
  void beforeAnythingIsDoneThereIsNoRate() {
    assertThat(ProgressBar.text(0, 1000, "epochs", 0, 80))
        .isEqualTo("[....................]   0 %");
  }

  @Test
  void itIsNeverWiderThanTheWindow() {
    assertThat(ProgressBar.text(300, 1000, "epochs", 2, 20)).hasSize(19);
  }
}
