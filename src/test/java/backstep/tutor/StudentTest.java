package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.lesson.Choice;
import backstep.lesson.Document;
import backstep.lesson.Goal;
import backstep.lesson.Lint;
import backstep.lesson.Part;
import backstep.lesson.Question;
import backstep.lesson.Report;
import backstep.lesson.Student;
import backstep.notation.UserError;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A student goes through a copy that has no answers; the teacher grades what comes of it. */
class StudentTest {
  private final MemoryWorld world = new MemoryWorld();

  static Stream<String> lessons() {
    return Library.ids().stream();
  }

  /** The right answers, as the teacher has them, after a wrong one and a hint. */
  @ParameterizedTest
  @MethodSource("lessons")
  @Tag("slow")
  void aCopyRunsAndIsGradedLikeTheLesson(String id) {
    Document lesson = Library.document(id, world);
    String original = recorded(lesson, id, "original.md");
    world.write(lesson.file(), copy(id));
    String copied = recorded(lesson, lesson.file(), "copied.md");
    assertThat(copied).isEqualTo(original);
    assertThat(copied)
        .contains("right: " + lesson.questions().size() + " of " + lesson.questions().size())
        .doesNotContain("edition");
  }

  private String recorded(Document lesson, String name, String file) {
    Typed student = Typed.in(world);
    student.does("record " + file);
    student.does("lesson " + name);
    while (student.session().companion(LessonUnderWay.class).isPresent()) {
      Part here = LessonUnderWay.in(student.session()).here();
      if (here instanceof Question question) {
        Question asked =
            lesson.questions().stream()
                .filter(one -> one.id().equals(question.id()))
                .findFirst()
                .orElseThrow();
        student.does("hint");
        if (!(asked instanceof Goal)) {
          assertThat(student.does(asked instanceof Choice one ? wrong(one) : "12345.678"))
              .contains("Not yet.");
        }
        assertThat(student.does(Solved.by(asked))).containsAnyOf("Right.", "Reached.");
      }
      student.does(
          here instanceof Question question && !(question instanceof Goal)
              ? "where"
              : "lesson next");
    }
    student.type("record stop");
    return Grade.of(lesson.front().id(), file, Typed.SHELL, world).text();
  }

  private static String wrong(Choice choice) {
    return choice.right() == 1 ? "2" : "1";
  }

  private String copy(String id) {
    return Student.text(Library.document(id, world), Library.text(id, world));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void aCopySaysNoAnswer(String id) {
    Document lesson = Library.document(id, world);
    String copy = copy(id);
    assertThat(copy.lines())
        .noneMatch(line -> line.matches("(answer|solution|reveal|cheat|try|wrong|assert):.*"))
        .noneMatch(line -> line.startsWith("(*)"));
    Document read = Document.parse(lesson.file(), copy);
    assertThat(read.questions()).hasSameSizeAs(lesson.questions());
    for (int i = 0; i < lesson.questions().size(); i++) {
      Question question = lesson.questions().get(i);
      Question copied = read.questions().get(i);
      assertThat(copied.judgedBy()).isEqualTo(question.judgedBy());
      assertThat(copied.hints()).hasSameSizeAs(question.hints());
      if (question instanceof Goal goal) {
        assertThat(copied.hints())
            .noneMatch(hint -> goal.solution().lines().allMatch(hint.text()::contains));
      }
    }
  }

  @Test
  void aCopyOfACopyIsTheSame() {
    String copy = copy("slope");
    assertThat(Student.text(Document.parse("01-slope.md", copy), copy)).isEqualTo(copy);
  }

  /** What follows a goal goes on from the student's own, since the copy has no solution. */
  @Test
  void whatBuildsOnAGoalIsDecidedOnceItIsReached() {
    String text =
        """
        ---
        lesson: mine
        title: Mine
        ---

        ```goal id=larger
        ask: Set alpha to 0.1.
        until: alpha == 0.1
        hint: `set`.
        solution: set alpha 0.1
        cheat: step
        ```

        ```choice id=which
        ask: What is alpha?
        (*) 0.1 [alpha == 0.1] -> Yes.
        ( ) 0.2 [alpha == 0.2] -> No.
        hint: Look.
        ```
        """;
    world.write("01-mine.md", Student.text(Document.parse("01-mine.md", text), text));
    Typed student = Typed.in(world);
    student.does("lesson 01-mine.md");
    assertThat(student.does("reveal")).contains("your teacher has it");
    assertThat(student.fails("1")).contains("a goal that was not reached");
    assertThat(student.fails("reveal")).contains("a goal that was not reached");
    student.does("lesson goto larger");
    student.does("set alpha 0.1");
    student.does("lesson next");
    assertThat(student.does("2")).contains("That is not it.");
    assertThat(student.does("1")).contains("Right.").contains("The end");
  }

  @Test
  void aCopyIsNotChecked() {
    String copy = copy("slope");
    assertThat(Lint.lines("01-slope.md", copy, Set.of(), Typed.SHELL))
        .containsExactly(
            "01-slope.md:1: this is a student's copy, which has no answers to check; its lesson has");
    assertThatThrownBy(() -> Report.of("01-slope.md", copy, Typed.SHELL, world))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a student's copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer: 0.041", "solution: set Wo -Wo; next 5", "(*) down"})
  void aLessonThatIsNoCopyHasItsAnswers(String line) {
    String text = Library.text("slope", world);
    assertThat(text).contains(line);
    List<String> found =
        Lint.lines(
            "01-slope.md",
            text.replace(line, line.startsWith("(*)") ? line.replace("*", " ") : "hint: x"),
            Set.of(),
            Typed.SHELL);
    assertThat(found).isNotEmpty();
  }

  /** A page has no place to say that it is a copy; answers of a block that is set in would stay. */
  @Test
  void whatCannotBeCopiedIsRefused() {
    String block = "```predict id=a\nask: q\nvalue: 1\nanswer: 1\n```\n";
    for (String text : List.of(block, "---\nlesson: a\n---\n\n" + block.indent(2))) {
      assertThatThrownBy(() -> Student.text(Document.parse("a.md", text), text))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("lesson");
    }
  }
}
