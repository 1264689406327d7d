package backstep.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a whole process left. */
record Ended(int status, String out, String err) {

  /**
   * Runs the program to its end.
   *
   * @param folder where it runs, and what is piped in lies
   * @param options of Java
   * @param input what is piped in
   */
  static Ended run(
      Path folder,
      Map<String, String> environment,
      List<String> options,
      String input,
      String... arguments)
      throws IOException, InterruptedException {
    return of(folder, environment, java(options, arguments), input);
  }

  /** The same where no byte can be written into any file. */
  static Ended withoutDisk(Path folder, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -f 0; exec \"$0\" \"$@\""));
    command.addAll(java(List.of("-XX:-UsePerfData"), arguments));
    return of(folder, Map.of("XDG_STATE_HOME", folder.toString()), command, input);
  }

  /** The command that runs the program. */
  static List<String> java(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:TieredStopAtLevel=1"); // it lives too short for more: half the work
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "backstep.terminal.Start"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs any command to its end. */
  static Ended of(Path folder, Map<String, String> environment, List<String> command, String input)
      throws IOException, InterruptedException {
    Path in = Files.writeString(folder.resolve("in"), input);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectInput(in.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
    String out = text(process.getInputStream());
    return new Ended(process.waitFor(), out, err.join());
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
