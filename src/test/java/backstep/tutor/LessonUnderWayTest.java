package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A learner goes through a small lesson, and off the path. */
class LessonUnderWayTest {
  private static final Path SMALL = Path.of("src/test/resources/lessons/01-small.md");

  private MemoryWorld world;
  private Typed learner;

  @BeforeEach
  void begin() throws IOException {
    world = MemoryWorld.with("small.md", Files.readString(SMALL));
    learner = Typed.in(world);
  }

  @Test
  void proseComesFirstThenTheCommandThatEnterRuns() {
    assertThat(learner.does("lesson small.md"))
        .contains("two zeros")
        .endsWith("Enter runs  next\n");
    assertThat(learner.session().proposes()).contains("next");
    assertThat(learner.does("")).contains("Z1").endsWith("Enter runs  print Z1[0]\n");
    assertThat(learner.does("print Z1[0]")).contains("Z1[0] = 0.0756").contains("Question");
  }

  @Test
  void aNumberIsAnAnswerAndAnythingElseIsTheDebuggers() {
    toFirstQuestion();
    assertThat(learner.type("Z1[1]")).isEqualTo("Z1[1] = 0.1330\n");
    assertThat(learner.does("0")).contains("Not yet.").contains("Look at the sign");
    assertThat(learner.does("0.5189")).contains("That is sigmoid(Z1[0])");
    assertThat(learner.does("7")).contains("That is not it.");
    assertThat(learner.does("0.0756"))
        .contains("relu(0.0756) = 0.0756.")
        .doesNotContain("You said")
        .contains("A1 = act(Z1)")
        .contains("1. none");
    assertThat(kept()).contains("a1 right@4 said=0,0.5189,7,0.0756\n");
  }

  @Test
  void aWrongNumberOfManyIsToldByTheNearest() {
    learner.does("lesson relu-fails; lesson goto growth");
    assertThat(learner.does("4746")).contains("the factor of 800 epochs");
    assertThat(learner.does("5058")).contains("the number at epoch 1199");
  }

  @Test
  void aLargeNumberIsTakenAsPeopleWriteIt() {
    for (String given : List.of("24 000 000", "24,000,000", "2.4e7", "24000000")) {
      learner.does("lesson relu-fails again");
      learner.does("lesson goto growth");
      assertThat(learner.does(given)).contains("Right.");
    }
    assertThat(kept()).contains("growth right@1 said=24000000\n");
    learner.does("lesson slope; lesson goto slope");
    assertThat(learner.fails("0,041")).doesNotContain("Not yet.");
  }

  @Test
  void aLessonIsKnownByWhatOnlyItsNameBeginsWith() {
    assertThat(learner.does("lesson output-grad")).contains("The gradient at the output");
    assertThat(learner.fails("lesson s")).contains("there is no lesson 's'");
  }

  @Test
  void theRightDigitsWithAnotherSignOrPointAreToldSo() {
    toFirstQuestion();
    assertThat(learner.does("-0.0756")).contains("The size is right, the sign is not.");
    assertThat(learner.does("0.756")).contains("The digits are right, the point is not.");
    assertThat(learner.does("756")).contains("That is not it.");
  }

  @Test
  void whoComputesAnAnswerIsToldToTypeIt() {
    toFirstQuestion();
    assertThat(learner.does("0.5 * (2 + 1)")).endsWith("type the number alone\n");
    assertThat(learner.does("print 3/4")).endsWith("type the number alone\n");
    assertThat(learner.does("print Z1[0] * 2")).doesNotContain("type the number");
  }

  @Test
  void anAnswerInTwoDigitsIsRightAsFarAsItGoes() {
    toFirstQuestion();
    assertThat(learner.does("0.08")).contains("Not yet.");
    assertThat(learner.does("0.075")).contains("Not yet.");
    assertThat(learner.does("0.52")).contains("Not yet.");
    assertThat(learner.does("0.076")).contains("Right.").contains("You said 0.076; it is 0.0756.");
  }

  @Test
  void aQuestionIsAskedAgainByEnter() {
    toFirstQuestion();
    assertThat(learner.session().proposes()).isEmpty();
    assertThat(learner.does("")).contains("What will A1[0] be?");
  }

