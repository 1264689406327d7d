package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.notation.UserError;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.List;
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
    student.does("7");
    student.does("reveal");
    student.does("record stop");
    Grade grade = Grade.of("slope", "mine.md", Typed.SHELL, world);
    assertThat(grade.json())
        .contains("\"seed\": 17")
        .contains("\"finished\": false")
        .contains(
            "{\"id\": \"sign\", \"result\": \"right\", \"tries\": 2, \"hints\": 1, \"wrong\": [\"1\"]}")
        .contains(
            "{\"id\": \"slope\", \"result\": \"revealed\", \"tries\": 1, \"hints\": 0, \"wrong\": [\"7\"]}")
        .contains(
            "{\"id\": \"by-hand\", \"result\": \"open\", \"tries\": 0, \"hints\": 0, \"wrong\": []}");
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

  /** A recording may bring files along, but not another lesson under the name of this one. */
  @Test
  void aLessonThatARecordingBringsAlongIsNotBelieved() {
    String slope = Library.text("slope", world);
    String forged = slope.replace("( ) up", "(*) up").replace("tol: 0.0006", "tol: 0.99");
    world.write("forged.md", forged);
    world.write("spaced.md", forged.replace("lesson: slope", "  lesson : slope"));
    student.does("record mine.md");
    for (String file : List.of("forged.md", "spaced.md")) {
      student.does("lesson " + file);
      student.does("lesson goto sign");
      student.does("1");
      student.does("lesson leave");
    }
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("sign                 open     tries 2")
        .contains("right: 0 of 3");
  }

  @Test
  void beginningAnewTakesNothingBack() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("1");
    student.does("hint");
    student.does("lesson goto slope");
    student.does("reveal");
    student.does("lesson leave");
    student.does("lesson slope again");
    student.does("lesson goto sign");
    student.does("2");
    student.does("lesson goto slope");
    student.does("0.041");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("sign                 right    tries 2, hints 1")
        .contains("slope                revealed")
        .contains("right: 1 of 3");
  }

  @Test
  void anotherSeedIsAnotherLesson() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("2");
    student.does("lesson leave");
    student.does("lesson slope --seed 17");
    student.does("lesson goto slope");
    student.does("reveal");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 0 of 3");
  }

  /** What was done before a recording began is not in it. */
  @Test
  void aLessonTakenUpAgainBeginsAnewInARecording() {
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("2");
    student.does("lesson leave; restart");
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto slope");
    student.does("0.0410");
    student.does("record stop");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 1 of 3");
  }

  /** What was done in it, a replay knows as well. */
  @Test
  void aLessonTakenUpAgainWithinARecordingGoesOnWhereItWas() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("2");
    student.does("lesson leave");
    assertThat(student.does("lesson slope")).contains("going on where you left");
    student.does("0.0410");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 2 of 3");
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

  /** The questions of both lessons are the same for a checksum of 32 bits. */
  @Test
  void aLessonBehindAMarkIsTheTeachersAllTheSame() {
    world.write("easy.md", "\uFEFF" + small("slope", "value: 1\nanswer: 1"));
    student.does("record mine.md");
    student.does("lesson easy.md");
    student.does("1");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text()).contains("right: 0 of 3");
  }

  @Test
  void anIdIsAWord() {
    world.write("easy.md", small("slope d1508db0 over", "value: 1\nanswer: 1"));
    assertThat(student.fails("lesson easy.md"))
        .contains("easy.md:2:", "lesson: slope d1508db0 over", "small letters, digits and - only");
  }

  private static String small(String id, String judged) {
    return """
        ---
        lesson: %s
        load: question-relu
        ---

        ```predict id=sign
        ask: What is one?
        %s
        ```
        """
        .formatted(id, judged);
  }

  @Test
  void whatStandsInOneLineIsSeenToo() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("hint; hint; reveal; lesson slope again; lesson goto sign; skip");
    student.does("lesson goto sign");
    student.does("2");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("sign                 revealed tries 1, hints 2");
  }

  @Test
  void aSkippedQuestionRemembersItsTries() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("1");
    student.does("hint");
    student.does("skip");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("sign                 skipped  tries 1, hints 1");
    student.does("lesson goto sign");
    student.does("1");
    student.does("2");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("sign                 right    tries 3, hints 1");
  }

  @Test
  void allQuestionsAnsweredIsFinishedWithoutALastEnter() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("2");
    student.does("lesson goto slope");
    student.does("0.041");
    student.does("lesson goto by-hand");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).json())
        .contains("\"finished\": false");
    student.does("set Wo -Wo; next 5");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).json())
        .contains("\"finished\": true");
  }

  /** The last question gone by ends the lesson in the same line. */
  @Test
  void aLastGoalThatIsRevealedIsNotOpen() {
    student.does("record mine.md");
    student.does("lesson slope");
    student.does("lesson goto by-hand");
    student.does("reveal");
    assertThat(Grade.of("slope", "mine.md", Typed.SHELL, world).text())
        .contains("by-hand              revealed");
  }

  @Test
  void anOlderEditionIsGradedAndSaid() {
    world.write("small.md", small("small", "value: 2 - 1\nanswer: 1"));
    student.does("record mine.md");
    student.does("lesson small.md");
    student.does("1");
    Grade same = Grade.of("small.md", "mine.md", Typed.SHELL, world);
    assertThat(same.text()).doesNotContain("edition").contains("right: 1 of 1");
    world.write("small.md", small("small", "value: 3 - 1\nanswer: 2"));
    Grade other = Grade.of("small.md", "mine.md", Typed.SHELL, world);
    assertThat(other.text())
        .contains("mine.md was recorded with another edition of this lesson")
        .contains("right: 0 of 1");
    assertThat(other.json()).contains("\"same edition\": false");
  }

  @Test
  void noHuntIsWonByAnotherProgram() {
    student.does("record mine.md");
    student.does("lesson hunt");
    for (String goal : List.of("first", "second", "third", "fourth")) {
      student.does("lesson goto " + goal);
      student.does("load fixed-relu; set alpha 0.04; step");
    }
    assertThat(Grade.of("hunt", "mine.md", Typed.SHELL, world).text()).contains("right: 0 of 8");
  }

  @Test
  void severalRecordingsAreRowsOfATable() {
    student.does("record mine, and more.md");
    student.does("lesson slope");
    student.does("lesson goto sign");
    student.does("1");
    student.does("3");
    student.does("2");
    Grade grade = Grade.of("slope", "mine, and more.md", Typed.SHELL, world);
    assertThat(grade.csvHead())
        .isEqualTo(
            "recording,lesson,seed,same edition,finished,right,of,sign,sign tries,sign hints,"
                + "slope,slope tries,slope hints,by-hand,by-hand tries,by-hand hints\n");
    assertThat(grade.csv())
        .isEqualTo("\"mine, and more.md\",slope,,true,false,1,3,right,3,0,open,0,0,open,0,0\n");
    assertThat(grade.json()).contains("\"tries\": 3, \"hints\": 0, \"wrong\": [\"1\", \"3\"]}");
  }
}
