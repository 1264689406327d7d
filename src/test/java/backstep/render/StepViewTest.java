package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Timeline;
import backstep.network.Shipped;
import backstep.shell.Typed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step on screens of any size. */
class StepViewTest {

  @Test
  void onAUsualScreenAllLinesAndAllUnitsFit() {
    List<String> shown = onScreen(afterAStep("set hidden 10"), 80, 24).lines().toList();
    assertThat(shown).hasSizeLessThanOrEqualTo(23);
    for (int number = 1; number <= 13; number++) {
      assertThat(String.join("\n", shown)).contains(" " + number + "  ");
    }
    assertThat(shown).filteredOn(line -> line.matches("\\|    \\d \\|.*")).hasSize(10);
    assertThat(shown).last().isEqualTo("=> epoch 0 · sample 0 of 4 · end · step all shows dWs, Ws");
  }

  @Test
  void whereNothingIsLeftOutNothingIsSaidToBe() {
    assertThat(onScreen(afterAStep("set hidden 10"), 100, 40))
        .contains("dWs x1")
        .endsWith("\n=> epoch 0 · sample 0 of 4 · end\n");
  }

  @Test
  void unitsAreShownInTheirOrder() {
    String shown = onScreen(afterAStep("set hidden 30"), 80, 24);
    assertThat(shown).contains("|    0 |", "|    8 |").doesNotContain("...", "|   29 |");
    assertThat(shown).contains("step all shows 10 more units, dWs, Ws");
  }

  @Test
  void whereNothingScrollsAllOfItIsShown() {
    Timeline there = afterAStep("set hidden 10");
    assertThat(StepView.draw(there, view(Window.PLAIN)))
        .isEqualTo(StepView.drawAll(there, view(Window.PLAIN)))
        .contains("Ws new");
    assertThat(onScreen(there, 80, 60))
        .isEqualTo(Style.plain(StepView.drawAll(there, view(Window.PLAIN))));
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void noScreenIsTooLow(Shipped shipped) {
    Timeline there = afterAStep("load " + shipped.word());
    for (int width = 40; width <= 130; width += 15) {
      for (int height = 6; height <= 60; height += 3) {
        assertThat(rows(onScreen(there, width, height), width))
            .as("%d x %d", width, height)
            .isLessThan(height);
      }
    }
  }

  private static Timeline afterAStep(String first) {
    Typed typed = Typed.fresh();
    typed.does(first + "; step");
    return typed.session().timeline();
  }

  private static String onScreen(Timeline there, int width, int height) {
    return Style.plain(StepView.draw(there, view(new Window(width, height, false, false, true))));
  }

  private static View view(Window window) {
    return new View(Numbers.USUAL, Tables.ASCII, window);
  }

  /** How many rows of a screen a text takes, whose lines go on in the next where they must. */
  private static int rows(String text, int width) {
    return text.lines().mapToInt(line -> Math.max(1, (line.length() + width - 1) / width)).sum();
  }
}
