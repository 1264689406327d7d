package backstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import backstep.shell.Typed;
import backstep.tutor.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every lesson that ships is replayed, block by block, and has nothing for the linter to find. */
class LessonsTest {
  private static final int FEWEST_LESSONS = 16;
  private static final int FEWEST_BLOCKS = 160;
  private static final int FEWEST_QUESTIONS = 60;

  @TestFactory
  Stream<DynamicContainer> whatItSaysIsSo() throws IOException {
    return Pages.replays(files(), Scratch::new);
  }

  @TestFactory
  @Tag("slow")
  Stream<DynamicTest> theLinterFindsNothing() throws IOException {
    return files().stream().map(file -> dynamicTest(file.toString(), () -> hasNothingWrong(file)));
  }

  private static void hasNothingWrong(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(Lint.lines(file.toString(), text, Set.copyOf(Library.ids()), Typed.SHELL)).isEmpty();
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

  @Test
  void thePageForTeachersNamesAllThatABlockMaySay() throws IOException {
    String page = Files.readString(Path.of("lessons/README.md"));
    List<String> words = new ArrayList<>(Document.RUN);
    words.addAll(SessionBlock.WORDS);
    words.addAll(Front.KEYS);
    Fields.KEYS.values().forEach(words::addAll);
    assertThat(words).allSatisfy(word -> assertThat(page).contains("`" + word));
  }

  private static List<Document> lessons() throws IOException {
    return files().stream().map(Pages::read).toList();
  }

  private static List<Path> files() throws IOException {
    return Pages.in("lessons", "\\d\\d-.*\\.md");
  }
}