  @Test
  void hintsComeOneByOneAndThenEnd() {
    toFirstQuestion();
    assertThat(learner.does("hint")).contains("max(0, z)");
    assertThat(learner.does("hint")).contains("leaves it as it is");
    assertThat(learner.fails("hint"))
        .isEqualTo("there is no further hint; reveal gives the answer\n");
    learner.does("0.0756");
    assertThat(kept()).contains("a1 right@1 hints=2 said=0.0756\n");
  }

  @Test
  void anOptionIsChosenByItsNumber() {
    toFirstQuestion();
    learner.does("skip");
    assertThat(learner.fails("3")).contains("from 1 to 2");
    assertThat(learner.fails("1.5")).contains("from 1 to 2");
    assertThat(learner.does("2")).contains("both sides of 0");
    assertThat(learner.does("1")).contains("All weights begin positive").contains("Goal");
    assertThat(kept()).contains("a1 skipped\n").contains("off right@2 said=2,1\n");
  }

  @Test
  void aRevealGivesTheAnswerAndGoesOn() {
    toFirstQuestion();
    assertThat(learner.does("reveal")).contains("It is 0.0756.").contains("1. none");
    assertThat(learner.does("reveal")).contains("1: none").contains("Goal");
    assertThat(learner.does("reveal")).contains("move 9 after 12; step").contains("your turn");
    assertThat(kept()).contains("a1 revealed").contains("off revealed").contains("repair revealed");
  }

  @Test
  void anAnswerThatWasGivenAwayEarnsNothingAfterwards() {
    toFirstQuestion();
    learner.does("reveal");
    learner.does("lesson goto a1");
    assertThat(learner.does("0.0756")).contains("Right.");
    assertThat(kept()).contains("a1 revealed\n");
    assertThat(learner.does("lesson review")).contains("a1: revealed");
  }

  @Test
  void aGoalIsReachedByTheStateAndThenWaits() {
    toGoal();
    assertThat(learner.fails("lesson next")).contains("not reached yet");
    assertThat(learner.does("set alpha 0")).contains("nothing is learned");
    assertThat(learner.does("set alpha 0.05")).doesNotContain("nothing is learned");
    assertThat(learner.does("move 9 after 12")).doesNotContain("Reached");
    assertThat(learner.does("step")).contains("Reached.");
    assertThat(learner.does("gradcheck")).doesNotContain("Reached.");
    assertThat(learner.fails("skip")).contains("lesson next goes on");
    assertThat(learner.does("lesson next")).contains("By hand").contains("your turn");
    assertThat(kept()).contains("repair right@1");
  }

  @Test
  void anotherProgramInThePlaceOfTheOwnReachesNothing() {
    learner.does("load fixed-relu; mark right; load question-relu");
    toGoal();
    assertThat(learner.does("load fixed-relu; step")).doesNotContain("Reached.");
    assertThat(learner.does("restart; step")).doesNotContain("Reached.");
    learner.does("undo; undo; undo; undo");
    assertThat(learner.does("goto right; step")).doesNotContain("Reached.");
    learner.does("lesson goto repair");
    world.write("script.txt", "load fixed-relu\nstep\n");
    assertThat(learner.does("source script.txt")).doesNotContain("Reached.");
    learner.does("mark here; lesson goto repair");
    assertThat(learner.does("goto here; step")).doesNotContain("Reached.");
    learner.does("undo; undo");
    assertThat(learner.does("move 9 after 12; step")).contains("Reached.");
  }

  @Test
  void aGoalThatAMotionDoesNotReachSaysWhatDoesNotHold() {
    toGoal();
    assertThat(learner.does("print 1")).doesNotContain("not reached");
    assertThat(learner.does("set Wo 2 * Wo")).doesNotContain("not reached");
    learner.does("undo");
    assertThat(learner.does("step"))
        .endsWith("not reached yet: a gradient is wrong (relative error 0.5552): try gradcheck\n");
    assertThat(learner.does("move 9 after 12; set hidden 4; step"))
        .endsWith("not reached yet: hidden is 4; it must be 10\n");
    assertThat(learner.fails("lesson next")).contains("hidden is 4; it must be 10; hint, reveal");
    assertThat(learner.does("load fixed-relu; step"))
        .endsWith("not reached yet: load does not count here, and undo takes it back\n");
    learner.does("undo; undo");
    assertThat(learner.does("load question-relu"))
        .endsWith("not reached yet: load does not count here, and undo takes it back\n");
  }

