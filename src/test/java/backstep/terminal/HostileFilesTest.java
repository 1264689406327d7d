package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.Corpus;
import backstep.shell.Mutations;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes among files that are not what their names say: mangled, without an end, links, pipes,
 * folders; the state that is kept is one of them. {@code -Dplays=50} does it more often, {@code
 * -Dseed=2} in another way.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX) // where there are such files
class HostileFilesTest {
  private static final int PLAYS = Integer.getInteger("plays", 3);
  private static final int SEED = Integer.getInteger("seed", 1);

  /** What a whole process may take, in seconds: far more than any does. */
  private static final int SECONDS = 120;

  private static final List<String> LINES =
      List.of(
          "load mine.bp",
          "compare mine.bp",
          "data mine.csv",
          "load weights Ws.npy",
          "load weights Ws.npz",
          "source demo.txt",
          "replay demo.md",
          "lesson demo.md",
          "lessons",
          "lesson hook",
          "7",
          "hint",
          "reveal",
          "",
          "record demo.md",
          "record stop",
          "save mine.bp",
          "save mine.bp --force",
          "save weights Ws.npz",
          "export numpy demo.txt",
          "load mine.bp/x",
          "source .");

  private static final List<String> OPTIONS =
      List.of(
          "lint demo.md",
          "grade hook demo.md",
          "grade demo.md demo.md",
          "replay demo.md",
          "check mine.bp",
          "export --student demo.md",
          "mine.bp");

  private static final Corpus CORPUS = Corpus.ofProject();

  @TempDir private Path folder;

  @Test
  void everyProcessEndsWithoutAnExceptionAndCommandsNothing() throws Exception {
    for (int play = 0; play < PLAYS; play++) {
      Random random = new Random(SEED * 1_000_000L + play);
      Path here = Files.createDirectory(folder.resolve("play" + play));
      Hostile hostile = new Hostile(random, here);
      CORPUS.files().keySet().forEach(hostile::place);
      List.of("Ws.npy", "Ws.npz").forEach(hostile::place);
      List<String> lines = new ArrayList<>(LINES);
      Collections.shuffle(lines, random);
      assertSurvives("play " + play, here, String.join("\n", lines), List.of());
      String options = OPTIONS.get(random.nextInt(OPTIONS.size()));
      assertSurvives("play " + play, here, "", List.of(options.split(" ")));
      removeLinks(here);
    }
  }

  /** JUnit removes the rest, and would warn of these. */
  private static void removeLinks(Path here) throws IOException {
    try (Stream<Path> files = Files.walk(here)) {
      files.filter(Files::isSymbolicLink).map(Path::toFile).forEach(File::delete);
    }
  }

  private static void assertSurvives(String play, Path here, String input, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("timeout", Integer.toString(SECONDS)));
    command.addAll(Ended.java(List.of(), arguments.toArray(new String[0])));
    Ended ended = Ended.of(here, Map.of("XDG_STATE_HOME", here.toString()), command, input);
    String what = play + " " + arguments + "\n" + input + "\n" + ended.err();
    assertThat(ended.status()).as(what).isBetween(0, 2);
    assertThat(ended.err()).as(what).doesNotContain("mistake in Backstep", "\tat ");
    assertThat(Shown.raw(ended.out() + ended.err())).as(what).isEmpty();
  }

  /** Puts files into a folder that are not what their names say. */
  private record Hostile(Random random, Path here) {

    /** State lies in a folder of its own, which may be something else itself. */
    void place(String name) {
      try {
        boolean isKept = name.equals("lessons.txt");
        Path folder = here.resolve("backstep");
        if (isKept && random.nextInt(3) > 0) {
          Files.createDirectory(folder);
        }
        odd(
            name,
            isKept && Files.exists(folder)
                ? folder.resolve(name)
                : here.resolve(isKept ? "backstep" : name));
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void odd(String name, Path file) throws IOException, InterruptedException {
      switch (random.nextInt(12)) {
        case 0 -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
        case 1 -> Files.createSymbolicLink(file, Path.of("/dev/full"));
        case 2 -> Files.createSymbolicLink(file, file);
        case 3 -> Files.createDirectory(file);
        case 4 -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        case 5 -> Files.createFile(file);
        default -> Files.write(file, mangled(name));
      }
    }

    private byte[] mangled(String name) {
      Mutations mutations = new Mutations(random, CORPUS.lines());
      List<String> texts = CORPUS.files().get(name);
      if (texts == null) {
        return mutations.ofBytes(name.endsWith("y") ? Corpus.weights() : Corpus.archive());
      }
      String text = mutations.ofFile(texts.get(random.nextInt(texts.size())));
      return mutations.hostile(text).getBytes(StandardCharsets.UTF_8);
    }
  }
}
