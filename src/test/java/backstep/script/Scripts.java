package backstep.script;

import backstep.network.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts of the tests. */
final class Scripts {
  private Scripts() {}

  static Experiment read(String name) {
    return Script.read(name + ".py", text(name));
  }

  static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream("/scripts/" + name + ".py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