  @Test
  void whatMustStillBeSoIsSaidAtOnceWhereItIsNotAnyMore() {
    toGoal();
    assertThat(learner.does("set hidden 4"))
        .endsWith("not reached yet: hidden is 4; it must be 10\n");
    assertThat(learner.does("set activation tanh")).doesNotContain("not reached");
    learner.does("undo; undo");
    assertThat(learner.does("set layers 10,10"))
        .endsWith("not reached yet: hidden is not in this program; it must be 10\n");
  }

  @Test
  void aGoalBehindTheLastLineIsAtTheEndOfTheSample() {
    Typed typed = Typed.fresh();
    typed.does("lesson hidden-gradient");
    typed.does("lesson goto stop-one");
    assertThat(typed.does("next 2"))
        .endsWith("not reached yet: this is line 3, and the goal is the end of the sample\n");
  }

  @Test
  void aGoalThatIsAPlaceIsSaidByBothPlaces() {
    toGoal();
    learner.does("lesson goto again");
    assertThat(learner.does("run 2"))
        .endsWith(
            """
            not reached yet: this is epoch 1, and the goal is in epoch 0; restart leads
            back to the beginning
            """);
    learner.does("goto 0:1:2");
    assertThat(learner.does("next"))
        .endsWith("not reached yet: this is sample 1, and the goal is in sample 3\n");
  }

  @Test
  void aLineAboutTheLessonIsNoTryAndOneThatComesRoundIs() {
    toGoal();
    learner.does("lesson goto again");
    learner.does("restart");
    assertThat(learner.does("lesson goto again")).doesNotContain("not reached");
    learner.does("goto 0:0:4");
    assertThat(learner.does("restart; next 3")).contains("not reached yet");
    assertThat(learner.does("print 1; where")).doesNotContain("not reached");
  }

  @Test
  void aNoticeWaitsForTheFirstLineAboutTheProgram() {
    learner.does("lesson find-it");
    assertThat(learner.does("lesson goto culprit")).contains("Goal").doesNotContain("Go on: one");
    assertThat(learner.does("next")).contains("Go on: one");
  }

  @Test
  void aNoticeSpeaksWheneverAMotionLeadsToIt() {
    toGoal();
    assertThat(learner.does("set alpha 0"))
        .contains("nothing is learned")
        .doesNotContain("not reached");
    assertThat(learner.does("print alpha")).doesNotContain("nothing is learned");
    assertThat(learner.does("step")).contains("nothing is learned").doesNotContain("not reached");
    assertThat(learner.does("undo; undo; step")).contains("not reached yet");
  }

  @Test
  void howOftenSomethingMustBeWrittenIsSaidInWords() {
    toGoal();
    assertThat(learner.does("move 9 after 12; next 4"))
        .endsWith("times that Wo was written in this sample: 0; it must be 1\n");
  }

  /** Its values stay small, all four are right, and line 10 reads the new Wo. */
  @Test
  void anyBoundedActivationHidesTheMistake() {
    for (String name : List.of("tanh", "sigmoid")) {
      learner.does("lesson why-it-explodes again");
      learner.does("lesson goto hide");
      assertThat(learner.does("set activation " + name + "; run")).contains("Reached.");
    }
  }

  @Test
  void whatMustStillBeSoIsAskedWhenAGoalIsReached() {
    toGoal();
    assertThat(learner.does("set hidden 4; move 9 after 12; step")).doesNotContain("Reached.");
    assertThat(learner.does("set hidden 10; step")).contains("Reached.");
  }

  @Test
  void enterRepeatsAGoalUntilSomethingMovesAndGoesOnOnceItIsReached() {
    toGoal();
    assertThat(learner.does("")).contains("Goal").contains("Repair the program");
    learner.does("next");
    assertThat(learner.does("")).contains("=>").doesNotContain("Goal");
    assertThat(learner.does("move 9 after 12; step"))
        .contains("Reached.")
        .contains("Enter goes on");
    assertThat(learner.does("")).contains("By hand").contains("your turn");
  }

