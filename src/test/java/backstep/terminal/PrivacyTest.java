package backstep.terminal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out says neither who made it, nor where, nor when. */
class PrivacyTest {
  private static final String USER = "secret-user";

  @TempDir private Path folder;
  private Path home;
  private Path lab;

  @BeforeEach
  void aFolderOfSomebody() throws Exception {
    home = Files.createDirectory(folder.resolve(USER));
    lab = Files.createDirectories(home.resolve("lab"));
    Files.createDirectories(lab.resolve("out"));
    Files.writeString(lab.resolve("mine.csv"), "a,b,c\n0,1,1\n1,0,1\n1,1,0\n");
    Files.copy(lab.resolve("mine.csv"), home.resolve("far.csv"));
    Files.copy(lab.resolve("mine.csv"), lab.resolve("out/near.csv"));
    assertThat(backstep("save own.bp\nsave out/own.bp\nsave ../far.bp").err()).isEmpty();
  }

  private Ended backstep(String input, String... arguments) throws Exception {
    Map<String, String> environment =
        Map.of("XDG_STATE_HOME", home.resolve("state").toString(), "USER", USER, "LOGNAME", USER);
    List<String> options = List.of("-Duser.home=" + home, "-Duser.name=" + USER);
    return Ended.run(lab, environment, options, input.replace("HOME", "" + home), arguments);
  }

  private static void assertSaysNothing(String what, byte[] content) throws IOException {
    String text = new String(content, ISO_8859_1);
    assertThat(text).as(what).isNotEmpty().doesNotContain(USER).doesNotContain("tIME", "tEXt");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String now = Long.toString(Instant.now().getEpochSecond()).substring(0, 6);
    assertThat(text).as(what).doesNotContainPattern("(?<![\\d.])" + today.getYear() + "(?!\\d)");
    assertThat(text).as(what).doesNotContainPattern("(?<![\\d.])" + now + "\\d{4}");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        assertThat(one.getTimeLocal().getYear()).as(what).isEqualTo(1980);
      }
    }
  }

  private static void assertSaysNothing(String what, Ended ended) throws IOException {
    assertThat(ended.err()).as(what).isEmpty();
    assertSaysNothing(what, ended.out().getBytes(ISO_8859_1));
  }

  private void assertFilesSayNothing(Path where, String... names) throws IOException {
    for (String name : names) {
      assertSaysNothing(name, Files.readAllBytes(where.resolve(name)));
    }
  }

  @Test
  void filesThatAreSavedDoNot() throws Exception {
    Ended ended =
        backstep(
            """
            load HOME/far.bp
            run 3
            export numpy loaded.py
            sweep HOME/far.bp --seeds 1 --epochs 1 --csv sweep.csv
            save plot loss --with HOME/lab/own.bp both.svg
            save plot surface --with HOME/lab/own.bp HOME/lab/both.png
            save plot Ws --with HOME/lab/own.bp matrix.svg
            save trace trace.csv
            save trace trace.json
            save weights weights.npy
            save weights HOME/lab/weights.npz
            data HOME/lab/mine.csv
            save HOME/lab/csv.bp
            export numpy csv.py
            """);
    assertThat(ended.err()).isEmpty();
    assertFilesSayNothing(lab, "loaded.py", "sweep.csv", "both.svg", "both.png", "matrix.svg");
    assertFilesSayNothing(lab, "trace.csv", "trace.json", "weights.npy", "weights.npz");
    assertFilesSayNothing(lab, "csv.bp", "csv.py");
    assertThat(lab.resolve("csv.bp")).content().contains("# from mine.csv");
  }

  /** What lies beside it is called so, and what lies elsewhere is refused in a sentence. */
  @Test
  void recordingsDoNotAndReplay() throws Exception {
    String lines =
        """
        step 2
        load HOME/lab/out/own.bp
        load HOME/far.bp
        data HOME/far.csv
        data HOME/lab/out/near.csv --bias
        data near.csv
        load HOME/nowhere.bp
        load /nowhere/nothing.bp
        load missing.bp
        save HOME/lab/out/two.bp
        save HOME/two.bp
        load two.bp
        print 1 # HOME/lab
        bogus HOME/lab
        bogus /nowhere/nothing
        print 1 /2/3 / epoch
        source names.txt
        note I work in HOME/lab today.
        note The slopes /up/ and down.
        export numpy HOME/lab/out/two.py
        """;
    Files.writeString(lab.resolve("out/names.txt"), "print 1\nload " + home + "/far.bp\n");
    for (String file : List.of("out/there.md", home + "/lab/out/here.md")) {
      Files.deleteIfExists(lab.resolve("out/two.bp"));
      Files.deleteIfExists(lab.resolve("out/two.py"));
      Ended ended = backstep("record " + file + "\n" + lines + "record stop\n");
      assertThat(ended.out())
          .contains("meanwhile files are read and written in " + file.replaceFirst("[^/]+$", ""))
          .contains("9 commands, 1 note");
      assertThat(ended.err())
          .contains(home + "/far.bp does not lie beside ")
          .contains("this line is neither run nor recorded")
          .contains("this names " + home)
          .contains("there is no file missing.bp");
      Path written = lab.resolve(file);
      assertSaysNothing(file, Files.readAllBytes(written));
      assertThat(written).content().contains("backstep> load own.bp\n", "saved two.bp\n");
      assertThat(written).content().doesNotContain("/nowhere");
      assertThat(home.resolve("two.bp")).doesNotExist();
      Ended replayed = backstep("", "replay", file);
      assertThat(replayed.out()).endsWith("match\n");
      assertThat(replayed.status()).as(replayed.out()).isZero();
    }
  }

  @Test
  void lessonsAndGradesDoNot() throws Exception {
    String answers = "lesson hook\nlesson goto first-step\nrestart\nstep\n";
    for (String who : List.of("a", "b")) {
      Path own = Files.createDirectories(home.resolve("of-" + who));
      backstep("record " + own + "/r.md\n" + answers);
    }
    assertFilesSayNothing(home, "of-a/r.md", "of-b/r.md", "state/backstep/lessons.txt");
    String one = home + "/of-a/r.md";
    String other = home + "/of-b/r.md";
    for (String kind : List.of("", "--csv", "--json")) {
      List<String> words = new ArrayList<>(List.of("grade"));
      words.addAll(kind.isEmpty() ? List.of() : List.of(kind));
      words.addAll(List.of("hook", one));
      assertSaysNothing("grade " + kind, backstep("", words.toArray(new String[0])));
      words.add(other);
      Ended both = backstep("", words.toArray(new String[0]));
      assertSaysNothing("grade " + kind, both);
      assertThat(both.out().replace("\\/", "/")).contains("of-a/r.md", "of-b/r.md");
    }
    Files.writeString(
        lab.resolve("old.md"), Files.readString(Path.of(one)).replace("edition ", "edition 0"));
    assertSaysNothing("an old edition", backstep("", "grade", "hook", lab + "/old.md"));
    for (List<String> words :
        List.of(
            List.of("export", "--student", "hook"),
            List.of("check", "--json", "question-relu"),
            List.of("check", "--json", "own.bp"))) {
      assertSaysNothing(words.toString(), backstep("", words.toArray(new String[0])));
    }
  }
}
