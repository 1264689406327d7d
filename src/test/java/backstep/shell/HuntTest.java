package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Diagnosis;
import backstep.insight.diagnosis.Finding;
import backstep.network.PlantedBug;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuntTest {
  /** Ten hunts a row, each by the place of its bug: lessons and recordings may name them. */
  private static final List<String> KEPT =
      List.of(
          "9463025178",
          "2546378091",
          "1698543027",
          "8672930145",
          "7589143026",
          "9208475613",
          "3418765920",
          "7082965314",
          "5476983201",
          "0834579621");

  private static final List<String> PLACES =
      List.of(
          "update-before-use",
          "value-as-derivative",
          "sigmoid-slope-kept",
          "inverted-mask",
          "derivative-left-out",
          "derivative-at-activation",
          "transposed-outer-product",
          "flipped-sign",
          "input-forgotten",
          "raw-error-sent-back");

  private static final int FIRST_OF_A_NEW_BUG = 101;

  private static String kept(int seed) {
    return PLACES.get(KEPT.get((seed - 1) / 10).charAt((seed - 1) % 10) - '0');
  }

  /** A colon alone makes no place in a script. */
  @Test
  void whatIsNoLineIsNotAccused() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1");
    assertThat(typed.fails("accuse Ws[0,:][0]"))
        .contains("a line is a number such as 9, or p1, not 'Ws[0,:][0]'");
  }

  @Test
  void theFirstHundredHuntsStayWhatTheyAre() {
    for (int seed = 1; seed < FIRST_OF_A_NEW_BUG; seed++) {
      assertThat(Hunt.of(false, seed).bug().word())
          .as("hunt %d: give a new bug the first hunt %d, or later", seed, FIRST_OF_A_NEW_BUG)
          .isEqualTo(kept(seed));
    }
  }

  @Test
  void aBugAddedAnywhereIsPlantedFromItsFirstHuntOnAndChangesNoneBefore() {
    for (int place = 0; place <= PLACES.size(); place++) {
      List<String> bugs = new ArrayList<>(PLACES);
      bugs.add(place, "new");
      IntFunction<String> planted =
          seed -> Hunt.drawn(seed, bugs, bug -> bug.equals("new") ? FIRST_OF_A_NEW_BUG : 1);
      for (int seed = 1; seed < FIRST_OF_A_NEW_BUG; seed++) {
        assertThat(planted.apply(seed)).isEqualTo(kept(seed));
      }
      assertThat(IntStream.rangeClosed(111, 121).mapToObj(planted))
          .containsExactlyInAnyOrderElementsOf(bugs);
    }
  }

  @Test
  void asManyHuntsInARowAsThereAreBugsMeetThemAll() {
    assertThat(each().mapToObj(seed -> Hunt.of(false, seed).bug()))
        .containsExactlyInAnyOrderElementsOf(PlantedBug.all(false));
    assertThat(rows().mapToObj(seed -> Hunt.of(true, seed).bug()))
        .containsExactlyInAnyOrderElementsOf(PlantedBug.all(true));
  }

  /** A hunt for each bug in a step of one sample. */
  private static IntStream each() {
    int count = PlantedBug.all(false).size();
    return IntStream.rangeClosed(100 * count + 1, 101 * count);
  }

  /** A hunt for each bug in a step of several. */
  private static IntStream rows() {
    return IntStream.rangeClosed(1, PlantedBug.all(true).size());
  }

  @Test
  void theFirstHuntsInRowsStayWhatTheyAre() {
    assertThat(rows().mapToObj(seed -> Hunt.of(true, seed).bug().word()))
        .as("give a new bug the first hunt 101, or later")
        .containsExactly(
            "softmax-over-samples",
            "never-set-back",
            "mean-left-out",
            "sum-over-units",
            "mean-taken-twice",
            "squashed-twice",
            "sum-over-all",
            "written-over");
  }

  @Test
  void nothingOnTheScreenNamesTheBugInRows() {
    for (int seed : rows().toArray()) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(true, seed).bug();
      String shown =
          typed.does(
              "hunt --rows " + seed + "; list; show; info; where; step 2; gradcheck; test; hunt");
      assertThat(shown)
          .contains("hunt --rows " + seed + ": 6 looks")
          .doesNotContain(bug.word(), bug.story(), "#", "xor-rows", "1 reveal");
    }
  }

  /** What diagnose says of each is the kind that was planted, and its advice is a mend. */
  @Test
  void eachBugInRowsIsNamedByDiagnoseAndMendedByItsAdvice() {
    for (int seed : rows().toArray()) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(true, seed).bug();
      typed.does("hunt --rows " + seed);
      assertThat(accuseAll(typed)).isPositive();
      assertThat(typed.does("hunt")).as(bug.word()).contains("found, and not mended yet: ");
      typed.does("step 2");
      Finding finding = Diagnosis.of(typed.session().timeline()).findings().get(0);
      String advice = typed.does("diagnose");
      typed.does(finding.remedy());
      assertThat(typed.does("hunt")).as(bug.word() + advice).contains("found and mended");
      assertThat(typed.does("hunt")).startsWith("hunt --rows " + (seed + 1) + ": ");
    }
  }

  @Test
  void aWrongGradientInRowsIsWrongInTheCheckOfItsParameter() {
    for (int seed : rows().toArray()) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(true, seed).bug();
      String verdicts = typed.does("hunt --rows " + seed + "; step 2; gradcheck");
      assertThat(verdicts)
          .as(bug.word())
          .contains(bug == PlantedBug.NEVER_SET_BACK ? "dW2: unchecked" : ": wrong");
    }
  }

  @Test
  void aForwardPassMadeToFitTheGradientsIsNoMend() {
    Typed typed = Typed.fresh();
    int seed =
        rows()
            .filter(one -> Hunt.of(true, one).bug() == PlantedBug.SOFTMAX_OVER_SAMPLES)
            .findFirst()
            .orElseThrow();
    typed.does("hunt --rows " + seed + "; accuse 4; derive --apply");
    assertThat(typed.does("hunt"))
        .contains("not mended yet: the forward pass is not that of the right program");
    assertThat(typed.does("edit 4 y = softmax(S, axis=-1); derive --apply; hunt"))
        .contains("found and mended");
  }

  @Test
  void nothingOnTheScreenNamesTheBug() {
    for (int seed : each().toArray()) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(false, seed).bug();
      String shown = typed.does("hunt " + seed + "; list; show; info; where; step; hunt");
      assertThat(shown).doesNotContain(bug.word()).doesNotContain(bug.story());
      assertThat(shown).doesNotContain("#").doesNotContain("fixed");
    }
  }

  @Test
  void looksAreCountedAndMotionsAreNot() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1; step; inspect Ws; back; reads; alpha");
    assertThat(typed.does("hunt")).contains("3 looks, 0 accusations");
  }

  @Test
  void comparingWithTheRightProgramIsAReveal() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1; compare fixed-relu");
    assertThat(typed.does("hunt")).contains("1 look, 0 accusations, 1 reveal");
  }

  @Test
  void whateverAnswersByItselfIsAReveal() {
    for (String answer :
        List.of("derive", "derive --diff", "derive --apply", "diagnose", "bugs flipped-sign")) {
      Typed typed = Typed.fresh();
      typed.does("hunt 1; " + answer);
      assertThat(typed.does("hunt")).as(answer).contains("1 look, 0 accusations, 1 reveal");
    }
  }

  @Test
  void theCatalogueAndASweepAndTheGradientCheckAreLooks() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1; bugs; sweep --seeds 2 --epochs 2; gradcheck; reads; step; why dWs[0,0]");
    assertThat(typed.does("hunt")).contains("5 looks, 0 accusations\n");
  }

  @Test
  void inAHuntAGradientCheckNamesTheWrongParametersAndNoLine() {
    for (int seed : each().toArray()) {
      Typed typed = Typed.fresh();
      typed.does("hunt " + seed + "; goto 0:1:end");
      String verdicts = typed.does("gradcheck");
      assertThat(verdicts).contains("dWs: ", "dWo: ").doesNotContain("line", "error", "dZ", "dA");
      assertThat(typed.does("gradcheck Z1")).as("a layer").isEqualTo(verdicts);
      assertThat(typed.does("gradcheck reported")).doesNotContain("line");
      assertThat(typed.does("hunt")).doesNotContain("reveal");
    }
  }

  @Test
  void aGradientCheckSaysAllAgainAfterAHuntAndElsewhereAsAReveal() {
    Typed typed = Typed.fresh();
    typed.does("hunt 9; save copy.bp; load copy.bp");
    assertThat(typed.does("gradcheck")).contains("The first is dZ2, line 7");
    assertThat(typed.does("undo; hunt")).contains("1 look, 0 accusations, 1 reveal");
    typed.does("accuse 7; edit 7 dZ2 = y - d; hunt");
    assertThat(typed.does("gradcheck")).contains("Every gradient is the slope of loss");
  }

  @Test
  void whateverShowsAStaleReadIsAReveal() {
    for (String answer :
        List.of("reads", "reads Wo", "why dWs[0,0]", "restart; break stale; step")) {
      Typed typed = Typed.fresh();
      typed.does("hunt 5; goto 0:1:end; " + answer);
      assertThat(typed.does("hunt")).as(answer).contains(", 1 reveal\n");
      typed = Typed.fresh();
      typed.does("hunt 3; goto 0:1:end; " + answer);
      assertThat(typed.does("hunt")).as(answer).doesNotContain("reveal");
    }
  }

  @Test
  void aMendThatWasRevealedStaysRevealedWhenItIsUndone() {
    Typed typed = Typed.fresh();
    typed.does("hunt 3; derive --apply; undo");
    assertThat(typed.does("hunt")).contains("1 reveal");
  }

  @Test
  void afterItsEndAHuntCountsNothingMore() {
    Typed typed = Typed.fresh();
    String ended = typed.does("hunt 9; accuse 7; edit 7 dZ2 = y - d; hunt");
    assertThat(ended).contains("found and mended");
    typed.does("list; diagnose; derive");
    assertThat(typed.does("accuse 7")).contains("hunt 9: 0 looks, 2 accusations\n");
  }

  @Test
  void undoDoesNotTakeBackWhatTheHuntHasCost() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1; step; inspect Ws; accuse 1; set alpha 0.1; undo; undo");
    assertThat(typed.does("hunt")).contains("1 look, 1 accusation");
  }

  @Test
  void theRightLineIsFoundWhereverAnEditHasPutIt() {
    Typed typed = Typed.fresh();
    for (int seed : each().toArray()) {
      typed.does("hunt " + seed + "; insert before 1 extra = 0 * x");
      assertThat(accuseAll(typed)).isPositive();
    }
  }

  private static long accuseAll(Typed typed) {
    int size = typed.session().timeline().ahead().experiment().program().size();
    return IntStream.rangeClosed(1, size)
        .filter(line -> typed.does("accuse " + line).startsWith("line " + line + " it is"))
        .count();
  }

  @Test
  void inAnotherProgramTheHuntRests() {
    Typed typed = Typed.fresh();
    typed.does("hunt 2; load fixed-relu");
    assertThat(typed.fails("accuse 3")).contains("this is not the program of hunt 2");
    assertThat(typed.fails("hunt")).contains("undo leads back to it");
    typed.does("undo; accuse 3");
  }

  @Test
  void eachBugIsFoundAndMendedByTheRightLine() {
    for (int seed : each().toArray()) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(false, seed).bug();
      typed.does("hunt " + seed);
      accuseAll(typed);
      assertThat(typed.does("hunt")).as(bug.word()).contains("not mended yet: the gradient of");
      for (String edit : edits(bug)) {
        typed.does(edit);
      }
      assertThat(typed.does("step 40; hunt")).as(bug.word()).contains("found and mended");
      assertThat(typed.does("hunt")).startsWith("hunt " + (seed + 1));
    }
  }

  /** What turns each line of the bug's program into that of the right one. */
  private static List<String> edits(PlantedBug bug) {
    Program right = bug.right().program();
    Program wrong = bug.program();
    return IntStream.rangeClosed(1, right.size())
        .filter(i -> !right.line(i).toString().equals(wrong.line(i).toString()))
        .mapToObj(i -> "edit " + i + " " + right.line(i))
        .toList();
  }

  @Test
  void droppingWhatIsWrongDoesNotEndAHunt() {
    Typed typed = Typed.fresh();
    typed.does("hunt 1");
    accuseAll(typed);
    assertThat(typed.does("edit 13 Ws = 1 * Ws; drop 11; hunt"))
        .contains("no line computes the gradient of Ws");
    assertThat(typed.does("drop 12; hunt")).contains("no line updates Ws");
    assertThat(typed.does("undo; undo; undo; edit 5 loss = 0 * y; hunt"))
        .contains("the forward pass is not that of the right program");
  }

  @Test
  void withoutAHuntNothingCanBeAccused() {
    assertThat(Typed.fresh().fails("accuse 9")).contains("there is no hunt under way");
  }
}