  @Test
  void aGoalSaysWhereOneStandsAndAQuestionWhatItOnlyTries() {
    toFirstQuestion();
    learner.does("0.0756");
    assertThat(learner.does("1"))
        .contains("tried on a copy:\nA1: 10 x 1")
        .contains("you are still at 0:0:3\n")
        .contains("you stand in question-relu:\nepoch 0 · sample 0 of 4 · line 3 of 13");
  }

  @Test
  void aRevealedGoalShowsWhatItsSolutionDoes() {
    toGoal();
    assertThat(learner.does("reveal")).contains("move 9 after 12; step").contains("Wo new");
  }

  @Test
  void howThingsLookInALessonEndsWithIt() {
    learner.does("set precision 6");
    toFirstQuestion();
    learner.does("set precision 2");
    assertThat(learner.does("lesson leave; next; print Z1[0]")).contains("Z1[0] = 0.075612");
    learner.does("lesson small.md again");
    learner.does("set precision 2");
    learner.does("lesson small.md again");
    learner.does("");
    assertThat(learner.does("print Z1[0]")).contains("Z1[0] = 0.075612");
  }

  @Test
  void whatWasRightRemainsSoWhenALessonIsDoneAgain() {
    toGoal();
    learner.does("skip");
    learner.does("lesson next");
    learner.does("");
    learner.does("skip");
    toFirstQuestion();
    learner.does("reveal");
    assertThat(kept()).contains(" over").contains("a1 right@1").doesNotContain("skipped");
    learner.does("lesson leave");
    assertThat(learner.does("lesson small.md")).contains("going on where you left");
  }

  @Test
  void aHintWaitsForItsCondition() {
    toGoal();
    assertThat(learner.does("hint")).contains("reads shows");
    learner.does("lesson goto repair; restart");
    assertThat(learner.does("hint")).contains("Take a step first");
  }

  @Test
  void theWordsOfAnOptionAreAskedForByTheirNumber() {
    learner.does("lesson slope; lesson goto sign");
    assertThat(learner.fails("down")).endsWith("answer by the number of an option, from 1 to 3\n");
    assertThat(learner.fails("sideways")).doesNotContain("by the number");
    assertThat(learner.does("2")).startsWith("Right.");
  }

  @Test
  void whatIsShownCanBeTypedInOtherWordsOfItsKind() {
    learner.does("lesson hook");
    assertThat(learner.does("run 3")).doesNotContain("Enter runs", "elsewhere");
    assertThat(learner.does("goto 0; run 5000")).endsWith("Enter runs  test\n");
  }

  @Test
  void whereTheNextStepBeginsIsAsFarAsTheEndOfTheLast() {
    learner.does("lesson order-or-start; lesson goto start-alone");
    learner.does("2");
    assertThat(learner.does("goto 501")).endsWith("lesson next does it for you\n");
    assertThat(learner.does("goto 500")).endsWith("Enter runs  history epoch_loss every 100\n");
    assertThat(learner.does("")).contains("| 499:3:end |");
  }

  @Test
  void behindALessonUndoTakesBackWhatWasDoneBeforeIt() {
    learner.does("load fixed-relu; step");
    learner.does("lesson slope");
    learner.does("lesson goto by-hand; skip");
    assertThat(learner.does("")).contains("The end of this lesson.");
    assertThat(learner.does("undo")).startsWith("undone: step\n").contains("0 · sample 0 of 4");
    assertThat(learner.does("print 1/3")).isEqualTo("1 / 3 = 0.3333\n");
  }

  @Test
  void aSettingThatIsCalledAsACommandCountsAsThat() {
    learner.does("lesson why-it-explodes; lesson goto hide");
    assertThat(learner.does("set data and; run"))
        .endsWith("not reached yet: data does not count here, and undo takes it back\n");
  }

