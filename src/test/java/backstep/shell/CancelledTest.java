package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody presses Ctrl-C while a command runs. */
class CancelledTest {

  private static Typed pressingCtrlCAfter(int questions) {
    return Typed.in(
        MemoryWorld.with("demo.txt", "run 10\nprint 6 * 7\n").cancelledAfter(questions));
  }

  @Test
  void aRunStopsBetweenTwoSamplesAndKeepsWhatItHas() {
    Typed typed = pressingCtrlCAfter(3);
    assertThat(typed.does("run 100000000")).startsWith("interrupted\nepoch ");
    State stopped = new State(typed);
    assertThat(stopped.epoch()).isBetween(1L, 100_000L);
    String there = Typed.fresh().does("goto " + stopped.position() + "; print Ws[0,0]");
    assertThat(there).endsWith(typed.does("print Ws[0,0]"));
  }

  /** Where somebody stands. */
  private record State(Typed typed) {
    String position() {
      return typed.session().now().position().toString();
    }

    long epoch() {
      return typed.session().now().position().epoch();
    }
  }

  @Test
  void undoTakesBackWhatRan() {
    Typed typed = pressingCtrlCAfter(3);
    typed.does("run 100000000");
    typed.does("undo");
    assertThat(typed.session().now().time()).isZero();
  }

  @Test
  void theRestOfTheLineAndOfAScriptIsDropped() {
    assertThat(pressingCtrlCAfter(0).does("run 10; print 6 * 7")).doesNotContain("42");
    assertThat(pressingCtrlCAfter(0).does("source demo.txt")).doesNotContain("42");
    assertThat(
            Typed.in(MemoryWorld.with("demo.txt", "run 10\nprint 6 * 7\n")).does("source demo.txt"))
        .contains("42");
  }

  @Test
  void aRunThatTestsEachLineStopsToo() {
    assertThat(pressingCtrlCAfter(3).does("until epoch == 1000")).startsWith("interrupted\n");
    assertThat(pressingCtrlCAfter(3).does("break 9 if epoch > 5; run")).contains("interrupted\n");
  }

  @Test
  void anInterruptedGotoSaysSoAndAnInterruptedRewindDoesNotSayThatThereIsNothing() {
    assertThat(pressingCtrlCAfter(0).does("goto 1000")).startsWith("interrupted\n");
    Typed typed = Typed.in(new MemoryWorld().cancelledAfter(100));
    typed.does("run 100");
    Session before = typed.session();
    for (int i = 0; i < 100; i++) {
      typed.type("print 1");
    }
    assertThat(typed.fails("rewind epoch < 0")).startsWith("interrupted").contains("nothing");
    assertThat(typed.session().looksLike(before)).isTrue();
  }

  @Test
  void anInterruptedHistorySaysWhere() {
    Typed typed = pressingCtrlCAfter(30);
    typed.does("run 20");
    for (int i = 0; i < 30; i++) {
      typed.type("print 1");
    }
    assertThat(typed.fails("history y")).isEqualTo("interrupted at 0:3:end\n");
  }

  /** A file of each kind, of a million characters; whoever reads it asks whether to go on. */
  @Test
  void readingStopsToo() {
    String comments = "# c\n".repeat(250_000);
    String table = "1,2,0\n".repeat(90_000);
    MemoryWorld world = new MemoryWorld();
    world.write("a.bp", comments + "forward:\n  y = 1\n");
    world.write("a.csv", table);
    world.write("a.md", "word\n".repeat(200_000));
    world.writeBytes("a.npy", new byte[1_000_000]);
    for (String line :
        List.of("load a.bp", "data a.csv", "replay a.md", "lesson a.md", "load weights a.npy")) {
      Typed typed = Typed.in(world.cancelledAfter(0));
      Session before = typed.session();
      assertThat(typed.fails(line)).as(line).contains("interrupted");
      assertThat(typed.session().looksLike(before)).isTrue();
    }
  }

  @Test
  void gradientErrorStopsAndTellsHowFarItIs() {
    List<Long> told = new ArrayList<>();
    MemoryWorld world =
        new MemoryWorld() {
          @Override
          public void progress(long done, long total, String unit) {
            assertThat(unit + total).isEqualTo("samples4");
            told.add(done);
          }
        };
    Typed typed = Typed.in(world.cancelledAfter(2));
    assertThat(typed.fails("print gradient_error()")).contains("interrupted");
    assertThat(told).containsExactly(0L, 1L, 2L);
  }
}
