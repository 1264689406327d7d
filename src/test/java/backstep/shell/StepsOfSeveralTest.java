package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.insight.diagnosis.Check;
import backstep.lesson.Report;
import backstep.machine.Listener;
import backstep.machine.RandomPrograms;
import backstep.machine.State;
import backstep.network.Experiment;
import java.util.ArrayList;
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
          "diagnose",
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

  private static final List<String> CHANGES =
      List.of("step", "next 2", "set W1[0,0] 0.5", "epoch", "set alpha 0.2", "back", "run 2");

  static Stream<Experiment> random() {
    return RandomPrograms.inSteps(40);
  }

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

  @ParameterizedTest
  @MethodSource("programs")
  void checkFindsNothingWrong(String program) {
    Experiment experiment = at(program).session().timeline().ahead().experiment();
    assertThat(Check.of(experiment, Listener.NONE)).hasValueSatisfying(this::isRight);
  }

  private void isRight(Check check) {
    assertThat(check.isWrong()).as(check.toString()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void whatIsRecordedReplays(String program) {
    MemoryWorld world = new MemoryWorld();
    world.write("it.bp", Reference.text("/programs/" + program + ".bp"));
    Typed typed = Typed.in(world);
    typed.does("load it.bp");
    typed.does("record it.md");
    for (String line : List.of("run 4", "step", "back", "next 3", "samples y", "diagnose")) {
      typed.does(line);
    }
    typed.does("record stop");
    String recorded = world.read("it.md");
    assertThat(recorded).contains("backstep> diagnose");
    Report report = Report.of("it.md", recorded, Typed.SHELL, world);
    assertThat(report.isRight()).as(report.text()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("random")
  void undoAndRedoGiveTheBitsOfTheFirstTime(Experiment experiment) {
    MemoryWorld world = new MemoryWorld();
    world.write("it.bp", experiment.program().toString());
    Typed typed = Typed.in(world);
    typed.does("load it.bp; run 1");
    List<State> states = new ArrayList<>(List.of(typed.session().now()));
    for (String change : CHANGES) {
      typed.does(change);
      states.add(typed.session().now());
    }
    for (int i = CHANGES.size() - 1; i >= 0; i--) {
      typed.does("undo");
      assertThat(typed.session().now()).as("before " + CHANGES.get(i)).isEqualTo(states.get(i));
    }
    typed.does("step 3; undo");
    assertThat(typed.session().now()).isEqualTo(states.get(0));
    for (String change : CHANGES) {
      typed.does(change);
    }
    assertThat(typed.session().now()).isEqualTo(states.get(CHANGES.size()));
  }

  private static int last(Typed typed) {
    return typed.session().timeline().here().clock().stepsPerEpoch() - 1;
  }
}
