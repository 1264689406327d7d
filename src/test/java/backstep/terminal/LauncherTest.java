package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the jar, before a java that only says what it is given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String ECHO = "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n";
  private static final String OLD = "#!/bin/sh\necho 'openjdk version \"1.8.0_292\"' >&2\n";

  @TempDir private Path folder;
  private Path target;

  /** What a process left. */
  private record Ended(int status, String text) {}

  @BeforeEach
  void build() throws IOException {
    target = Files.createDirectories(folder.toRealPath().resolve("my target"));
    executable(target.resolve("backstep"), Files.readString(Path.of("src/main/launcher/backstep")));
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** A folder for JAVA_HOME. */
  private String jdk(String name, String java, String version) throws IOException {
    Path home = folder.resolve(name);
    executable(home.resolve("bin/java"), java);
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\n" + version);
    return home.toString();
  }

  private Ended run(Map<String, String> environment, String launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }

  private String launcher() {
    return target.resolve("backstep").toString();
  }

  @Test
  void theArgumentsComeToTheJarUnharmed() throws Exception {
    String home = jdk("jdk", ECHO, "JAVA_VERSION=\"17.0.15\"\n");
    Ended ended =
        run(Map.of("JAVA_HOME", home), launcher(), "-c", "print 6 * 7; list", "", "$HOME 'a\"b\\n");
    assertThat(ended.status()).isZero();
    assertThat(ended.text())
        .contains("<-XX:SharedArchiveFile=" + target.resolve("backstep.jsa") + ">\n")
        .endsWith(
            "<-jar>\n<"
                + target.resolve("backstep.jar")
                + ">\n<-c>\n<print 6 * 7; list>\n<>\n<$HOME 'a\"b\\n>\n");
  }

  /** Java warns where the system has none. */
  @Test
  void hugePagesAreAskedForWhereThereAreAny() throws Exception {
    Path kernel = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean any = Files.exists(kernel) && !Files.readString(kernel).contains("[never]");
    String home = jdk("jdk", ECHO, "JAVA_VERSION=\"17\"\n");
    assertThat(run(Map.of("JAVA_HOME", home), launcher()).text().lines())
        .filteredOn("<-XX:+UseTransparentHugePages>"::equals)
        .hasSize(any ? 1 : 0);
  }

  @Test
  void aGarbageCollectorOfTheEnvironmentIsTheOnlyOne() throws Exception {
    String home = jdk("jdk", ECHO, "JAVA_VERSION=\"17\"\n");
    assertThat(run(Map.of("JAVA_HOME", home), launcher()).text()).contains("SerialGC");
    Map<String, String> chosen =
        Map.of("JAVA_HOME", home, "JDK_JAVA_OPTIONS", "-Xmx1g -XX:+UseG1GC -ea");
    assertThat(run(chosen, launcher()).text()).contains("<-jar>").doesNotContain("SerialGC");
  }

  @Test
  void linksLeadToTheJar() throws Exception {
    String home = jdk("jdk", ECHO, "JAVA_VERSION=\"21\"\n");
    Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(folder.resolve("bin/there"), Path.of("../my target/backstep"));
    Path link = Files.createSymbolicLink(folder.resolve("b"), folder.resolve("bin/there"));
    assertThat(run(Map.of("JAVA_HOME", home), link.toString()).text())
        .contains("<" + target.resolve("backstep.jar") + ">");
    assertThat(run(Map.of("JAVA_HOME", home), "b").text())
        .contains("<" + target.resolve("backstep.jar") + ">");
  }

  @Test
  void withoutJavaHomeItIsTheJavaOnThePath() throws Exception {
    jdk("jdk", ECHO, "JAVA_VERSION=\"25\"\n");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), folder.resolve("jdk/bin/java"));
    assertThat(run(Map.of("PATH", bin.toString()), launcher()))
        .satisfies(ended -> assertThat(ended.text()).contains("<-jar>"))
        .satisfies(ended -> assertThat(ended.status()).isZero());
  }

  @Test
  void withoutAnyJavaItSaysSo() throws Exception {
    assertThat(run(Map.of("PATH", folder.toString()), launcher()))
        .isEqualTo(
            new Ended(
                127,
                "backstep needs Java 17 or newer, and there is no java: install one, or set"
                    + " JAVA_HOME to where it is\n"));
    assertThat(run(Map.of("JAVA_HOME", "/nowhere"), launcher()))
        .isEqualTo(
            new Ended(
                127,
                "backstep needs Java 17 or newer, and there is no /nowhere/bin/java: install one,"
                    + " or set JAVA_HOME to where it is\n"));
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    String home = jdk("old", ECHO, "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(run(Map.of("JAVA_HOME", home), launcher()))
        .isEqualTo(
            new Ended(
                127,
                "backstep needs Java 17 or newer, and "
                    + home
                    + "/bin/java is older: install one, or set JAVA_HOME to where it is\n"));
  }

  @Test
  void aJavaWhoseVersionIsWrittenNowhereIsAsked() throws Exception {
    String home = jdk("old", OLD, "");
    Files.delete(Path.of(home, "release"));
    assertThat(run(Map.of("JAVA_HOME", home), launcher()).text()).contains("is older");
    executable(Path.of(home, "bin/java"), OLD.replace("1.8.0_292", "17") + "echo ran\n");
    assertThat(run(Map.of("JAVA_HOME", home), launcher()).text()).endsWith("ran\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where the streams of a process can be looked at
  void aClosedStreamIsGivenNothing() throws Exception {
    for (int stream = 0; stream <= 1; stream++) {
      String look = "#!/bin/sh\n[ /proc/$$/fd/" + stream + " -ef /dev/null ]\n";
      String home = jdk("jdk" + stream, look, "JAVA_VERSION=\"17\"\n");
      String closed = "exec /bin/sh \"$0\" " + stream + ">&-";
      ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", closed, launcher());
      builder.environment().put("JAVA_HOME", home);
      assertThat(builder.start().waitFor()).as("stream %d", stream).isZero();
    }
  }
}
