package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.notation.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
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
    assertRefused(
        () -> disk.read(file("pipe.csv")), file("pipe.csv") + " is not a file that can be read");
  }

  @Test
  void aWriteThatFailsLeavesTheOldFile() throws IOException {
    disk.write(file("a.bp"), "old");
    Files.createDirectory(Disk.temporary(folder.resolve("a.bp")));
    assertThatThrownBy(() -> disk.write(file("a.bp"), "new"))
        .isInstanceOfSatisfying(
            UserError.class,
            error -> assertThat(error.text()).startsWith(file("a.bp") + " cannot be written"));
    assertThat(disk.read(file("a.bp"))).isEqualTo("old");
    assertNothingIsLeftBeside("a.bp");
  }

  @Test
  void whatAKilledProcessLeftIsTakenAway() throws IOException {
    Files.createFile(folder.resolve(".backstep-mine.tmp"));
    Files.createFile(folder.resolve(".backstep-999999999.tmp"));
    disk.write(file("a.bp"), "text");
    assertNothingIsLeftBeside("a.bp", ".backstep-mine.tmp");
  }

  @Test
  void whatARunningProcessIsWritingStays() throws IOException {
    long other = ProcessHandle.current().parent().orElseThrow().pid();
    Path temporary = Files.createFile(folder.resolve(".backstep-" + other + ".tmp"));
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
  void aWriteKeepsPermissionsAndLinks() throws IOException {
    Path real = Files.writeString(folder.resolve("real.bp"), "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Path link = Files.createSymbolicLink(folder.resolve("link.bp"), real);
    disk.write(link.toString(), "new");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNotReplacedByAFile() {
    assertRefused(
        () -> disk.write("/dev/null", "text"), "/dev/null is not a file that can be written");
  }
}
