package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import backstep.notation.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files of the user: whole or not at all, and one sentence where it cannot be. */
class DiskTest {
  private final Disk disk =
      new Disk(
          Screen.of(
              Palette.NONE,
              StandardCharsets.UTF_8,
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream()));

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertRefused(ThrowingCallable attempt, String sentence) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(UserError.class, error -> assertThat(error).hasMessage(sentence));
  }

  private void assertNothingIsLeftBeside(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString())).containsOnly(names);
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    disk.write(file("a.bp"), "Z1 = Ws @ x # ü\n");
    disk.write(file("a.bp"), "shorter ü\n");
    assertThat(disk.read(file("a.bp"))).isEqualTo("shorter ü\n");
    assertNothingIsLeftBeside("a.bp");
  }

  /** Who opens a pipe waits for somebody who writes, whatever he types meanwhile. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsNotWaitedFor() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file("pipe.csv")).start().waitFor()).isZero();
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertRefused(
                () -> disk.read(file("pipe.csv")),
                file("pipe.csv") + " is not a file that can be read"));
    assertRefused(() -> disk.read("/dev/tty"), "/dev/tty is not a file that can be read");
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("theirs.bp"), "theirs");
    String sentence =
        file("theirs.bp")
            + " is there already, and this session has neither loaded nor written it; --force right"
            + " behind the command writes over it";
    assertRefused(() -> disk.write(file("theirs.bp"), "new"), sentence);
    disk.read(file("theirs.bp"));
    assertRefused(() -> disk.write(file("theirs.bp"), "new"), sentence);
    assertThat(folder.resolve("theirs.bp")).hasContent("theirs");
    disk.claim(file("theirs.bp"));
    disk.write(folder + "/./theirs.bp", "new");
    assertThat(folder.resolve("theirs.bp")).hasContent("new");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noLinkLeadsOutOfAFolderThatIsReplayed() throws IOException {
    Path beside = Files.createDirectory(folder.resolve("replayed"));
    Files.writeString(folder.resolve("private.csv"), "secret");
    Files.writeString(beside.resolve("own.csv"), "own");
    Files.createSymbolicLink(beside.resolve("link.csv"), Path.of("../private.csv"));
    Files.createSymbolicLink(beside.resolve("up"), folder);
    Files.createSymbolicLink(beside.resolve("near.csv"), Path.of("own.csv"));
    String there = beside + "/";
    assertThat(disk.readBeside(there, "own.csv")).isEqualTo(disk.readBeside(there, "near.csv"));
    for (String out : List.of("link.csv", "up/private.csv")) {
      assertRefused(
          () -> disk.readBeside(there, out),
          out + " cannot be read here: it is a link to another folder");
    }
    assertRefused(() -> disk.readBeside(there, "private.csv"), "there is no file private.csv");
  }

  @Test
  void whatAKilledProcessLeftIsTakenAway() throws IOException {
    Files.createFile(folder.resolve(".backstep-mine.tmp"));
    Files.createFile(folder.resolve(".backstep-999999999-0123456789abcdef.tmp"));
    disk.write(file("a.bp"), "text");
    assertNothingIsLeftBeside("a.bp", ".backstep-mine.tmp");
  }

  @Test
  void whatARunningProcessIsWritingStays() throws IOException {
    long other = ProcessHandle.current().parent().orElseThrow().pid();
    Path temporary =
        Files.createFile(folder.resolve(".backstep-" + other + "-0123456789abcdef.tmp"));
    disk.write(file("a.bp"), "text");
    assertThat(temporary).exists();
  }

  @Test
  void aFolderIsNoFile() {
    String sentence = folder + " is a folder, not a file";
    assertRefused(() -> disk.read(folder.toString()), sentence);
    assertRefused(() -> disk.write(folder.toString(), ""), sentence);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertRefused(() -> disk.read(file("no.bp")), "there is no file " + file("no.bp"));
    assertRefused(
        () -> disk.write(file("no/a.bp"), ""),
        file("no/a.bp") + " cannot be written: there is no such folder");
    assertRefused(() -> disk.read("a\0b"), "'a\0b' cannot be the name of a file");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Files.write(folder.resolve("png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    assertRefused(
        () -> disk.read(file("png")),
        file("png") + " is not a text in UTF-8; save it as one in an editor");
  }

  @Test
  void whatHasNoEndIsRefused() throws IOException {
    Files.write(folder.resolve("long"), new byte[16_000_001]);
    assertRefused(
        () -> disk.read(file("long")),
        file("long") + " is too large; at most 16 million bytes are read");
  }

  @Test
  void theMarkThatSomeEditorsBeginAFileWithIsNotRead() throws IOException {
    Files.writeString(folder.resolve("notepad.bp"), "\uFEFFforward:\n");
    assertThat(disk.read(file("notepad.bp"))).isEqualTo("forward:\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWriteKeepsPermissions() throws IOException {
    Path real = Files.writeString(folder.resolve("real.bp"), "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    disk.claim(real.toString());
    disk.write(real.toString(), "new");
    assertThat(real).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingIsWrittenThroughALink() throws IOException {
    Path real = Files.writeString(folder.resolve("real.bp"), "old");
    for (Path target : List.of(real, folder.resolve("missing"))) {
      Path link = folder.resolve("link.bp");
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
      disk.claim(link.toString());
      assertRefused(
          () -> disk.write(link.toString(), "new"),
          link + " is a link to another file, and nothing is written through one: name that file");
      assertThat(link).isSymbolicLink();
    }
    assertThat(real).hasContent("old");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  /** Nobody can lay anything where the temporary file is to be. */
  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere a folder is only looked at now and then
  void theTemporaryFileHasARandomName() throws Exception {
    List<String> names = new ArrayList<>();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      disk.write(file("a.bp"), "text");
      disk.write(file("b.bp"), "text");
      while (names.size() < 4) {
        WatchKey key = watch.take();
        key.pollEvents().forEach(event -> names.add(event.context().toString()));
        key.reset();
      }
    }
    assertThat(names)
        .filteredOn(name -> name.matches("\\.backstep-\\d+-[0-9a-f]{16}\\.tmp"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNotReplacedByAFile() {
    assertRefused(
        () -> disk.write("/dev/null", "text"), "/dev/null is not a file that can be written");
  }
}
