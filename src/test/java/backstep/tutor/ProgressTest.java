package backstep.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.shell.MemoryWorld;
import org.junit.jupiter.api.Test;

/** What is kept between runs, and read again by any later version. */
class ProgressTest {
  private static final String FILE = "lessons.txt";

  private final MemoryWorld world = new MemoryWorld();

  private Progress kept(String text) {
    world.keep(FILE, text);
    return Progress.of("slope", Progress.all(world)).orElseThrow();
  }

  @Test
  void whatIsReadIsWrittenAsItWas() {
    String text =
        """
        lesson hook 0 over
        lesson slope 8f4e2c91 seed=17 at=by-hand
          sign right@2 hints=1
          slope revealed
          by-hand skipped
          off open@0 hints=2
          on open@3
        """;
    kept(text).keep(world);
    assertThat(world.recall(FILE)).isEqualTo(text);
  }

  @Test
  void whatSaysNothingKnownIsPassedOver() {
    Progress progress =
        kept(
            """
            of another program
            lesson slope 8f4e2c91
              sign perhaps@2
              slope right@99999999999999999999
              off right@1 and=more
              on
            """);
    assertThat(progress.standings()).containsOnlyKeys("slope", "off");
    assertThat(progress.standing("sign")).isEqualTo(Standing.OPEN);
    assertThat(progress.rightAtOnce()).isEqualTo(1);
  }

  /** Of another edition, perhaps: it must not be lost by going on with this one. */
  @Test
  void whatIsNotUnderstoodIsKeptAsItStands() {
    MemoryWorld world = new MemoryWorld();
    String odd = "from 2031\nlesson later 1 new=word\n  a mastered@3\n";
    world.keep(FILE, odd + "lesson slope 0 at=b\n  a right@2\n  b mastered\n");
    Progress.of("slope", Progress.all(world)).orElseThrow().skipped("c").keep(world);
    assertThat(world.recall(FILE))
        .isEqualTo(odd + "lesson slope 0 at=c\n  a right@2\n  c skipped\n  b mastered\n");
  }
}