  @Test
  void whatIsToBeTypedCanBeDoneInOtherWords() {
    toGoal();
    learner.does("skip");
    assertThat(learner.does("list")).doesNotContain("elsewhere");
    for (String asked : List.of("", "hint", "lesson")) {
      assertThat(learner.does(asked)).containsSubsequence("By hand", Voice.TURN);
    }
    assertThat(learner.fails("reveal")).contains(Voice.TURN);
    assertThat(learner.does("step"))
        .endsWith("that leads elsewhere: undo takes it back, lesson next does it for you\n");
    assertThat(learner.does("goto 0")).endsWith("Enter runs  step back\n");
    assertThat(learner.does("")).contains("not 'back'");
    assertThat(learner.does("skip"))
        .contains("The end of this lesson. 2 of 4 questions and goals right, 2 at the first try.");
    assertThat(learner.fails("lesson where")).contains("no lesson is under way");
    assertThat(learner.does("goto begin")).isNotEmpty();
  }

  @Test
  void whatTookAHintOrASecondTryIsNotRightAtTheFirst() {
    toFirstQuestion();
    learner.does("hint");
    learner.does("0.0756");
    learner.does("2");
    learner.does("1");
    learner.does("move 9 after 12; step");
    learner.does("");
    learner.does("restart");
    learner.does("");
    assertThat(learner.does("skip"))
        .contains("The end of this lesson. 3 of 4 questions and goals right, 1 at the first try.");
  }

  @Test
  void whoIsElsewhereIsToldOnceAndKeepsHisOwn() {
    learner.does("lesson small.md");
    learner.does("run 10");
    assertThat(learner.does("")).contains("goto mine leads there").contains("Z1 = Ws @ x");
    learner.does("run 5");
    assertThat(learner.does("")).doesNotContain("goto mine").contains("0.0756");
    assertThat(learner.does("goto mine")).contains("epoch 4");
  }

  @Test
  void whoHasRunWhatAQuestionRunsIsNotElsewhere() {
    toFirstQuestion();
    learner.does("next");
    assertThat(learner.does("0.0756")).contains("Right.").doesNotContain("goto mine");
  }

  @Test
  void undoLeadsNeitherOutOfTheLessonNorBackInIt() {
    toFirstQuestion();
    learner.does("step");
    learner.does("undo");
    learner.does("undo");
    assertThat(learner.does("0.0756")).contains("Right.");
  }

  @Test
  void aLearnerWhoComesBackGoesOnWhereHeWas() {
    toFirstQuestion();
    learner.does("0.0756");
    learner = Typed.in(world);
    assertThat(learner.does("lesson small.md"))
        .contains("going on where you left")
        .contains("1. none");
    assertThat(learner.does("A1[0]")).isEqualTo("A1[0] = 0.0756\n");
    assertThat(learner.does("lesson small.md again")).contains("Enter runs  next");
  }

  @Test
  void whoHasLeftOutWhatALessonBuildsOnIsTold() {
    world.write("small.md", world.read("small.md").replace("format: 1", "needs: slope"));
    assertThat(learner.does("lesson small.md")).contains("builds on slope, not done yet");
    world.keep("lessons.txt", "lesson slope 0 over\n");
    assertThat(learner.does("lesson small.md")).doesNotContain("builds on");
  }

  @Test
  void aLessonThatHasChangedSaysSo() {
    toFirstQuestion();
    learner.does("0.0756");
    world.write("small.md", world.read("small.md").replace("What will A1", "What is A1"));
    assertThat(learner.does("lesson small.md")).contains("this lesson has changed since");
  }

  @Test
  void oneCanMoveAboutAndLeave() {
    toFirstQuestion();
    assertThat(learner.does("lesson where"))
        .isEqualTo(
            "One sample, forward and back · Off or on · 0 of 4 questions and goals behind you\n");
    assertThat(learner.does("lesson back")).contains("two zeros");
    assertThat(learner.does("lesson goto off")).contains("1. none");
    assertThat(learner.does("lesson goto by hand")).contains("your turn");
    assertThat(learner.fails("lesson goto nowhere"))
        .contains("this lesson has no section or question 'nowhere'");
    assertThat(learner.does("lesson goto a1")).contains("What will");
    assertThat(learner.does("lesson goal")).contains("What will");
    assertThat(learner.does("lesson review")).contains("a1: open");
    assertThat(learner.does("lesson leave")).contains("lesson small goes on where you were");
    assertThat(learner.type("0.0756")).startsWith("0.0756 = 0.0756\n");
    assertThat(learner.fails("hint")).contains("no lesson is under way");
  }

