package backstep.terminal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.impl.jni.JniNativePty;
import picocli.CommandLine.Command;

/**
 * {@code backstep rehearse}: plays somebody who sits at a terminal and does what people do first,
 * while the JVM lists the classes that this takes, and has them written into an archive beside the
 * jar. The terminal is a real one, since a process that is on none goes other ways. The archive
 * holds the JDK's classes, too: two archives, one on top of the JDK's, take longer to map.
 */
@Command(
    name = "rehearse",
    description = "Record the classes of a start in an archive, which the launcher uses.",
    hidden = true)
final class RehearseOption implements Callable<Integer> {
  private static final String TYPE = "xterm-256color";
  private static final long PATIENCE_SECONDS = 60;

  /** Scripts for the shell to load, with something of each kind: one in loops, one in a class. */
  static final List<String> SCRIPTS = List.of("rehearsal.py", "rehearsal_class.py");

  private static final File JAR = new File(System.getProperty("java.class.path")).getAbsoluteFile();

  private static final String KEYS =
      """
      he\t
      step
      next
      back
      inspect Ws
      run
      test
      plot loss
      load rehearsal.py
      load rehearsal_class.py
      bogus
      lesson hook
      quit
      """;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogManager.getLogManager().reset(); // JLine reports that the terminal ends with the shell
    Path home = Files.createTempDirectory("backstep");
    Path classes = home.resolve("classes");
    ByteArrayInputStream keys = new ByteArrayInputStream(KEYS.getBytes(StandardCharsets.UTF_8));
    try (AbstractPosixTerminal terminal =
        (AbstractPosixTerminal)
            TerminalBuilder.builder()
                .provider("jni")
                .type(TYPE)
                .size(new Size(80, 24))
                .streams(keys, OutputStream.nullOutputStream())
                .build()) {
      for (String name : SCRIPTS) {
        try (InputStream script = RehearseOption.class.getResourceAsStream(name)) {
          Files.copy(script, home.resolve(name));
        }
      }
      int status = play(((JniNativePty) terminal.getPty()).getName(), home, classes);
      return status == 0 ? archive(classes) : status;
    } finally {
      delete(home);
    }
  }

  /**
   * Runs a shell that keeps nothing.
   *
   * @param terminal the file of the terminal that it is on
   * @param home where it may write, and finds the scripts
   * @param classes the file for the list of classes that it loads
   */
  private static int play(String terminal, Path home, Path classes)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        java("-XX:DumpLoadedClassList=" + classes, "-jar", JAR.toString(), Main.firstProgram())
            .directory(home.toFile())
            .redirectInput(new File(terminal))
            .redirectOutput(new File(terminal))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TERM", TYPE);
    builder.environment().put("XDG_STATE_HOME", home.toString());
    Process shell = builder.start();
    if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      shell.destroyForcibly();
    }
    return shell.waitFor();
  }

  private static int archive(Path classes) throws IOException, InterruptedException {
    return java(
            "-Xshare:dump",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:SharedClassListFile=" + classes,
            "-XX:SharedArchiveFile=" + new File(JAR.getParentFile(), "backstep.jsa"),
            "-cp",
            JAR.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  private static ProcessBuilder java(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(Stream.concat(Stream.of(java), Stream.of(arguments)).toList());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
