package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.Report;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is done in a lesson can be handed in, whenever it was done. */
class SubmissionTest {
  private static final Path SMALL = Path.of("src/test/resources/lessons/01-small.md");

  private final MemoryWorld world = new MemoryWorld();

  /** Somebody sits down again at what was kept. */
  private Typed learner() {
    return Typed.in(world);
  }

  private String grade(String lesson, String file) {
    return Grade.of(lesson, file, Typed.SHELL, world).text();
  }

  @Test
  void whatWasDoneInSeveralSittingsIsGradedAsAWhole() {
    Typed first = learner();
    first.does("print 1; lesson slope; print 2");
    first.does("lesson goto sign");
    first.does("hint");
    first.does("1");
    first.does("2");
    Typed second = learner();
    second.does("set alpha 0.9; lesson slope");
    second.does("run 5");
    second.does("7");
    second.does("reveal");
    second.does("lesson leave");
    second.does("print 3");
    assertThat(second.does("lesson submit out.md"))
        .contains("recorded out.md: ", "the lesson slope with 1 of 3 questions right");
    assertThat(world.read("out.md"))
        .contains("print 2", "Lesson slope, edition")
        .doesNotContain("print 3");
    assertThat(grade("slope", "out.md"))
        .isEqualTo(
            """
            sign                 right    tries 2, hints 1
            slope                revealed tries 1, hints 0
            by-hand              open     tries 0, hints 0
            right: 1 of 3
            """);
    Report report = Report.of("out.md", world.read("out.md"), Typed.SHELL, world);
    assertThat(report.isRight()).as(report.text()).isTrue();
  }

  @Test
  void aNewBeginningTakesNothingBack() {
    Typed learner = learner();
    learner.does("lesson slope");
    learner.does("lesson goto slope");
    learner.does("reveal");
    learner.does("lesson slope again");
    learner.does("lesson goto slope");
    learner.does("0.041");
    learner.does("lesson submit out.md");
    assertThat(grade("slope", "out.md")).contains("slope                revealed");
  }

  @Test
  void aLessonOfOnesOwnCanBeHandedInToo() throws IOException {
    world.write("small.md", Files.readString(SMALL));
    Typed learner = learner();
    learner.does("lesson small.md");
    learner.does("");
    learner.does("");
    learner.does("0.0756");
    assertThat(learner.fails("record mine.md")).contains("a lesson is under way", "submit FILE.md");
    assertThat(learner.does("lesson submit out.md")).contains("1 of 4 questions right");
    assertThat(grade("small.md", "out.md")).contains("right: 1 of 4");
  }

  /** Nobody could press Ctrl-C again at the same moment. */
  @Test
  void aRunThatWasInterruptedIsHandedInAsTheGotoThatEndsThere() {
    Typed learner = learner();
    learner.does("lesson hook");
    world.cancelledAfter(4);
    assertThat(learner.type("run")).contains("interrupted");
    world.cancelledAfter(Integer.MAX_VALUE);
    learner.does("print Wo[0,0]");
    learner.does("lesson submit out.md");
    String value = learner.does("print Wo[0,0]");
    assertThat(world.read("out.md")).contains("backstep> goto ", value).doesNotContain("> run");
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndCostsNothing() {
    Typed learner = learner();
    assertThat(learner.fails("lesson submit out.md")).contains("no lesson has been begun");
    learner.does("lesson hook");
    assertThat(learner.fails("lesson submit out.txt")).contains("ends in .md");
    assertThat(learner.fails("lesson submit")).contains("a file is missing");
    world.write("there.md", "mine");
    assertThat(learner.fails("lesson submit there.md")).contains("there.md is there already");
    assertThat(world.read("there.md")).isEqualTo("mine");
  }

  @Test
  void whatNamesAPlaceOnThisComputerIsNotHandedIn() {
    Typed learner = learner();
    learner.does("lesson hook");
    learner.type("load /home/ada/secret.bp");
    learner.does("print 4");
    learner.does("lesson submit out.md");
    assertThat(world.read("out.md")).contains("print 4").doesNotContain("/home/ada");
  }
}