  @Test
  void triesAndHintsAreKeptAlthoughTheLearnerLeaves() {
    toFirstQuestion();
    learner.does("0");
    learner.does("hint");
    learner = Typed.in(world);
    learner.does("lesson small.md");
    learner.does("0.0756");
    assertThat(kept()).contains("a1 right@2 hints=1");
  }

  @Test
  void anotherSeedGivesOtherNumbersAndOtherAnswers() {
    learner.does("lesson small.md --seed 17");
    learner.does("");
    String shown = learner.does("");
    assertThat(shown).doesNotContain("0.0756");
    String value = shown.substring(shown.indexOf("= ") + 2, shown.indexOf('\n'));
    assertThat(learner.does(value)).contains("Right.");
    assertThat(kept()).contains("seed=17");
  }

  @Test
  void leavingBringsBackWhatWasThereBefore() {
    learner.does("set hidden 3; set alpha 0.7; step");
    toFirstQuestion();
    learner.does("set alpha 0.2");
    assertThat(learner.does("lesson leave")).contains("goto lesson leads back into it");
    assertThat(learner.does("where; print alpha")).contains("0 of 4 · end").contains("0.7000");
    assertThat(learner.does("goto lesson; print alpha")).contains("alpha = 0.2000");
    assertThat(learner.does("undo; print alpha")).contains("alpha = 0.7000");
  }

  @Test
  void aLessonAloneGoesOnWithTheLastOne() {
    assertThat(learner.fails("lesson")).contains("no lesson is under way");
    learner.does("lesson hook; lesson leave; lesson slope; lesson leave");
    assertThat(Teaching.leftOpen(world))
        .isEqualTo("slope, question 1 of 3: type lesson to go on\n");
    assertThat(learner.does("lesson")).contains("lesson slope again begins it anew");
    assertThat(learner.does("lesson")).contains("0 of 3 questions and goals behind you");
  }

  @Test
  void keptLinesThatAreNoProgressArePassedOverWithASentence() {
    for (String odd : List.of("lesson hook d1508db0 seed=abc", "lesson hook", "  a1 rigth", "?")) {
      world.keep("lessons.txt", odd + "\n");
      String said = "lessons.txt has a line that is not understood: " + odd.strip() + "\n";
      assertThat(Teaching.leftOpen(world)).startsWith(said);
      assertThat(Typed.in(world).does("lesson hook")).contains(said);
    }
    world.keep(
        "lessons.txt", "lesson hook d1508db0 seed=17 at=a over\n  report right@2 hints=1\n\n");
    assertThat(Teaching.leftOpen(world)).doesNotContain("not understood");
  }

  @Test
  void aHuntThatIsOpenIsSaidUntilItIsOver() {
    learner.does("hunt 7");
    assertThat(Teaching.leftOpen(world)).isEqualTo("hunt 7 is open: hunt 7 begins it again\n");
    world.keep("hunt.txt", "../etc\n");
    assertThat(Teaching.leftOpen(world)).isEmpty();
  }

  /** Behind its repair find-it has a checkpoint, which holds of every right one. */
  @Test
  void theLessonGoesOnFromTheLearnersOwnRepairWhereWhatItSaysHoldsThere() {
    learner.does("lesson find-it; lesson goto repair; move 9 after 10; step");
    assertThat(learner.does("")).doesNotContain("One more way");
    assertThat(learner.does("list")).contains(" 10  Wo = Wo - alpha * dWo");
    assertThat(learner.does("")).contains("|   12 | dWs").contains("Every gradient is the slope");
  }

  @Test
  void elseItShowsOneMoreWayAndKeepsTheLearners() {
    toFirstQuestion();
    learner.does("lesson goto repair; move 9 after 11; step");
    assertThat(learner.does("")).contains("One more way is move 9 after 12; step.");
    learner.does("goto mine");
    assertThat(learner.does("list")).contains(" 11  Wo = Wo - alpha * dWo");
  }

  @Test
  void whoHasTypedAllOfItIsToldNoOtherWay() {
    toFirstQuestion();
    learner.does(
        "lesson goto repair; set Wo 0.9 * Wo; insert after 6 more = 1; move 10 after 13; step");
    assertThat(learner.does("lesson next")).contains("One more way");
    learner.does("lesson goto repair; edit 6 reported = 1 * norm(y - d); move 9 after 12; step");
    assertThat(learner.does("lesson next"))
        .contains("yours is kept")
        .doesNotContain("One more way");
  }

