package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.Report;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of a recording. */
class KilledTest {
  @TempDir private Path folder;

  private Process process() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(List.of(java, "-cp", path, "backstep.terminal.Main"))
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void whatIsRecordedBeforeThePromptComesBackReplays() throws Exception {
    Process process = process();
    try (Writer keys = process.outputWriter(StandardCharsets.UTF_8);
        BufferedReader screen = process.inputReader(StandardCharsets.UTF_8)) {
      keys.write("set hidden 3; step\nrecord mine.md\nnote So far; so good.\nbogus\nrun 3\n");
      keys.write("record mark\nprint 6 * 7\nprint 6 * 8\nrun 100000000\n");
      keys.flush();
      String line = screen.readLine();
      while (!line.endsWith("= 48")) {
        line = screen.readLine();
      }
      process.destroyForcibly().waitFor();
    }
    String recorded = Files.readString(folder.resolve("mine.md"));
    assertThat(recorded).contains("backstep> run 3\n", "backstep> print 6 * 7\n");
    Report report = Report.of("mine.md", recorded, Typed.SHELL, new MemoryWorld());
    assertThat(report.isRight()).as(report.text()).isTrue();
  }
}
