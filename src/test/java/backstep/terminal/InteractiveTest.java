package backstep.terminal;

import static backstep.terminal.Typist.CTRL_C;
import static backstep.terminal.Typist.CTRL_D;
import static backstep.terminal.Typist.CTRL_L;
import static backstep.terminal.Typist.CTRL_R;
import static backstep.terminal.Typist.ENTER;
import static backstep.terminal.Typist.TAB;
import static backstep.terminal.Typist.UP;
import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Shipped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a real session, without a real terminal. */
class InteractiveTest {
  @TempDir private Path folder;

  @Test
  void aTypedLineRunsAndItsStateStays() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.runs("step").types("print sample" + ENTER).sees("sample = 0").types("step;");
      typist.types("print sample" + ENTER).sees("sample = 1");
    }
  }

  @Test
  void quitLeavesAtOnceAndCtrlDDoesOnAnEmptyLine() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.runs("bogus").types("print 1; quit; print 2" + ENTER).leavesWith(0);
      assertThat(typist.screen()).contains("1 = 1").doesNotContain("2 = 2");
    }
    try (Typist typist = Typist.sitsDown()) {
      typist.types(CTRL_D).leavesWith(0);
    }
  }

  @Test
  void tabCompletesACommandAndANameWithinAnExpression() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist
          .types("next 2;pri" + TAB + "sum(A" + TAB + ")" + ENTER)
          .sees("print sum(A1)")
          .sees("sum(A1) = ");
    }
  }

  @Test
  void tabCompletesAFile() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "print 6 * 7\n");
    try (Typist typist = Typist.sitsDown()) {
      typist.types("source " + folder + "/mi" + TAB + ENTER).sees("6 * 7 = 42");
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // no file may have such a name there
  void aFileWhoseNameCommandsTheTerminalIsNotOffered() throws Exception {
    Files.writeString(folder.resolve("mine\u0007\u009B.txt"), "print 1\n");
    Files.writeString(folder.resolve("mine.txt"), "print 6 * 7\n");
    try (Typist typist = Typist.sitsDown()) {
      typist.types("source " + folder + "/mi" + TAB + ENTER).sees("6 * 7 = 42");
    }
  }

  @Test
  void ctrlCAtThePromptDropsTheLine() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("print 11").sees("print 11").types(CTRL_C).sees("backstep> ");
      typist.runs("print 22");
      assertThat(typist.screen()).contains("22 = 22").doesNotContain("11 = 11");
    }
  }

  @Test
  void ctrlCInALongRunStopsItAndTheRestOfTheLineAndKeepsWhereItIs() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("run 100000000; print 7 * 7" + ENTER).sees(" %").types(CTRL_C);
      typist.sees("interrupted\n").sees("line 1 of 13").sees("backstep> ");
      typist.types("print epoch > 10" + ENTER).sees("epoch > 10 = 1").sees("backstep> ");
      typist.types("print 6 * 7; print 6 * 9" + ENTER).sees("= 42").sees("= 54");
      assertThat(typist.screen()).doesNotContain("= 49");
    }
  }

  @Test
  void upBringsBackTheLineOfAnEarlierRun() throws Exception {
    Path history = folder.resolve("history");
    try (Typist typist = Typist.remembering(history)) {
      typist.runs("print 3 * 5");
      assertThat(Files.readString(history)).contains("print 3 * 5");
    }
    try (Typist typist = Typist.remembering(history)) {
      typist.types(UP + ENTER).sees("3 * 5 = 15");
    }
  }

  @Test
  void aHistoryThatIsNoTextOrCannotBeWrittenDisturbsNobody() throws Exception {
    Path noText = folder.resolve("noText");
    Files.write(noText, new byte[] {'1', ':', (byte) 0xFF, '\n'});
    for (Path history : new Path[] {noText, folder, folder.resolve("not/there/history")}) {
      try (Typist typist = Typist.remembering(history)) {
        typist.runs("print 3 * 5").types(CTRL_D).leavesWith(0);
        assertThat(typist.screen()).contains("3 * 5 = 15").doesNotContain("Exception");
      }
    }
    assertThat(Files.size(noText)).isEqualTo(4);
  }

  @Test
  void aWindowWithoutASizeCountsAsEightyByTwentyFour() throws Exception {
    try (Typist typist = Typist.withoutWindow()) {
      typist.types("pri" + TAB + "3 * 5" + ENTER).sees("3 * 5 = 15");
      typist.types("help step" + ENTER).sees("example: ");
    }
  }

  @Test
  void aStepStaysOnTheScreenWithWhereOneStands() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      List<String> window = typist.types("step" + ENTER).sees("dWs, Ws").sees("0:0:end").window();
      assertThat(window.get(0)).startsWith("epoch 0 · sample 0 of 4");
      assertThat(window.get(23)).startsWith("backstep>").endsWith(" 0:0:end");
    }
  }

  @Test
  void whatIsHigherThanTheScreenIsPaged() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("step" + ENTER).sees("0:0:end").types("step all" + ENTER).sees("q leaves");
      assertThat(typist.window().get(0)).startsWith("epoch 0 · sample 0 of 4");
      typist.types("/Ws new" + ENTER).types(" ").sees("(END)");
      typist.types("q").sees(Interactive.PROMPT).types("print 6 * 7" + ENTER).sees("6 * 7 = 42");
      assertThat(typist.window()).anyMatch(line -> line.startsWith("=> epoch 0 · sample 0"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradcheck", "why dWs[3,0]", "diagnose", "check", "show", "step all"})
  void whatIsAskedOfAStepFitsTheScreenOrIsPaged(String question) throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("epoch" + ENTER).sees("0:3:end").types("step" + ENTER).sees("1:0:end");
      typist.types(CTRL_L + question + ENTER);
      boolean isSeen =
          typist.awaits(
              window -> isPaged(window, question) || isWhole(window, question),
              Typist.PATIENCE_MILLIS);
      assertThat(isSeen).as(String.join("\n", typist.window())).isTrue();
      typist.types("q"); // a pager does not notice that its terminal hangs up
    }
  }

  private static boolean isPaged(List<String> window, String question) {
    String last = window.get(window.size() - 1);
    return last.startsWith(question + " ") && last.contains("q leaves");
  }

  /** True where the question stands in the first row, and a prompt below the answer. */
  private static boolean isWhole(List<String> window, String question) {
    return window.get(0).startsWith(Interactive.PROMPT + question)
        && window.stream().skip(2).anyMatch(row -> row.startsWith(Interactive.PROMPT.strip()));
  }

  @Test
  void enterShowsWhichCommandOfALessonItRuns() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.runs("lesson hook").types(ENTER).sees("epoch_loss = ").sees("hook ");
      assertThat(typist.window()).anyMatch(line -> line.equals("backstep> run"));
    }
  }

  @Test
  void goingOnShowsWhatALessonSaysToItsEndAndThePromptIsThere() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.runs("lesson hook").types("help" + ENTER).sees("q shows the rest");
      typist.types(ENTER).sees("say more.").sees(Interactive.PROMPT);
      assertThat(typist.window()).anyMatch(row -> row.contains("say more."));
      typist.types("print 6 * 7" + ENTER).sees("6 * 7 = 42");
    }
  }

  @Test
  void theRestOfWhatALessonSaysIsShownAtOnceIfThatIsAsked() throws Exception {
    for (String key : List.of("q", CTRL_C)) {
      try (Typist typist = Typist.sitsDown()) {
        typist.runs("lesson hook").types("help" + ENTER).sees("q shows the rest");
        typist.types(key).sees("say more.").sees(Interactive.PROMPT);
        typist.types("print 6 * 7" + ENTER).sees("6 * 7 = 42");
      }
    }
  }

  @Test
  void nothingOfALessonScrollsAwayUnseen() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("lesson relu-fails" + ENTER).sees(Interactive.PROMPT);
      typist.types("step; step" + ENTER).sees("q shows the rest");
      assertThat(typist.window().get(0)).startsWith("epoch 0 · sample 0 of 4");
      assertThat(typist.window().get(23)).startsWith("Enter goes on");
    }
  }

  @Test
  void goingOnAtTheEndLeavesThePager() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("step" + ENTER).sees("0:0:end").types("step all" + ENTER).sees("q leaves");
      typist.types("   ").sees(Interactive.PROMPT).types("print 6 * 7" + ENTER).sees("= 42");
    }
  }

  @Test
  void ctrlCLeavesThePager() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("help" + ENTER).sees("q leaves").types(CTRL_C).sees(Interactive.PROMPT);
      typist.types("print 6 * 7" + ENTER).sees("6 * 7 = 42");
    }
  }

  @Test
  void editWithALineAloneBringsTheLineToBeChanged() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("edit 9" + ENTER).sees("edit 9 Wo = Wo - alpha * dWo");
      typist.types(" * 2" + ENTER).sees("9  Wo = Wo - alpha * dWo * 2").sees(Interactive.PROMPT);
      typist.types("edit 99" + ENTER).sees("the lines are 1 to 13");
    }
  }

  @Test
  void aKeyTypedRightAfterCtrlCIsNotLost() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("print 11").sees("print 11").types(CTRL_C + "print 22" + ENTER);
      typist.sees("22 = 22").sees(Interactive.PROMPT);
      typist.types(CTRL_R + "pri").sees("search").types(CTRL_C + "print 33" + ENTER);
      typist.sees("33 = 33");
    }
  }

  @Test
  void whatIsTypedDuringARunIsShownBehindIt() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("run 100000000" + ENTER).sees(" %").types("print 6 * 7");
      typist.types(CTRL_C).sees("interrupted");
      assertThat(typist.screen()).doesNotContainPattern("(?s)print 6.*interrupted");
      typist.sees("print 6 * 7").types(ENTER).sees("= 42");
    }
  }

  /** The terminal folds the line of 50 columns anew, into two rows. */
  @Test
  void whatWasDrawnOfTheLineGoesAwayAtAResize() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.types("print 6 * 7 + sum(Ws) + sum(Wo) + 12345678").sees("12345678");
      assertThat(typist.resizes(30, 24)).startsWith("\u001B[A\r\u001B[J");
      typist.types(ENTER).sees("Wo) + 12345678 = ").sees(Interactive.PROMPT);
    }
  }

  @Test
  void linesThatArePastedRunOneByOne() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.pastes("print 6 * 7\rprint 6 * 9\r\rprint 2 * 4\r").types(ENTER);
      typist.sees("6 * 7 = 42").sees("backstep> print 6 * 9").sees("= 54").sees("2 * 4 = 8");
      typist.sees(Interactive.PROMPT).pastes("bogus\rprint 1 + 1").types(ENTER).sees("bogus");
      typist.sees(Interactive.PROMPT).types("print 5 * 5" + ENTER).sees("= 25");
      assertThat(typist.screen()).doesNotContain("1 + 1 = 2");
    }
  }

  @Test
  void ofAPageThatIsPastedTheLinesBehindPromptsRun() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.pastes("backstep> print 6 * 7\r6 * 7 = 1\r\rbackstep> print 2 * 4\r2").types(ENTER);
      typist.sees("6 * 7 = 42").sees("2 * 4 = 8").sees(Interactive.PROMPT);
      typist.types("backstep> print 3 * 4" + ENTER).sees("3 * 4 = 12");
    }
  }

  @Test
  void aProgramThatIsPastedCanBeLoaded() throws Exception {
    try (Typist typist = Typist.sitsDown()) {
      typist.pastes(Shipped.QUESTION_SIGMOID.text().replace("\n", "\r")).types(ENTER);
      typist.sees("Enter loads it").sees("load pasted.bp").types(ENTER).sees("4 samples");
      typist.types("show activation" + ENTER).sees("activation = sigmoid");
    }
  }
}
