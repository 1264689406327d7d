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
  void theScriptsThatAreRehearsedLoad() throws IOException {
    assertThat(lines(RehearseOption.SCRIPTS.get(0)))
        .contains("dU = where(z > 0, e * v.T * x.T, 0)");
    assertThat(lines(RehearseOption.SCRIPTS.get(1)))
        .contains("grads_b1 = 1 / m * sum(delta_, axis=0)");
  }

  private static String lines(String name) throws IOException {
    try (InputStream script = RehearseOption.class.getResourceAsStream(name)) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return Script.read(name, text).program().lines().toString();
    }
  }
}
