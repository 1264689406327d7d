package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files and arguments of a stranger, full of what commands a terminal: none of it gets there. */
@DisabledOnOs(OS.WINDOWS) // no file may have such a name there
class HostileTextTest {
  /** A window's title, a colour, a cleared screen, a bell, CSI in one character, text backwards. */
  private static final String EVIL =
      "w\u001B]0,OWNED\u0007x\u001B[31my\u001B[2Jz\u009B31m\u0084\u007F\u0008\r\u202E";

  /** As much of it as fits between quotes, in names of files and in words. */
  private static final String NAME = EVIL.replace("\r", "");

  private static final String PROGRAM =
      """
      # title EVIL
      settings:
        alpha = 0.5 # EVIL
        data = xor
      parameters:
        W = zeros(1, inputs) # EVIL
      forward:
        y = sigmoid(W @ x) # EVIL
        loss = cross_entropy(y, d) # EVIL
      backward:
        dW = (y - d) @ x.T # EVIL
        W = W - alpha * dW
      """
          .replace("EVIL", EVIL.replace("\r", ""));

  private static final String LESSON =
      """
      ---
      lesson: evil
      title: T EVIL
      needs: hook, EVIL
      load: question-relu
      ---

      # Heading EVIL

      Prose EVIL and `code EVIL` and *more EVIL* and [a link EVIL](http://EVIL).

      - item EVIL

      > quote EVIL

      | a EVIL | b |
      | --- | --- |
      | c EVIL | d EVIL |

      ```text
      code EVIL
      ```

      ```predict id=a
      ask: what EVIL
      value: 1
      answer: 2
      wrong: 3 -> no EVIL
      hint: h EVIL
      reveal: r EVIL
      ```

      ```choice id=b
      ask: which EVIL
      ( ) x EVIL [0 == 1] -> m EVIL
      (*) y EVIL [1 == 1] -> n EVIL
      ```

      ```goal id=c
      ask: do EVIL
      until: epoch == 1
      solution: step EVIL
      cheat: run EVIL
      notice[1 == 1]: n EVIL
      ```

      ```session
      backstep> print 1 # EVIL
      2 EVIL
      backstep> note EVIL
      backstep> bogusEVIL
      ```

      End EVIL
      """
          .replace("EVIL", NAME);

  private static final List<String> LINES =
      List.of(
          "list; where; info; history; show; print 1 EVIL; EVIL; set EVIL 1; load EVIL; data EVIL",
          "load evilEVIL.bp; list; save EVIL/x.bp; compare evilEVIL.bp; sweep evilEVIL.bp --seeds 1",
          "load evilEVIL.bp",
          "load broken.bp",
          "data evil.csv",
          "data; samples",
          "data broken.csv",
          "load weights evil.npz",
          "load weights EVIL evil.npz",
          "load weights broken.npy",
          "source evil.txt",
          "save mine.bp; save plot EVIL.png; export numpy EVIL; help EVIL; accuse EVIL; hunt EVIL",
          "export numpy EVIL",
          "mark EVIL",
          "break EVIL",
          "lesson evil.md",
          "3",
          "hint",
          "hint",
          "EVIL",
          "reveal",
          "",
          "1",
          "",
          "2",
          "",
          "step",
          "where",
          "lesson",
          "lessons",
          "replay evil.md",
          "record EVIL/x.md",
          "record new.md",
          "note EVIL",
          "print 1 # EVIL",
          "record stop");

  @TempDir private Path folder;

  @BeforeEach
  void filesOfEveryKind() throws IOException {
    write("evil" + NAME + ".bp", PROGRAM);
    write("broken.bp", PROGRAM.replace("sigmoid(", NAME + "("));
    write("evil.md", LESSON);
    write("broken.md", LESSON.replace("value: 1", NAME));
    write("evil.csv", "a" + NAME + ",b,c" + NAME + "\n1,2,0\n3,x" + NAME + ",1\n4,y,0\n");
    write("broken.csv", "a,b\n1," + NAME + "\n1\n\"" + NAME);
    write("evil.txt", "print " + NAME + "\n");
    Files.write(folder.resolve("evil.npz"), archive());
    Files.write(
        folder.resolve("broken.npy"),
        ("\u0093NUMPY\u0001\0" + "0\0{'descr': '" + NAME.substring(0, 20))
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** What numpy would write of arrays with such names. */
  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from =
            new ZipInputStream(
                Files.newInputStream(Path.of("src/test/resources/numpy/question.npz")));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry one = from.getNextEntry(); one != null; one = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(NAME + one.getName()));
        from.transferTo(to);
      }
    }
    return bytes.toByteArray();
  }

  private Ended backstep(String input, String... arguments) throws Exception {
    Map<String, String> environment =
        Map.of("XDG_STATE_HOME", folder.toString(), "LC_ALL", "C.UTF-8");
    return Ended.run(folder, environment, List.of(), input, arguments);
  }

  private static void assertHarmless(String what, Ended ended) {
    for (String text : List.of(ended.out(), ended.err())) {
      assertThat(Shown.raw(text)).as("%s:%n%s", what, text).isEmpty();
      assertThat(text).as(what).doesNotContain("Backstep, not yours");
    }
  }

  @Test
  void nothingThatIsTypedOrLoadedGetsThroughTheShell() throws Exception {
    Ended ended = backstep(String.join("\n", LINES).replace("EVIL", NAME));
    assertHarmless("the shell", ended);
    assertThat(ended.out()).contains("Heading w\uFFFD]0,OWNED\uFFFDx\uFFFD[31my", "# w\uFFFD]");
    assertThat(ended.err()).contains("broken.bp:8:", "evil.csv:2:", "w\uFFFD]");
  }

  @Test
  void norThroughTheOptions() throws Exception {
    List<String[]> all =
        Stream.of(
                "lesson evil.md",
                "lesson EVIL",
                "replay evil.md broken.md EVIL",
                "replay --accept evil.md",
                "lint evil.md broken.md EVIL",
                "export --student evil.md",
                "export --student EVIL",
                "grade evil.md evil.md",
                "grade --json evil.md evil.md",
                "grade EVIL evil.md",
                "check evilEVIL.bp broken.bp EVIL",
                "check --json evilEVIL.bp",
                "check --seconds EVIL",
                "--EVIL",
                "-c EVIL",
                "evilEVIL.bp -c list",
                "EVIL",
                "broken.bp",
                "replay",
                "--help EVIL")
            .map(line -> line.replace("EVIL", NAME))
            .map(line -> line.split(" "))
            .toList();
    for (String[] arguments : all) {
      Ended ended = backstep("3\nhint\nhint\nreveal\n\n2\n\n", arguments);
      assertHarmless(String.join(" ", arguments), ended);
      assertThat(ended.out() + ended.err()).isNotEmpty();
    }
  }

  /** A state that somebody else has written. */
  @Test
  void norOutOfTheFolderOfTheState() throws Exception {
    Files.createDirectories(folder.resolve("backstep"));
    write("backstep/lessons.txt", "lesson hook " + NAME + " at=" + NAME + " seed=" + NAME + "\n");
    assertHarmless("the state", backstep("lessons\nlesson hook\nlesson\n"));
  }
}
