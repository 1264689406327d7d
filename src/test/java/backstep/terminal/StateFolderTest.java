package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where the history is kept. */
class StateFolderTest {
  @TempDir private Path folder;

  private StateFolder in(Map<String, String> environment) {
    return new StateFolder(environment, folder.resolve("home").toString());
  }

  @Test
  void itIsWhereXdgStateHomeSays() {
    String state = folder.resolve("state").toString();
    assertThat(in(Map.of("XDG_STATE_HOME", state)).file("history"))
        .contains(folder.resolve("state/backstep/history"));
    assertThat(folder.resolve("state/backstep")).isDirectory();
  }

  @Test
  void withoutAnAbsoluteOneItIsInTheHome() {
    Path usual = folder.resolve("home/.local/state/backstep/history");
    assertThat(in(Map.of()).file("history")).contains(usual);
    assertThat(in(Map.of("XDG_STATE_HOME", "")).file("history")).contains(usual);
    assertThat(in(Map.of("XDG_STATE_HOME", "not/absolute")).file("history")).contains(usual);
    assertThat(in(Map.of("XDG_STATE_HOME", "\0")).file("history")).isEmpty();
  }

  @Test
  void onWindowsItIsAmongTheApplicationsData() {
    String local = folder.resolve("local").toString();
    assertThat(in(Map.of("LOCALAPPDATA", local)).file("history"))
        .contains(folder.resolve("local/backstep/history"));
  }

  @Test
  void whereItCannotBeThereIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(in(Map.of("XDG_STATE_HOME", file.toString())).file("history")).isEmpty();
  }

  /** To read these would never end; a folder and a file as large as that are no history either. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoHistoryIsNotOpened(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path zero = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
    for (Path odd : List.of(pipe, zero, full, folder)) {
      assertThat(StateFolder.flawOfHistory(odd))
          .hasValueSatisfying(flaw -> assertThat(flaw).startsWith(odd + " is no history"));
    }
    assertThat(StateFolder.flawOfHistory(folder.resolve("new"))).isEmpty();
    assertThat(StateFolder.flawOfHistory(Files.createFile(folder.resolve("old")))).isEmpty();
  }
}
