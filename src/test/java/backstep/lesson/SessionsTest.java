package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.SessionBlock.Exchange;
import backstep.shell.Command;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays the READMEs and every recorded session: what they show is what comes. */
class SessionsTest {
  private static final int FEWEST_BLOCKS = 60;

  @TestFactory
  Stream<DynamicContainer> whatIsShownIsWhatComes() throws IOException {
    return Pages.replays(files(), SessionsTest::world);
  }

  @Test
  void noBlockHasGoneMissing() throws IOException {
    assertThat(documents().stream().mapToInt(document -> document.sessions().size()).sum())
        .isGreaterThanOrEqualTo(FEWEST_BLOCKS);
  }

  @Test
  void everyCommandIsUsedInARecordedSession() throws IOException {
    Set<String> used =
        documents().stream()
            .flatMap(document -> document.sessions().stream())
            .flatMap(block -> block.exchanges().stream())
            .map(Exchange::command)
            .flatMap(line -> Stream.of(line.split(";", -1)))
            .map(command -> command.strip().split("\\s+", 2)[0])
            .collect(Collectors.toSet());
    List<String> names =
        Typed.SHELL.commands().stream().map(Command::help).map(help -> help.name()).toList();
    assertThat(names.stream().filter(name -> !used.contains(name)))
        .as("typed in no session of src/test/resources/sessions: show it in one")
        .isEmpty();
  }

  private static List<Document> documents() throws IOException {
    return files().stream().map(Pages::read).toList();
  }

  private static List<Path> files() throws IOException {
    return Stream.concat(
            Stream.of(Path.of("README.md"), Path.of("lessons/README.md")),
            Pages.in("src/test/resources/sessions", ".*").stream())
        .toList();
  }

  /** A script to source, a page to replay, and the programs of the tests. */
  private static MemoryWorld world() {
    MemoryWorld world = MemoryWorld.with("demo.txt", "step 2\nset alpha 0.1\n");
    try (Stream<Path> programs = Files.list(Path.of("src/test/resources/programs"));
        Stream<Path> scripts = Files.list(Path.of("src/test/resources/scripts"))) {
      world.write("stale.md", Files.readString(Path.of("src/test/resources/lessons/stale.md")));
      for (Path program : Stream.concat(programs, scripts).filter(Files::isRegularFile).toList()) {
        world.write(program.getFileName().toString(), Files.readString(program));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return world;
  }
}
