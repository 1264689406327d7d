package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.Typed;
import backstep.tutor.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every lesson that ships is replayed, block by block, and has nothing for the linter to find. */
class LessonsTest {
  private static final Path LESSONS = Path.of("lessons");
  private static final int FEWEST_LESSONS = 15;
  private static final int FEWEST_BLOCKS = 160;
  private static final int FEWEST_QUESTIONS = 60;

  @TestFactory
  Stream<DynamicContainer> whatItSaysIsSo() throws IOException {
    return lessons().stream()
        .map(lesson -> DynamicContainer.dynamicContainer(lesson.file(), blocks(lesson)));
  }

  private static Stream<DynamicTest> blocks(Document lesson) {
    Reference begin = Reference.begin(lesson, OptionalInt.empty(), Typed.SHELL, new Scratch());
    return Replay.run(lesson, begin).stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    "line " + result.part().line() + ": " + result.part().section(),
                    () -> {
                      assertThat(result.findings()).isEmpty();
                      assertThat(result.ran()).isTrue();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> theLinterFindsNothing() throws IOException {
    return lessons().stream()
        .map(
            lesson ->
                DynamicTest.dynamicTest(
                    lesson.file(),
                    () ->
                        assertThat(Lint.of(lesson, new TreeSet<>(Library.ids()), Typed.SHELL))
                            .isEmpty()));
  }

  @Test
  void noneHasGoneMissing() throws IOException {
    List<Document> lessons = lessons();
    assertThat(lessons).hasSizeGreaterThanOrEqualTo(FEWEST_LESSONS);
    assertThat(lessons.stream().mapToInt(one -> one.parts().size()).sum())
        .isGreaterThanOrEqualTo(FEWEST_BLOCKS);
    assertThat(lessons.stream().mapToInt(one -> one.questions().size()).sum())
        .isGreaterThanOrEqualTo(FEWEST_QUESTIONS);
  }

  @Test
  void theIndexNamesEachInTheOrderOfItsNumber() throws IOException {
    assertThat(Library.ids())
        .isEqualTo(lessons().stream().map(lesson -> lesson.front().id()).toList());
  }

  private static List<Document> lessons() throws IOException {
    try (Stream<Path> files = Files.list(LESSONS)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d\\d-.*\\.md"))
          .sorted(Comparator.comparing(Path::toString))
          .map(LessonsTest::read)
          .toList();
    }
  }

  private static Document read(Path file) {
    try {
      return Document.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
