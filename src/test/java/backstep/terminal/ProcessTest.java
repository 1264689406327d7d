package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole process: options, streams, statuses. */
class ProcessTest {
  private static final String BOGUS =
      "  bogus\n  ^ there is no command or value 'bogus'; help lists the commands\n";

  @TempDir private Path folder;

  private Ended backstep(String input, String... arguments) throws Exception {
    return run(Map.of(), List.of(), input, arguments);
  }

  private Ended run(
      Map<String, String> environment, List<String> options, String input, String... arguments)
      throws Exception {
    return Ended.run(folder, environment, options, input, arguments);
  }

  @Test
  void helpAndVersionAreOutput() throws Exception {
    Ended help = backstep("", "--help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).startsWith("Usage: backstep").contains("-c=COMMANDS");
    assertThat(help.err()).isEmpty();
    assertThat(backstep("", "--version").out()).startsWith("backstep ");
  }

  @Test
  void wrongOptionsAreTwo() throws Exception {
    Ended ended = backstep("", "--nope");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("Unknown option: '--nope'");
    assertThat(backstep("", "-c").status()).isEqualTo(2);
  }

  @Test
  void aCheckEndsAsACompilerWould() throws Exception {
    Ended right = backstep("", "check", "fixed-relu");
    assertThat(right).isEqualTo(new Ended(0, "fixed-relu: nothing found\n", ""));
    Ended wrong = backstep("", "check", "fixed-relu", "question-relu");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out()).contains("\nquestion-relu:26: wrong: line 10");
    Ended missing = backstep("", "check", "no.bp", "question-relu");
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.out()).contains("question-relu:26: wrong");
    assertThat(missing.err()).isEqualTo("there is no file no.bp\n");
    assertThat(backstep("", "check", "--seconds", "0", "fixed-relu").status()).isEqualTo(2);
  }

  /** Two flat inputs become a table beside a column of biases; numpy stops two lines later. */
  @Test
  void aScriptThatNumpyStopsAtIsWrongWhereItsShapesWentAstray() throws Exception {
    String script =
        """
        import numpy as np
        W, b = np.ones((3, 2)), np.zeros((3, 1))
        V = np.ones((1, 3))
        for epoch in range(9):
            for x, t in [(np.array([0., 1.]), 1.), (np.array([1., 1.]), 0.)]:
                h = np.tanh(W @ x + b)
                e = V @ h - t
                W -= 0.1 * (V.T @ e) * (1 - h * h) @ x
                V -= 0.1 * e @ h.T
        """;
    Files.writeString(folder.resolve("mine.py"), script);
    Ended ended = backstep("", "check", "mine.py");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .startsWith("mine.py:6: wrong: (3,) and (3, 1) spread to a table here: make the flat one")
        .contains("; numpy stops at line 8, where");
    assertThat(backstep("", "check", "--json", "mine.py").out())
        .contains("\"severity\": \"wrong\", \"finding\": \"a script that stops\"");
    Files.writeString(folder.resolve("mine.py"), script.replace("[0., 1.]", "[0., 1., 2.]"));
    assertThat(backstep("", "check", "mine.py").out())
        .startsWith("mine.py:6: wrong: numpy stops here: the product of (3, 2) and (3,)");
    Files.writeString(folder.resolve("mine.py"), script.replace("np.tanh", "np.convolve"));
    assertThat(backstep("", "check", "mine.py").status()).isEqualTo(2);
  }

  /** Classes of a Java to come stand for what an older one thinks of ours. */
  @Test
  void anOlderJavaGetsASentence() throws Exception {
    Path main = Path.of("backstep", "terminal", "Main.class");
    byte[] tooNew = Files.readAllBytes(Path.of("target/classes").resolve(main));
    tooNew[7] = Byte.MAX_VALUE; // the version of a class file
    Files.createDirectories(folder.resolve(main).getParent());
    Files.write(folder.resolve(main), tooNew);
    List<String> java = new ArrayList<>(Ended.java(List.of()));
    int path = java.indexOf("-cp") + 1;
    java.set(path, folder + File.pathSeparator + java.get(path));
    assertThat(Ended.of(folder, Map.of(), java, ""))
        .isEqualTo(
            new Ended(
                1,
                "",
                "backstep needs Java 17 or newer, and this is Java "
                    + System.getProperty("java.version")
                    + "\n"));
    byte[] start =
        Files.readAllBytes(Path.of("target/classes").resolve(main).resolveSibling("Start.class"));
    assertThat(start[7]).as("the version of Java 8").isEqualTo((byte) 52);
  }

  @Test
  void aMissingProgramIsOne() throws Exception {
    Ended ended = backstep("print 1\n", "no.bp");
    assertThat(ended).isEqualTo(new Ended(1, "", "there is no file no.bp\n"));
  }

  @Test
  void commandsRunAndTheShellIsNotOpened() throws Exception {
    assertThat(backstep("print 3\n", "fixed-relu", "-c", "print 1; bogus"))
        .isEqualTo(new Ended(1, "1 = 1\n", BOGUS));
  }

  @Test
  void aProgramInAFileIsOpened() throws Exception {
    String file = folder.resolve("mine.bp").toString();
    assertThat(backstep("", "fixed-relu", "-c", "set alpha 0.5; save " + file).status()).isZero();
    assertThat(backstep("print alpha", file)).isEqualTo(new Ended(0, "alpha = 0.5000\n", ""));
  }

  @Test
  void aFileThatIsThereIsWrittenOverOnlyWhereItIsKnown() throws Exception {
    for (String name :
        List.of("theirs.bp", "theirs.py", "theirs.csv", "theirs.npy", "surface.svg")) {
      Files.writeString(folder.resolve(name), "theirs");
    }
    List<String> lines =
        List.of(
            "save FORCE theirs.bp",
            "export FORCE numpy theirs.py",
            "save FORCE trace theirs.csv",
            "save FORCE weights theirs.npy",
            "save FORCE plot surface.svg",
            "sweep FORCE --seeds 1 --epochs 1 --csv theirs.csv");
    for (String line : lines) {
      Ended refused = backstep("", "-c", line.replace("FORCE ", ""));
      assertThat(refused.status()).as(line).isEqualTo(1);
      assertThat(refused.err().replaceAll("\\s+", " "))
          .contains(
              "is there already, and this session has neither loaded nor written it; --force");
    }
    assertThat(folder).isDirectoryNotContaining(file -> isWritten(file));
    String twice = String.join("\n", lines).replace("FORCE", "--force");
    Ended forced = backstep(twice + "\n" + twice.replace("--force ", ""));
    assertThat(forced.err()).isEmpty();
    assertThat(forced.status()).isZero();
    assertThat(folder).isDirectoryContaining(file -> isWritten(file));
    assertThat(backstep("", "theirs.bp", "-c", "save theirs.bp").err()).isEmpty();
    assertThat(backstep("load theirs.bp; save theirs.bp").err()).isEmpty();
  }

  private static boolean isWritten(Path file) {
    String name = file.getFileName().toString();
    return !name.matches("in|out|err")
        && !file.toFile().isDirectory()
        && file.toFile().length() > 6;
  }

  @Test
  void aReplayReadsNothingOfTheCurrentFolder() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    String csv = "a,b\n1,2\n";
    Files.writeString(folder.resolve("private.csv"), csv);
    Files.writeString(
        there.resolve("r.md"), "```session\nbackstep> data private.csv\n```\n".repeat(2));
    Ended ended = backstep("", "replay", "there/r.md");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("there is no file private.csv");
    Files.writeString(there.resolve("private.csv"), csv);
    assertThat(backstep("", "replay", "there/r.md").out()).contains("1 sample");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWriteThatFailsLeavesTheOldFile() throws Exception {
    Files.writeString(folder.resolve("a.bp"), "old");
    Ended ended = Ended.withoutDisk(folder, "save --force a.bp\nprint 6 * 7\n");
    assertThat(ended.err()).contains("a.bp cannot be written");
    assertThat(ended.out()).isEqualTo("6 * 7 = 42\n");
    assertThat(folder.resolve("a.bp")).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  private static final String LEARNER =
      "lesson hook\nlesson goto first-step\nrestart\nstep\nwhere\nlessons\n";

  /** Progress is kept where it can be; where it cannot, this run has it all the same. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFullDiskCostsNobodyWhatHasBeenReached() throws Exception {
    Ended ended = Ended.withoutDisk(folder, LEARNER);
    assertThat(ended.out()).contains("epoch 0 · sample 0 of 4 · end");
    assertThat(ended.out().lines()).anyMatch(line -> line.contains("hook") && line.contains("1"));
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("cannot be written").contains("only until you leave");
    Map<String, String> nowhere = Map.of("XDG_STATE_HOME", folder.resolve("in").toString());
    Ended without = run(nowhere, List.of(), LEARNER);
    assertThat(without.out()).isEqualTo(ended.out());
    assertThat(without.err()).contains("there is no folder").contains("only until you leave");
  }

  @Test
  void aStateThatIsOddEndsNothing() throws Exception {
    Map<String, String> here = Map.of("XDG_STATE_HOME", folder.toString());
    Path state = Files.createDirectories(folder.resolve("backstep")).resolve("lessons.txt");
    for (String seed : List.of("abc", "99999999999", "", "-1")) {
      Files.writeString(state, "lesson hook d1508db0 seed=" + seed + " at=report\n");
      assertThat(run(here, List.of(), "lesson hook\nwhere\n").err()).isEmpty();
    }
    String large = "lesson hook d1508db0\n" + "  a right\n".repeat(700_000);
    Files.writeString(state, large);
    Ended ended = run(here, List.of(), LEARNER);
    assertThat(ended.status()).isZero();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("is larger than what is kept here ever is");
    assertThat(state).hasContent(large);
    Files.write(state, new byte[] {(byte) 0xFF});
    assertThat(run(here, List.of(), LEARNER).err()).contains("is not a text").hasLineCount(1);
  }

  /** None of these is waited for, read without end, or written over. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStateThatIsNoFileIsSetAside() throws Exception {
    Path state = Files.createDirectories(folder.resolve("backstep")).resolve("lessons.txt");
    Map<String, String> here = Map.of("XDG_STATE_HOME", folder.toString());
    String usual = run(Map.of("XDG_STATE_HOME", folder + "/usual"), List.of(), LEARNER).out();
    List<String> odd = List.of("mkfifo", "mkdir", "ln -s /dev/zero", "ln -s /dev/full");
    for (String making : odd) {
      String make = making + " lessons.txt && ls -l lessons.txt";
      Path inside = state.getParent();
      Ended made = Ended.of(inside, Map.of(), List.of("sh", "-c", make), "");
      Ended ended = run(here, List.of(), LEARNER);
      assertThat(ended.out()).as(making).isEqualTo(usual);
      assertThat(ended.err()).as(making).contains("only until you leave").hasLineCount(1);
      assertThat(Ended.of(inside, Map.of(), List.of("ls", "-l", "lessons.txt"), ""))
          .isEqualTo(made);
      Files.delete(state);
    }
    Path nobodys = Files.createDirectory(folder.resolve("nobody's"));
    Files.createSymbolicLink(nobodys.resolve("backstep"), Path.of("/proc"));
    Ended ended = run(Map.of("XDG_STATE_HOME", nobodys.toString()), List.of(), LEARNER);
    assertThat(ended.out()).isEqualTo(usual);
    assertThat(ended.err()).contains("only until you leave").hasLineCount(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatCannotBePrintedIsOne() throws Exception {
    List<List<String>> all =
        List.of(
            List.of("-c", "print 1"),
            List.of(),
            List.of("--version"),
            List.of("--help"),
            List.of("check", "fixed-relu"),
            List.of("check", "--json", "fixed-relu"),
            List.of("lint", "r.md"),
            List.of("grade", "hook", "g.md"),
            List.of("grade", "--json", "hook", "g.md"),
            List.of("export", "--student", "hook"),
            List.of("replay", "r.md"));
    Files.writeString(folder.resolve("r.md"), "```session\nbackstep> print 2\n2 = 2\n```\n");
    Files.writeString(folder.resolve("g.md"), "```session\nbackstep> lesson hook\n...\nx\n```\n");
    for (List<String> arguments : all) {
      List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" > /dev/full"));
      command.addAll(Ended.java(List.of(), arguments.toArray(new String[0])));
      assertThat(Ended.of(folder, Map.of(), command, "print 1\n").status())
          .as(arguments.toString())
          .isEqualTo(1);
    }
  }

  @Test
  void aPipedShellIsSilentAboutTerminalsAndDoesNotLoadPicocli() throws Exception {
    List<String> options = List.of("-Xlog:class+load:file=" + folder.resolve("classes"));
    assertThat(run(Map.of("TERM", "unknown-thing"), options, "print 1"))
        .isEqualTo(new Ended(0, "1 = 1\n", ""));
    assertThat(Files.readString(folder.resolve("classes")))
        .contains("backstep.terminal.Plain")
        .doesNotContain("picocli", "org.jline.");
  }

  @Test
  void aReplayThatDiffersIsOneUntilItIsAccepted() throws Exception {
    String text = "Two: 2.\n\n```session\nbackstep> print 2\n3 = 3\n```\n";
    Path file = Files.writeString(folder.resolve("a.md"), text);
    String name = file.toString();
    Map<String, String> local = Map.of("CI", "");
    Ended wrong = run(local, List.of(), "", "replay", name);
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.out()).contains("    - 3 = 3\n    + 2 = 2\n").endsWith("0 of 1 block match\n");
    assertThat(run(Map.of("CI", "true"), List.of(), "", "replay", "--accept", name).err())
        .startsWith("--accept is refused where CI is set");
    assertThat(run(local, List.of(), "y\n", "replay", "--accept", name).err())
        .contains("--yes accepts without asking");
    assertThat(file).hasContent(text);
    assertThat(run(local, List.of(), "", "replay", "--accept", "--yes", name).status()).isZero();
    assertThat(file).hasContent(text.replace("3 = 3", "2 = 2"));
    assertThat(run(local, List.of(), "", "replay", name, "no.md").status()).isEqualTo(1);
  }

  @Test
  void whatHasChangedIsWrittenPlainlyWhereTheLocaleHasFewCharacters() throws Exception {
    Ended ended = run(Map.of("LC_ALL", "C"), List.of(), "step");
    assertThat(ended.out()).contains("Wo new").doesNotContain("?", "[36m", "\u007F");
  }

  @Test
  void aPlainLocaleGetsPlainCharacters() throws Exception {
    Ended ended = run(Map.of("LC_ALL", "C"), List.of(), "set tables box; next; where");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).matches("\\p{ASCII}*").contains("+------+");
  }

  @Test
  void picturesNeedNoDisplayAndOpenNoWindow() throws Exception {
    String file = folder.resolve("surface.png").toString();
    Ended ended =
        run(
            Map.of("DISPLAY", ":77"),
            List.of("-Djava.awt.headless=false"),
            "",
            "-c",
            "save plot " + file);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualTo("saved " + file + "\n");
    assertThat(Path.of(file)).isNotEmptyFile();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutFontsThereIsASentence() throws Exception {
    Path none =
        Files.writeString(
            folder.resolve("fonts.conf"),
            "<?xml version='1.0'?><fontconfig><dir>/nonexistent</dir></fontconfig>");
    String file = folder.resolve("surface.png").toString();
    Ended ended =
        run(
            Map.of("FONTCONFIG_FILE", none.toString()),
            List.of("-Duser.home=" + folder),
            "",
            "-c",
            "save plot " + file);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err().replaceAll("\\s+", " ")).contains("this Java cannot draw pictures: it");
    assertThat(Path.of(file)).doesNotExist();
  }
}
