package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
}
