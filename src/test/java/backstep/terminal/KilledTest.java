package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.Report;
import backstep.network.Shipped;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it writes: each file is the old one or the new one, and whole. The
 * property {@code kills} says how often; 50 takes a minute.
 */
@Tag("slow")
class KilledTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int LINES = 3000;
  private static final String BIG = "big.bp";

  @TempDir private Path folder;

  private ProcessBuilder process(Class<?> main, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    return builder;
  }

  @Test
  void whatIsRecordedBeforeThePromptComesBackReplays() throws Exception {
    Process process = process(Main.class).start();
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
    assertReplays(recorded);
  }

  private static void assertReplays(String recorded) {
    Report report = Report.of("mine.md", recorded, Typed.SHELL, new MemoryWorld());
    assertThat(report.isRight()).as(report.text()).isTrue();
  }

  @Test
  void programsAreSavedWhole() throws Exception {
    Files.writeString(folder.resolve(BIG), big());
    String script =
        "load big.bp\n"
            + "set alpha 0.5; save --force mine.bp\nset alpha 0.25; save mine.bp\n".repeat(LINES);
    List<String> either = List.of(saved("0.5"), saved("0.25"));
    for (int kill = 0; kill < KILLS; kill++) {
      killed(process(Main.class).redirectInput(file(script)), "saved", kill);
      assertThat(either).contains(Files.readString(folder.resolve("mine.bp")));
    }
    assertNothingTemporaryIsLeft(folder);
  }

  /** A program with so many samples that writing it takes a while. */
  private static String big() {
    String text = Shipped.FIXED_RELU.text().replaceFirst("(?m)^ *data .*\n", "");
    return text.replace(
        "parameters:", "data:\n" + "  0, 1, 1 -> 1\n".repeat(20_000) + "\nparameters:");
  }

  private static String saved(String alpha) {
    MemoryWorld world = MemoryWorld.with(BIG, big());
    Typed.in(world).does("load big.bp; set alpha " + alpha + "; save mine.bp");
    return world.read("mine.bp");
  }

  @Test
  void recordingsAndProgressAreKeptWhole() throws Exception {
    String script =
        "record mine.md\nprint 1\nlesson slope\n" + "lesson goto sign\nskip\n".repeat(LINES);
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(folder.resolve("mine.md"));
      killed(process(Main.class).redirectInput(file(script)), "Question", kill);
      assertThat(Files.readString(folder.resolve("mine.md")))
          .matches("(?s)---\n.*\n(```|Lesson slope, edition [0-9a-f]+\\.)\n");
      assertThat(lines("backstep/lessons.txt"))
          .allMatch(line -> line.matches("(lesson \\w+ [0-9a-f]+|  [\\w-]+ \\w+)[ \\w@=-]*"));
    }
    assertNothingTemporaryIsLeft(folder.resolve("backstep"));
  }

  @Test
  void theHistoryConsistsOfWholeLines() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      killed(process(Endless.class, folder.resolve("history").toString()), " = ", kill);
      assertThat(Files.readString(folder.resolve("history"))).endsWith("\n");
      assertThat(lines("history")).allMatch(line -> line.matches("\\d+:print \\d+ \\+ 1"));
    }
  }

  /** Kills a process some time after it has printed a sign, while it does what comes next. */
  private static void killed(ProcessBuilder builder, String sign, long seed) throws Exception {
    Process process = builder.start();
    try (BufferedReader screen = process.inputReader(StandardCharsets.UTF_8)) {
      int signs = 1 + new Random(seed).nextInt(20);
      while (signs > 0) {
        String line = screen.readLine();
        assertThat(line).isNotNull();
        signs -= line.contains(sign) ? 1 : 0;
      }
      process.destroyForcibly().waitFor();
    }
  }

  private File file(String script) throws IOException {
    return Files.writeString(folder.resolve("script"), script).toFile();
  }

  private List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Of all killed processes, the last may have left one. */
  private static void assertNothingTemporaryIsLeft(Path where) throws IOException {
    new Disk(Screen.ofProcess()).write(where.resolve("last").toString(), "");
    try (Stream<Path> files = Files.list(where)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
    }
  }

  /** A shell at which somebody types without an end. */
  static final class Endless {
    private Endless() {}

    /** The argument is the file of the history. */
    public static void main(String[] arguments) throws IOException {
      Screen screen = Screen.of(Palette.NONE, StandardCharsets.UTF_8, System.out, System.err);
      ExternalTerminal terminal =
          new ExternalTerminal("endless", "ansi", new Keys(), System.out, StandardCharsets.UTF_8);
      new Interactive(Typed.SHELL, screen, "")
          .run(
              Typed.beginning(Shipped.QUESTION_RELU), terminal, Optional.of(Path.of(arguments[0])));
    }
  }

  /** {@code print 1 + 1}, {@code print 2 + 1} and so on. */
  private static final class Keys extends InputStream {
    private String left = "";
    private int lines;

    @Override
    public int read() {
      if (left.isEmpty()) {
        lines++;
        left = "print " + lines + " + 1\r";
      }
      char key = left.charAt(0);
      left = left.substring(1);
      return key;
    }

    @Override
    public int read(byte[] keys, int from, int count) {
      for (int i = 0; i < count; i++) {
        keys[from + i] = (byte) read();
      }
      return count;
    }
  }
}
