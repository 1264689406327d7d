package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.lesson.Student;
import backstep.notation.UserError;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import org.junit.jupiter.api.Test;

/** A student records a lesson; the teacher runs the recording again. */
class GradeTest {
  private final MemoryWorld world = new MemoryWorld();
  private final Typed student = Typed.in(world);

  @Test
  void whatWasTypedIsJudgedAgain() {
    student.does("record mine.md");
    student.does("lesson slope --seed 17");
    student.does("lesson goto sign");
    student.does("1");
    student.does("hint");
    student.does("2");
    student.does("reveal");
    student.does("record stop");
    Grade grade = Grade.of("slope", "mine.md", Typed.SHELL, world);
    assertThat(grade.json())
        .contains("\"seed\": 17")
        .contains("\"finished\": false")
        .contains("{\"id\": \"sign\", \"result\": \"right\", \"tries\": 2, \"hints\": 1}")
        .contains("{\"id\": \"slope\", \"result\": \"revealed\", \"tries\": 0, \"hints\": 0}")
        .contains("{\"id\": \"by-hand\", \"result\": \"open\", \"tries\": 0, \"hints\": 0}");
    assertThat(grade.text()).contains("right: 1 of 3");
  }

  @Test
  void anAnswerThatWasGivenAwayIsNotRightAfterwards() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto slope");
    student.does("reveal");
    student.does("lesson goto slope");
    student.does("0.041");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 0 of 3");
  }

  @Test
  void whatTheRecordingClaimsDoesNotCount() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("1");
    world.write("mine.md", world.read("mine.md").replace("Not yet.", "Right."));
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 0 of 3");
  }

  @Test
  void whatIsNoRecordingOfTheLessonIsRefused() {
    student.does("record mine.md");
    student.does("step");
    assertThatThrownBy(() -> Grade.of("slope", "mine.md", Typed.SHELL, world))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("does not begin the lesson slope");
    assertThatThrownBy(() -> Grade.of("slope", "none.md", Typed.SHELL, world))
        .hasMessageContaining("there is no file none.md");
  }

  @Test
  void aStudentsCopyHasNoAnswers() {
    String text = Student.text(Library.document("slope", world), Library.text("slope", world));
    assertThat(text)
        .contains("A gradient is a slope", "**Question** `sign`: ", "2. down", "backstep> next 5")
        .doesNotContain("(*)", "answer:", "0.041", "solution", "hint", "wrong:", "predict");
  }
}
