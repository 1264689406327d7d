package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import backstep.lesson.SessionBlock.Exchange;
import backstep.network.Shipped;
import backstep.render.Style;
import backstep.shell.MemoryWorld;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong gets one exact sentence, and costs nothing. */
class BadInputTest {
  private static final int FEWEST_CASES = 130;

  @TestFactory
  Stream<DynamicContainer> eachGetsItsSentenceAndChangesNothing() throws IOException {
    MemoryWorld world = world();
    return Pages.tests(
        files(),
        document ->
            cases(document)
                .map(
                    wrong ->
                        dynamicTest(
                            wrong.command(),
                            () -> getsItsSentence(document.file(), wrong, world))));
  }

  private static void getsItsSentence(String file, Exchange wrong, MemoryWorld world) {
    Session before = Typed.beginning(Shipped.QUESTION_RELU);
    Reply reply = Typed.SHELL.run(before, wrong.command(), world);
    String said = Style.plain(reply.text());
    assertThat(reply.failed()).as(said).isTrue();
    assertThat(said.lines().toList())
        .as("%s:%d: %s", file, wrong.line(), wrong.command())
        .isEqualTo(wrong.expected());
    assertThat(said).doesNotContain("Exception").doesNotContain("java.");
    assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(reply.session()).isEqualTo(before);
    assertThat(world.files()).doesNotContain("mine.txt");
  }

  @Test
  void thereAreManyCases() throws IOException {
    assertThat(files().stream().map(Pages::read).flatMap(BadInputTest::cases))
        .hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
  }

  @Test
  void aFileWithWindowsLineEndsSimplyWorks() throws IOException {
    Reply reply =
        Typed.SHELL.run(Typed.beginning(Shipped.QUESTION_RELU), "load crlf.bp; step", world());
    assertThat(reply.failed()).as(reply.text()).isFalse();
  }

  @Test
  void aFileThatIsHugeOrNoTextIsRefused() {
    MemoryWorld world = MemoryWorld.with("huge.bp", "#\n".repeat(8_500_000));
    world.write("binary.bp", "settings:\n\0\1\2");
    Typed typed = Typed.in(world);
    assertThat(typed.fails("load huge.bp")).contains("huge.bp has 17000000 characters");
    assertThat(typed.fails("load binary.bp")).contains("binary.bp is not a text file");
  }

  private static Stream<Exchange> cases(Document document) {
    return document.sessions().stream().flatMap(block -> block.exchanges().stream());
  }

  private static List<Path> files() throws IOException {
    return Pages.in("src/test/resources/bad-input", ".*");
  }

  private static MemoryWorld world() throws IOException {
    MemoryWorld world = new MemoryWorld();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/programs/bad"))) {
      for (Path file : files.toList()) {
        world.write(file.getFileName().toString(), Files.readString(file));
      }
    }
    return world;
  }
}
