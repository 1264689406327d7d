package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The help and the page generated from it. */
class ReferencePageTest {

  @Test
  void thePageSaysWhatTheHelpSays() throws IOException {
    String page = Files.readString(Path.of("src/docs/reference.md"));
    assertThat(page.equals(Typed.fresh().does("help manual")))
        .as("the help has changed: target/backstep -c 'help manual' > src/docs/reference.md")
        .isTrue();
  }

  @Test
  void theHelpFitsEightyColumns() {
    for (String topic : List.of("", "move", "look", "stop", "change", "functions", "notation")) {
      assertThat(Typed.fresh().does("help " + topic).lines())
          .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void whatIsPrintedOfAStepFitsEightyColumns() {
    for (String line : List.of("step", "run 3000; step", "set hidden 30; step", "list", "info")) {
      assertThat(Typed.fresh().does(line).lines())
          .allSatisfy(shown -> assertThat(shown.length()).as(shown).isLessThanOrEqualTo(80));
    }
  }
}
