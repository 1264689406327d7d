package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.machine.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with a program can be done with one whose steps take several samples. */
class StepsOfSeveralTest {
  /** In rows, in columns, with a smaller last step, with draws, with samples picked at random. */
  private static final List<String> PROGRAMS =
      List.of("rows-all", "columns-of-3", "columns-rate", "softmax-l2", "dropout", "picks");

  private static final List<String> LOOKS =
      List.of(
          "list",
          "info",
          "where",
          "inspect H",
          "print y",
          "samples H",
          "samples loss",
          "test",
          "history loss every 1",
          "plot loss",
          "plot surface",
          "plot surface y[0,0]",
          "plot W1",
          "plot loss --with fixed-relu",
          "gradcheck",
          "print gradient_error()",
          "why loss",
          "why W1[0,0] depth 3",
          "reads",
          "derive",
          "derive --diff",
          "compare it.bp",
          "sweep --seeds 3",
          "data",
          "save weights it.npz",
          "save trace it.csv 0:0 1:0",
          "save copy.bp",
          "export numpy it.py");

  private static final List<String> MOVES =
      List.of(
          "back",
          "next 3",
          "previous",
          "finish",
          "step",
          "epoch",
          "goto 0:0:2",
          "rewind loss > 0",
          "watch W2",
          "until epoch_loss < 0",
          "break stale",
          "load weights it.npz",
          "set alpha 0.01",
          "set shuffle off",
          "undo",
          "redo",
          "restart",
          "hunt",
          "accuse 1");

  static Stream<String> programs() {
    return PROGRAMS.stream();
  }

  private static Typed at(String program) {
    MemoryWorld world = new MemoryWorld();
    world.write("it.bp", Reference.text("/programs/" + program + ".bp"));
    Typed typed = Typed.in(world);
    typed.does("load it.bp; set epochs 20; run 4");
    return typed;
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyLookLooksAndTheRunDoesNotFeelIt(String program) {
    Typed typed = at(program);
    State before = typed.session().now();
    for (String look : looks(program)) {
      assertThat(typed.does(look)).as(look).isNotBlank();
      assertThat(typed.session().now()).as(look).isEqualTo(before);
    }
    assertThat(typed.does("run 3; print epoch_loss"))
        .isEqualTo(at(program).does("run 3; print epoch_loss"));
  }

  /** The surface of several outputs is that of one of them. */
  private static List<String> looks(String program) {
    boolean isOfOne = !List.of("columns-rate", "softmax-l2").contains(program);
    return LOOKS.stream().filter(look -> isOfOne || !look.equals("plot surface")).toList();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyMoveMovesAndComesBackToTheSameBits(String program) {
    Typed typed = at(program);
    State before = typed.session().now();
    typed.does("save weights it.npz; mark here");
    for (String move : MOVES) {
      String said = typed.type(move);
      assertThat(said).as(move).isNotBlank().doesNotContain("a mistake in Backstep");
    }
    typed = at(program);
    typed.does("back 3; next 4; epoch; set W2[0,0] 9; undo; undo; undo; undo");
    assertThat(typed.session().now()).isEqualTo(before);
    typed.does("goto 1:0:3; goto 3:" + last(typed) + ":end");
    assertThat(typed.session().now()).isEqualTo(before);
  }

  private static int last(Typed typed) {
    return typed.session().timeline().here().clock().stepsPerEpoch() - 1;
  }
}
