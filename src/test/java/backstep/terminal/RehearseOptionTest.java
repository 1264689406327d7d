package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.script.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * What the rehearsal does: a line that fails would leave its classes out of the archive, unseen.
 */
class RehearseOptionTest {
  @Test
  void theScriptThatIsRehearsedLoads() throws IOException {
    try (InputStream script = RehearseOption.class.getResourceAsStream(RehearseOption.SCRIPT)) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Script.read(RehearseOption.SCRIPT, text).program().lines().toString())
          .contains("dU = where(z > 0, e * v.T * x.T, 0)");
    }
  }
}
