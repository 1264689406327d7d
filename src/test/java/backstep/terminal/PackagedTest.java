package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip that is handed out, unpacked as somebody might; Maven runs this once it is there. */
@DisabledOnOs(OS.WINDOWS)
class PackagedTest {
  private static final Path ZIP = Path.of("target/backstep.zip");

  @TempDir private Path folder;
  private Path unpacked;

  @BeforeEach
  void unpack() throws IOException {
    Path there = Files.createDirectory(folder.toRealPath().resolve("Mein Übungs-Ordner 100%"));
    try (FileSystem zip =
        FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true))) {
      for (Path file : in(zip.getPath("/"))) {
        Path copy = there.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
      }
    }
    unpacked = there.resolve("backstep");
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    in(unpacked).forEach(file -> names.add(unpacked.relativize(file).toString()));
    return names;
  }

  private void mustRun(Path java, String locale) throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", java.toString(), "LC_ALL", locale);
    List<String> command = List.of(unpacked.resolve("backstep").toString(), "-c", "print 6 * 7");
    assertThat(Ended.of(folder, environment, command, ""))
        .as("%s, %s", java, locale)
        .isEqualTo(new Ended(0, "6 * 7 = 42\n", ""));
  }

  /** Those that lie beside the one that runs this. */
  private static List<Path> javas() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    try (Stream<Path> all = Files.list(home.getParent())) {
      return all.filter(java -> java.equals(home) || isNewEnough(java)).toList();
    }
  }

  private static boolean isNewEnough(Path java) {
    try {
      return Files.isExecutable(java.resolve("bin/java"))
          && !Files.isSymbolicLink(java)
          && Files.readString(java.resolve("release"))
              .lines()
              .filter(line -> line.startsWith("JAVA_VERSION=\""))
              .anyMatch(line -> Integer.parseInt(line.split("[\".]", -1)[1]) >= 17);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void itHoldsWhatIsNeededAndNothingElse() throws IOException {
    Set<String> expected =
        new TreeSet<>(
            List.of("LICENSE", "backstep", "backstep.cmd", "backstep.jar", "handout.html"));
    in(Path.of("lessons")).forEach(lesson -> expected.add(lesson.toString()));
    assertThat(names()).isEqualTo(expected);
    assertThat(unpacked.resolve("backstep")).isExecutable();
    assertThat(Files.readString(unpacked.resolve("backstep.cmd")).replace("\r\n", ""))
        .contains("\"%~dp0backstep.jar\" %*")
        .doesNotContain("\n");
  }

  @Test
  void nothingInItNamesWhereItWasBuilt() throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    for (Path file : List.of(ZIP, unpacked.resolve("backstep.jar"))) {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          assertThat(latin(zip).contains(here)).as(entry.getName()).isFalse();
        }
      }
    }
  }

  private static String latin(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void itRunsWithEachJavaThatIsHereAndWritesNothing() throws Exception {
    Set<String> before = names();
    assertThat(unpacked.toFile().setWritable(false)).isTrue();
    for (Path java : javas()) {
      mustRun(java, "C");
    }
    mustRun(javas().get(0), "C.UTF-8");
    mustRun(javas().get(0), "xx_XX.UTF-8");
    assertThat(unpacked.toFile().setWritable(true)).isTrue();
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void anArchiveThatIsNoneOrOfAnotherJavaOrFolderIsPassedOver() throws Exception {
    Path archive = unpacked.resolve("backstep.jsa");
    for (byte[] bytes :
        List.of(new byte[0], new byte[9999], Files.readAllBytes(Path.of("target/backstep.jsa")))) {
      Files.write(archive, bytes);
      for (Path java : javas()) {
        mustRun(java, "C.UTF-8");
      }
    }
  }

  @Test
  void anArchiveOfItsOwnChangesNothingElse() throws Exception {
    unpacked = Path.of("target").toAbsolutePath();
    mustRun(Path.of(System.getProperty("java.home")), "C.UTF-8");
  }
}
