package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-\ on a terminal. */
class QuitKeyTest {
  private static final String CTRL_BACKSLASH = "\u001C";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dumb", "xterm"})
  @EnabledOnOs(OS.LINUX) // where script lends a terminal so
  void itPrintsNothingOfJava(String type) throws Exception {
    String java = "'" + String.join("' '", Ended.java(List.of())) + "'";
    ProcessBuilder builder = new ProcessBuilder("script", "-qec", java, "/dev/null");
    builder.environment().put("TERM", type);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    try (OutputStream keys = process.getOutputStream();
        InputStream screen = process.getInputStream()) {
      readTo("backstep> ", screen);
      type(keys, CTRL_BACKSLASH + "\rprint 6 * 7\r");
      assertThat(readTo("= 42", screen)).doesNotContain("thread dump");
      type(keys, "quit\r");
      readTo("never", screen);
    }
    assertThat(process.waitFor()).isZero();
  }

  private static void type(OutputStream keys, String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** What comes up to a text, or to the end. */
  private static String readTo(String end, InputStream screen) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    for (int next = screen.read(); next >= 0; next = screen.read()) {
      seen.write(next);
      if (seen.toString(StandardCharsets.UTF_8).endsWith(end)) {
        break;
      }
    }
    return seen.toString(StandardCharsets.UTF_8);
  }
}
