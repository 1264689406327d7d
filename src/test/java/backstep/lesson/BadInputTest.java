package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong gets one exact sentence, and costs nothing. */
class BadInputTest {
  private static final int FEWEST_CASES = 130;

  @TestFactory
  Stream<DynamicTest> eachGetsItsSentenceAndChangesNothing() throws IOException {
    MemoryWorld world = world();
    return cases().stream()
        .map(
            wrong -> DynamicTest.dynamicTest(wrong.command(), () -> getsItsSentence(wrong, world)));
  }

  private static void getsItsSentence(Exchange wrong, MemoryWorld world) {
    Session before = Typed.beginning(Shipped.QUESTION_RELU);
    Reply reply = Typed.SHELL.run(before, wrong.command(), world);
    String said = Style.plain(reply.text());
    assertThat(reply.failed()).as(said).isTrue();
    assertThat(said.lines().toList()).isEqualTo(wrong.expected());
    assertThat(said).doesNotContain("Exception").doesNotContain("java.");
    assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(reply.session()).isEqualTo(before);
    assertThat(world.files()).doesNotContain("mine.txt");
  }

  @Test
  void thereAreManyCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(FEWEST_CASES);
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

  private static List<Exchange> cases() throws IOException {
    List<Exchange> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/bad-input"))) {
      for (Path file : files.sorted().toList()) {
        Document.parse(file.toString(), Files.readString(file))
            .sessions()
            .forEach(block -> cases.addAll(block.exchanges()));
      }
    }
    return cases;
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
