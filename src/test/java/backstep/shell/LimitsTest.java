package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is too large is refused with its number and the limit; what is large shows its corners. */
class LimitsTest {
  private static final int PIXELS = 784;

  private final Typed typed = Typed.in(MemoryWorld.with("pixels.csv", pixels()));

  private static String pixels() {
    String row =
        IntStream.range(0, PIXELS).mapToObj(i -> i % 7 + ",").collect(Collectors.joining());
    return (row + "one\n") + (row + "two\n") + (row + "three\n");
  }

  @Test
  void tooManyHiddenUnitsForTheInputsAreRefused() {
    typed.does("load fixed-relu; data pixels.csv");
    assertThat(typed.fails("set hidden 100000"))
        .contains("this is 100000 x 784, 78400000 cells; at most 1000000 fit");
    assertThat(typed.fails("set layers 1200,99999"))
        .contains("this is 99999 x 1200, 119998800 cells; at most 1000000 fit");
    assertThat(typed.fails("edit p1 Ws = rand(100000, 100000)"))
        .contains("this is 100000 x 100000, 10000000000 cells; at most 1000000 fit");
  }

  @Test
  @Tag("slow")
  void aMillionParametersShowTheirCornersAndSlicesTheRest() {
    typed.does("load fixed-relu; data pixels.csv; set hidden 1200; set alpha 1e-6; step; epoch");
    for (String look : new String[] {"inspect Ws", "plot Ws", "samples Ws", "samples Z1", "data"}) {
      assertThat(typed.does(look).lines().count()).as(look).isLessThan(4000);
      assertThat(typed.does(look)).as(look).contains("...");
    }
    assertThat(typed.does("inspect Ws[1195:,780:]"))
        .startsWith("Ws[1195:,780:]: 5 x 4")
        .contains("c783");
    assertThat(typed.does("inspect Ws[0:5,0:8]")).startsWith("Ws[0:5,0:8]: 5 x 8").contains("c7");
    typed.does("back; undo; undo; redo; redo; history norm(Wo); test; diagnose");
  }
}