  @Test
  void whereAGoalBeginsNothingIsSaidOfReachingIt() {
    toFirstQuestion();
    assertThat(learner.does("lesson goto repair")).contains("Goal").doesNotContain("not reached");
  }

  /** Behind its questions find-it shows what lines read; until then it tells no cause. */
  @Test
  void untilALessonShowsWhatLinesReadNothingNamesTheLine() {
    learner.does("lesson find-it");
    learner.does("");
    assertThat(List.of(learner.does("gradcheck"), learner.does("diagnose")))
        .allMatch(said -> said.startsWith("dWo: right\ndWs: wrong\n") && !said.contains("line 10"));
    nothingNamesTheLine();
    learner.does("lesson goto which-value");
    learner.does("2");
    assertThat(learner.does("gradcheck")).contains("line 10");
    learner.does("lesson goto repair; move 9 after 12; step");
    assertThat(learner.does("")).contains("Enter runs  gradcheck");
    learner.does("undo");
    assertThat(learner.does("goto clean; gradcheck")).contains("worst cell");
  }

  @Test
  void nothingNamesTheLineBeforeItIsLookedForInALaterLesson() {
    for (String id : List.of("hook", "slope", "output-gradient", "relu-fails")) {
      learner.does("lesson " + id);
      assertThat(learner.does("step; gradcheck")).contains("dWs: wrong").doesNotContain("line 10");
      nothingNamesTheLine();
    }
    learner.does("lesson why-it-explodes");
    assertThat(learner.does("gradcheck")).contains("line 10");
  }

  private void nothingNamesTheLine() {
    learner.does("goto 0:3:13");
    assertThat(learner.does("reads Wo"))
        .contains("| Wo v1, dZ2 v1 |", "later this command says more")
        .doesNotContainIgnoringCase("stale");
    assertThat(learner.does("why dA1[1]")).contains("Wo[0,1] v1").doesNotContain("STALE");
    assertThat(learner.fails("break stale")).contains("by hand first");
    assertThat(learner.fails("derive --diff")).contains("by hand first");
  }

  @Test
  void ofTheLessonsOwnWayNothingIsSaid() {
    toFirstQuestion();
    learner.does("lesson goto repair; move 9 after 12; step");
    learner.does("run 3");
    assertThat(learner.does("")).doesNotContain("One more way");
  }

  @Test
  void ofTheLessonsOwnWayAtAnotherPlaceNothingIsSaidButThatItIsKept() {
    toFirstQuestion();
    learner.does("lesson goto repair; step; move 9 after 12; step");
    assertThat(learner.does("")).contains("yours is kept").doesNotContain("One more way");
  }

  @Test
  void whatCannotBeALessonIsRefusedAndCostsNothing() {
    toFirstQuestion();
    assertThat(learner.fails("lesson nothing.md")).contains("there is no file nothing.md");
    world.write("page.md", "# No lesson");
    assertThat(learner.fails("lesson page.md")).contains("page.md is no lesson");
    assertThat(learner.fails("lesson next now")).contains("'now' is left over");
    assertThat(learner.does("0.0756")).contains("Right.");
  }

  @Test
  void whatTheLessonWritesStaysInItsScratchFolder() {
    world.write(
        "writes.md",
        """
        ---
        lesson: writes
        title: Writes
        ---
        ```session
        backstep> save mine.bp
        [..]
        backstep> load small.md
        ```
        """);
    learner.does("lesson writes.md");
    learner.does("");
    assertThat(world.files()).doesNotContain("mine.bp");
    assertThat(learner.does("load mine.bp")).isNotEmpty();
    assertThat(learner.does("")).contains("there is no file small.md in the scratch folder");
  }

  private void toFirstQuestion() {
    learner.does("lesson small.md");
    learner.does("");
    learner.does("");
  }

  private void toGoal() {
    toFirstQuestion();
    learner.does("0.0756");
    learner.does("1");
  }

  private String kept() {
    return world.recall("lessons.txt");
  }
}
