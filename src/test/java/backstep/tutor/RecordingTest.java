package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.lesson.Document;
import backstep.lesson.Report;
import backstep.lesson.Transcript;
import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is typed is written down, and after every line the file replays. */
class RecordingTest {
  private static final String FILE = "mine.md";

  private final MemoryWorld world = new MemoryWorld();
  private final Typed typed = Typed.in(world);

  private String recorded() {
    return world.read(FILE);
  }

  private void assertItReplays() {
    Report report = Report.of(FILE, recorded(), Typed.SHELL, world);
    assertThat(report.isRight()).as(report.text() + recorded()).isTrue();
  }

  @Test
  void afterEveryLineTheFileReplays() {
    typed.does("record mine.md");
    for (String line :
        List.of(
            "set hidden 3",
            "step 2",
            "",
            "back; next 3",
            "bogus",
            "bogus again",
            "print Z1 # as it is",
            "break 9; continue",
            "record mark",
            "note The order; of the lines # matters.",
            "undo",
            "move 9 after 12; step; record mark moved; gradcheck",
            "save own.bp",
            "load own.bp",
            "record",
            "run 20")) {
      typed.type(line);
      if (recorded().contains("```session")) {
        assertItReplays();
      }
    }
    assertThat(typed.does("record stop"))
        .isEqualTo("recorded mine.md: 13 commands, 1 note, 2 marks\n");
    assertItReplays();
  }

  @Test
  void aRecordingIsALesson() {
    typed.does("record runs/07-My_first run.md");
    typed.does("set alpha 0.1");
    typed.fails("bogus");
    typed.does("note Nothing has run; yet. # really");
    typed.does("record mark start");
    assertThat(world.read("runs/07-My_first run.md"))
        .isEqualTo(
            """
            ---
            lesson: my-first-run
            title: My first run
            format: 1
            load: question-relu
            ---

            # My first run

            ```session
            backstep> set alpha 0.1
            alpha = 0.1
            ```

            ```session fails
            backstep> bogus
              bogus
              ^ there is no command or value 'bogus'; help lists the commands
            ```

            Nothing has run; yet. # really

            ```checkpoint id=start
            assert: epoch == 0 and sample == 0 and line == 1
            assert: near(norm(Ws), 0.8696667902208064, 1.0e-9)
            assert: near(norm(Wo), 0.4651579127839854, 1.0e-9)
            ```
            """);
  }

  @Test
  void whatFollowsOnItsLineWouldBeLostAndIsRefused() {
    assertThat(typed.fails("record mine.md; next; record stop")).contains("comes last on its line");
    assertThat(world.files()).doesNotContain("mine.md");
    assertThat(typed.does("next; record mine.md")).contains("recording to mine.md");
  }

  @Test
  void aHuntInItIsTheSameInAReplayWhichKnowsOfNoOther() {
    world.keep("hunt.txt", "7\n");
    typed.does("record mine.md");
    assertThat(typed.does("hunt")).contains("hunt 1: one mistake");
    typed.does("undo; hunt");
    assertItReplays();
  }

  @Test
  void oneThatBeginsInTheMiddleBeginsWithWhatLeadsThere() {
    typed.does("set alpha 0.1; set hidden 4; set precision 6; run 3; next 2; mark here; next 3");
    typed.does("break 9 if sample == 2; watch Wo[0,0]; display y");
    assertThat(typed.does("record mine.md"))
        .isEqualTo(
            """
            recording to mine.md; record stop ends it
            undo begins anew here, as it will in a replay
            """);
    typed.does("continue");
    typed.does("undo");
    typed.does("goto here");
    assertItReplays();
    assertThat(recorded())
        .contains("backstep> set hidden 4\n", "backstep> mark here\n", "backstep> watch Wo[0,0]\n");
  }

  @Test
  void oneThatCannotBeReachedIsRefusedWithWhatToDo() {
    typed.does("drop 6");
    assertThat(typed.fails("record mine.md"))
        .contains("the program has been edited since it was loaded", "save mine.bp, load mine.bp");
    typed.does("undo; step; set Ws[0,0] 1");
    assertThat(typed.fails("record mine.md")).contains("restart, then record");
    typed.does("hunt 1");
    assertThat(typed.fails("record mine.md")).contains("a hunt is under way");
    assertThat(world.files()).isEmpty();
    assertThat(typed.does("record"))
        .isEqualTo("nothing is being recorded; record mine.md begins\n");
  }

