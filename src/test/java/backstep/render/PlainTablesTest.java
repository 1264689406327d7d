package backstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.MemoryWorld;
import backstep.shell.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of one value a line, in a small window. */
class PlainTablesTest {
  private static final int WIDTH = 40;

  private static Typed small() {
    Typed typed =
        Typed.in(
            new MemoryWorld() {
              @Override
              public Window window() {
                return new Window(WIDTH, 20, true, true, false);
              }
            });
    typed.does("set tables plain");
    return typed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step",
        "next",
        "test",
        "step; history y",
        "step; history A1",
        "samples Ws",
        "samples y",
        "inspect Ws",
        "gradcheck",
        "reads",
        "compare fixed-relu",
        "info names",
        "break 9; info stops",
        "bugs",
        "sweep fixed-relu --seeds 5",
        "sweep fixed-relu --seeds 5 --vary alpha=0.001,0.002",
        "data iris; data",
        "data iris; set hidden 30; step",
        "plot Ws",
        "set hidden 99; plot Ws.T"
      })
  void noFrameIsDrawnAndEveryLineFits(String command) {
    String shown = small().does(command);
    assertThat(shown).doesNotContainPattern("(?m)^[+|]");
    assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  @Test
  void aValueIsNamedByItsRowAndItsColumn() {
    String step = small().does("step");
    assertThat(step).contains("\nunit 0, Z1: 0.0756\n", "\nunit 0, Ws new x3: -0.0066, changed\n");
  }

  @Test
  void whatHasNotChangedIsNotSaidToHave() {
    assertThat(small().does("step")).contains("\nunit 0, Ws new x1: 0.1043\n");
  }

  @Test
  void picturesSayNothingByColourAlone() {
    assertThat(small().does("run 9; plot surface"))
        .contains("|1++++++++++++", "from ' ' at")
        .doesNotContain("blue");
    assertThat(small().does("set hidden 99; plot Ws")).doesNotContain("blue");
  }

  @Test
  void aBlankNameIsThatOfTheRowAbove() {
    String sweep = small().does("sweep question-relu --seeds 20");
    assertThat(sweep)
        .contains("question-relu, learned, runs: 1\n", "question-relu, frozen, runs: 5\n");
  }
}
