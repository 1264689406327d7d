package backstep.insight.why;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.RandomPrograms;
import backstep.machine.Timeline;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Cell;
import backstep.notation.ProgramParser;
import backstep.render.Numbers;
import backstep.render.Style;
import backstep.render.Tables;
import backstep.render.View;
import backstep.render.WhyView;
import backstep.render.Window;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WhyTest {
  private static final View VIEW = new View(Numbers.USUAL, Tables.ASCII, Window.PLAIN);

  static Stream<Experiment> programs() {
    return RandomPrograms.some(40);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyFormulaOfATreeComputesToItsValueWhereverTheRunStands(Experiment experiment) {
    Timeline begin = Timeline.begin(experiment);
    int ticks = begin.ahead().clock().ticksPerStep();
    for (long time : List.of(0L, 1L, ticks - 1L, (long) ticks, 2L * ticks + ticks / 2)) {
      Timeline there = begin.goTo(time, Listener.NONE);
      for (String name : experiment.program().writtenNames()) {
        Shape shape = there.here().shape(name);
        Cell cell = new Cell(name, shape.rows() - 1, shape.cols() - 1, shape);
        Explanation why = Why.of(there, cell, 4);
        assertComputes(why);
        assertThat(Style.plain(WhyView.draw(why, there, VIEW)).lines())
            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
      }
    }
  }

  private static void assertComputes(Explanation why) {
    why.formula()
        .ifPresent(
            formula ->
                assertThat(Double.doubleToLongBits(formula.value()))
                    .as(why.cell() + ": " + formula)
                    .isEqualTo(Double.doubleToLongBits(why.value())));
    why.operands().forEach(WhyTest::assertComputes);
  }

  @Test
  void theStaleReadIsInTheTreeWithTheValueOfTheForwardPass() {
    Timeline end = Timeline.begin(question()).goTo(13, Listener.NONE);
    Outdated outdated =
        all(why(end, "dWs", 3, 0, 3)).flatMap(node -> node.outdated().stream()).findFirst().get();
    assertThat(outdated.read().version()).isEqualTo(1);
    assertThat(outdated.writer()).isEqualTo(9);
    assertThat(outdated.forward())
        .isEqualTo(end.stateAt(2).value("Wo").matrix().get(0, 3))
        .isNotEqualTo(end.now().value("Wo").matrix().get(0, 3));
  }

  @Test
  void theFixedProgramHasNoneAnywhere() {
    Experiment fixed = Experiment.of("fixed", Shipped.FIXED_RELU.program());
    Timeline end = Timeline.begin(fixed).goTo(13, Listener.NONE);
    assertThat(all(why(end, "Ws", 3, 2, 20))).allMatch(node -> node.outdated().isEmpty());
  }

  @Test
  void theDepthSaysThroughHowManyLinesAndNoLineIsExplainedTwice() {
    Timeline end = Timeline.begin(question()).goTo(13, Listener.NONE);
    assertThat(formulas(why(end, "dWs", 3, 2, 1))).containsExactly("dWs[3,2]");
    assertThat(formulas(why(end, "dWs", 3, 2, 2))).containsExactly("dWs[3,2]", "dZ1[3]");
    assertThat(formulas(why(end, "Ws", 3, 2, 50))).doesNotHaveDuplicates().contains("Z2", "A1[0]");
  }

  @Test
  void ofManyCellsTheFirstAreFollowedAndAnyNanBeforeThem() {
    Timeline finite = one("forward:\n  A = [1, 2, 3, 4] / x[1]\n  B = sum(A)\n");
    assertThat(formulas(why(finite.goTo(2, Listener.NONE), "B", 0, 0, 2)))
        .containsExactly("B", "A[0]", "A[1]");
    Timeline nan = one("forward:\n  A = [1, 2, x[0] / x[0], 4] / x[1]\n  B = sum(A)\n");
    assertThat(formulas(why(nan.goTo(2, Listener.NONE), "B", 0, 0, 2)))
        .containsExactly("B", "A[0]", "A[2]");
  }

  @Test
  void aValueCarriedOverIsExplainedInTheSampleAndTheProgramThatMadeIt() {
    Timeline run = Timeline.begin(question()).goTo(14 * 6, Listener.NONE);
    Experiment edited =
        question()
            .with(
                ProgramParser.parse(
                    "edited", Shipped.QUESTION_RELU.text().replace("- alpha * dWs", "- dWs")));
    Timeline there = run.edit(edited);
    Explanation why = why(there, "Ws", 0, 3, 2);
    assertThat(why.formula().get().cells().toString()).isNotEmpty();
    assertThat(((Origin.Computed) why.origin()).earlier()).isTrue();
    assertThat(((Origin.Computed) why.origin()).line().toString()).contains("- alpha * dWs");
    assertComputes(why);
  }

  @Test
  void aValueSetByHandSaysSo() {
    Timeline run = Timeline.begin(question()).goTo(16, Listener.NONE);
    Timeline set = run.withValue("Wo", run.now().value("Wo").matrix().with(0, 2, 0.5));
    assertThat(why(set, "Wo", 0, 2, 3).origin()).isEqualTo(new Origin.ByHand(set.now().position()));
    Timeline later = set.goTo(20, Listener.NONE);
    assertComputes(why(later, "Z2", 0, 0, 9));
    assertThat(all(why(later, "Z2", 0, 0, 9)).map(Explanation::origin))
        .contains(new Origin.ByHand(set.now().position()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A = x[0] * W[0,0]          | FOUND",
        "A = W[0,0] * (d - d)       | EQUAL",
        "A = relu(-W[0,0] - 9)      | FUNCTION",
        "A = [[0, 0]] @ [W[0,0], 3] | TERMS FOUND",
        "A = [[1, -1]] @ [3, 3]     | CANCELS",
        "A = 1e-300 * 1e-300        | OTHER",
        "A = 3 < 2                  | OTHER",
        "A = where(x[0], 3, x[0])   | FOUND",
        "A = -(x[0] / 3)            | FOUND",
        "A = 1 + W[0,0] ** 2        | ''",
      })
  void aZeroIsFollowedToItsCause(String line, String reasons) {
    Timeline end = one("forward:\n  " + line + "\n").goTo(1, Listener.NONE);
    assertThat(reasons(why(end, "A", 0, 0, 1))).isEqualTo(reasons);
  }

  @Test
  void aZeroIsFollowedThroughLines() {
    Timeline end =
        one("forward:\n  A = x[0] * W[0,0]\n  B = 2 * A\nbackward:\n  W = W - 3 * B\n")
            .goTo(3, Listener.NONE);
    assertThat(reasons(why(end, "B", 0, 0, 1))).isEqualTo("COMPUTED FOUND");
    Explanation kept = why(end, "W", 0, 0, 1);
    assertThat(kept.isUnchanged()).isTrue();
    assertThat(kept.zero().get(kept.zero().size() - 1).zero().toString()).contains("x");
  }

  @Test
  void aChangeThatRoundingSwallowsIsNoZero() {
    Timeline end = one("forward:\n  A = x\nbackward:\n  W = W + 1e-30\n").goTo(2, Listener.NONE);
    Explanation kept = why(end, "W", 0, 0, 1);
    assertThat(kept.isUnchanged()).isTrue();
    assertThat(kept.zero()).isEmpty();
    assertThat(WhyView.draw(kept, end, VIEW)).contains("any change was lost in rounding");
  }

  @Test
  void aParameterThatNoLineWritesSaysSo() {
    Timeline begin = one("forward:\n  A = W @ x\n");
    assertThat(WhyView.draw(why(begin, "W", 0, 0, 1), begin, VIEW))
        .contains("its initial value, line p1: W = rand(2, 2)")
        .contains("no line of the program writes W, so it stays as it is");
  }

  @Test
  void aSumOfAThousandTermsIsAnsweredWithAGap() {
    Timeline begin =
        Timeline.begin(
            Experiment.of(
                "wide",
                ProgramParser.parse(
                    "wide",
                    """
                    data:
                      1, 2 -> 1
                    parameters:
                      W = rand(3000, inputs)
                    forward:
                      A = W @ x
                      s = W[:,0].T @ A + sum(W) + norm(A)
                    """)));
    Timeline end = begin.goTo(2, Listener.NONE);
    Explanation why = why(end, "s", 0, 0, 3);
    assertComputes(why);
    assertThat(WhyView.draw(why, end, VIEW)).contains("(2996 more)").hasSizeLessThan(3000);
  }

  private static String reasons(Explanation why) {
    return String.join(" ", why.zero().stream().map(step -> step.reason().name()).toList());
  }

  private static Timeline one(String lines) {
    String text = "data:\n  0, 2 -> 1\nparameters:\n  W = rand(2, 2)\n" + lines;
    return Timeline.begin(Experiment.of("one", ProgramParser.parse("one", text)));
  }

  private static Experiment question() {
    return Experiment.of("question-relu", Shipped.QUESTION_RELU.program());
  }

  private static Explanation why(Timeline at, String name, int row, int col, int depth) {
    Machine machine = at.here();
    return Why.of(at, new Cell(name, row, col, machine.shape(name)), depth);
  }

  private static Stream<Explanation> all(Explanation why) {
    return Stream.concat(Stream.of(why), why.operands().stream().flatMap(WhyTest::all));
  }

  private static List<String> formulas(Explanation why) {
    return all(why)
        .filter(node -> node.formula().isPresent())
        .map(node -> node.cell().toString())
        .toList();
  }
}
