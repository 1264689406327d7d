package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.PlantedBug;
import backstep.notation.Program;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HuntTest {

  @Test
  void asManyHuntsInARowAsThereAreBugsMeetThemAll() {
    int count = PlantedBug.values().length;
    assertThat(IntStream.rangeClosed(count + 1, 2 * count).mapToObj(i -> Hunt.of(i).bug()))
        .containsExactlyInAnyOrder(PlantedBug.values());
  }

  @Test
  void nothingOnTheScreenNamesTheBug() {
    for (int seed = 1; seed <= PlantedBug.values().length; seed++) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(seed).bug();
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
    for (int seed = 1; seed <= PlantedBug.values().length; seed++) {
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
    for (int seed = 1; seed <= PlantedBug.values().length; seed++) {
      Typed typed = Typed.fresh();
      PlantedBug bug = Hunt.of(seed).bug();
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
        .contains("the forward pass was right, and is not what it was");
  }

  @Test
  void withoutAHuntNothingCanBeAccused() {
    assertThat(Typed.fresh().fails("accuse 9")).contains("there is no hunt under way");
  }
}