  @Test
  void anotherFileIsNeverWrittenOver() {
    world.write(FILE, "my diary");
    assertThat(typed.fails("record mine.md")).contains("mine.md is there already");
    assertThat(recorded()).isEqualTo("my diary");
    typed.does("record other.md");
    assertThat(typed.fails("record third.md")).contains("other.md already; record stop ends that");
    assertThat(typed.does("record other.md")).startsWith("recording to other.md: 0 commands");
  }

  @Test
  void whatIsSaidToTheRecordingIsNotRecorded() {
    typed.does("record mine.md");
    typed.does("next; record mark; rec");
    typed.fails("next; record mark mark-1; next");
    typed.fails("record mark Not A Name");
    typed.fails("replay other.md");
    typed.type("quit");
    assertThat(recorded().lines().filter(line -> line.startsWith("backstep>")))
        .containsExactly("backstep> next", "backstep> next; next");
    assertItReplays();
  }

  @Test
  void aNoteCannotSwallowWhatFollows() {
    typed.does("record mine.md");
    for (String note : List.of("```session", "~~~", "<!-- open", "<pre>", "---", "- item", "> q")) {
      typed.does("note " + note);
      typed.does("next");
    }
    assertItReplays();
    assertThat(Report.of(FILE, recorded(), Typed.SHELL, world).results()).hasSize(7);
  }

  @Test
  void whatCtrlCEndsIsRecordedAsTheGotoThatEndsThere() {
    typed.does("display Wo[0,0]");
    typed.does("record mine.md");
    world.cancelledAfter(4);
    assertThat(typed.does("run 100000000"))
        .contains("interrupted")
        .containsPattern("recorded as goto ");
    world.cancelledAfter(Integer.MAX_VALUE);
    typed.does("next");
    assertItReplays();
    assertThat(recorded()).contains("backstep> goto ").doesNotContain("run 100000000");
  }

  @Test
  void whatCtrlCEndsAndNoLineRepeatsIsTakenBack() {
    typed.does("record mine.md");
    String before = typed.does("show; where");
    world.cancelledAfter(4);
    assertThat(typed.fails("set alpha 0.1; run 100000000")).contains("is taken back");
    world.cancelledAfter(4);
    assertThat(typed.fails("set Ws[0,0] 1; run 100000000")).contains("is taken back");
    world.cancelledAfter(Integer.MAX_VALUE);
    assertThat(typed.does("show; where")).isEqualTo(before);
    assertItReplays();
  }

  /** A replay knows of no lesson but those in the file; nor is it anybody's business. */
  @Test
  void whatWasKeptOfLessonsBeforeIsNotInIt() {
    String before = "lesson hook 0 over\n  report right@1\nlesson find-it 0 at=x\nodd\n";
    world.keep("lessons.txt", before);
    typed.does("record mine.md");
    assertThat(typed.fails("lesson")).contains("no lesson is under way");
    typed.does("lesson slope; lesson leave; lesson slope; lesson leave");
    typed.does("lesson slope again; lesson leave");
    typed.does("lesson; lesson leave");
    typed.does("lessons");
    assertItReplays();
    assertThat(recorded()).doesNotContain("done, 1 of", "not understood").contains("begun, 0 of 3");
    assertThat(world.recall("lessons.txt")).startsWith(before);
    typed.does("record stop");
    assertThat(typed.does("lessons")).contains("done, 1 of 2");
  }

  @Test
  void outputThatLooksLikeMarkupReplays() {
    String odd = "  a\nbackstep> next\n...\n````\n~~~\n";
    Transcript transcript = Transcript.begin(FILE, "question-relu").ran("next", odd, false);
    assertThat(Document.parse(FILE, transcript.text()).sessions())
        .singleElement()
        .satisfies(block -> assertThat(block.exchanges()).hasSize(1));
  }
}
