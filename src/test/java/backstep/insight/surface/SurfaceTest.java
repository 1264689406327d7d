package backstep.insight.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Parser;
import backstep.notation.ProgramParser;
import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurfaceTest {
  private static final Machine QUESTION =
      machine(Shipped.named("question-relu").orElseThrow().text());

  private static Machine machine(String text) {
    return new Machine(Experiment.of("test", ProgramParser.parse("test", text)));
  }

  private static Surface surface(Machine machine, State state, String expr, int columns, int rows) {
    return Surface.of(machine, state, Parser.expression(Source.typed(expr)), columns, rows);
  }

  @Test
  void theCornersOfTheSquareAreTheSamplesBitForBit() {
    State later = QUESTION.after(QUESTION.start(), 500L * 4 * QUESTION.clock().ticksPerStep() + 7);
    double[][] y = surface(QUESTION, later, "y", 20, 20).values();
    double[] corners = {y[0][0], y[19][0], y[0][19], y[19][19]};
    for (int sample = 0; sample < 4; sample++) {
      assertThat(corners[sample])
          .isEqualTo(QUESTION.fork(later, sample).value("y").matrix().scalar());
    }
  }

  @Test
  void betweenThemIsWhatPlainLoopsGiveOnTheGridOfTheQuestion() {
    State start = QUESTION.start();
    Matrix ws = start.value("Ws").matrix();
    Matrix wo = start.value("Wo").matrix();
    double[][] y = surface(QUESTION, start, "y", 20, 20).values();
    for (int row = 0; row < 20; row++) {
      for (int col = 0; col < 20; col++) {
        double z2 = 0;
        for (int j = 0; j < 10; j++) {
          double z1 =
              ws.get(j, 0) * col / 19 + ws.get(j, 1) * row / 19 + ws.get(j, 2) + ws.get(j, 3);
          z2 += wo.get(0, j) * Math.max(0, z1);
        }
        assertThat(y[row][col]).isCloseTo(1 / (1 + Math.exp(-z2)), within(1e-12));
      }
    }
  }

  private static final String ONE_UNIT =
      """
      settings:
        data = xor
        activation = relu
        alpha = 0.1

      parameters:
        W = [[1, 1, -1.5, 0], [1, 0, 1, 0]]
        V = [[1, 1]]

      forward:
        Z = W @ x
        A = act(Z)
        y = sigmoid(V @ A)
        loss = cross_entropy(y, d)
      """;

  @Test
  void aUnitTurnsOnWhereItsPreactivationPasses0() {
    Machine machine = machine(ONE_UNIT);
    List<Surface> units = Surface.ofUnits(machine, machine.start(), 21, 21);
    assertThat(units).hasSize(2);
    // a margin of half the range: x1 + x2 - 1.5 = 0 meets the right edge, x1 = 1.5, at x2 = 0
    assertThat(units.get(0).across()).isEqualTo(new Axis("x1", -0.5, 1.5));
    assertThat(units.get(0).passes(0, 4, 20)).isTrue();
    assertThat(units.get(0).passes(0, 3, 20)).isFalse();
    assertThat(Arrays.stream(units.get(1).values()[0]).allMatch(z -> z > 0)).isTrue();
  }

  @Test
  void whatAUnitSeesIsReadBeforeItsWeightsChange() {
    String changing = ONE_UNIT + "backward:\n  W = W + 1\n";
    String within = changing.replace("  Z = W @ x\n  A = act(Z)\n", "  A = act(W @ x)\n");
    Machine machine = machine(changing);
    Machine other = machine(within);
    for (int unit = 0; unit < 2; unit++) {
      assertThat(Surface.ofUnits(other, other.start(), 5, 5).get(unit).values())
          .isDeepEqualTo(Surface.ofUnits(machine, machine.start(), 5, 5).get(unit).values());
    }
  }

  @Test
  void unitsWhosePreactivationsDifferByAFactorLieOnEachOther() {
    String four =
        ONE_UNIT
            .replace("[1, 0, 1, 0]]", "[1, 0, 1, 0], [-3, -3, 4.5, 0], [1, 1, -1.6, 0]]")
            .replace("[[1, 1]]", "[[1, 1, 1, 1]]");
    Machine machine = machine(four);
    assertThat(Surface.lines(Surface.ofUnits(machine, machine.start(), 21, 21)))
        .containsExactly(List.of(0, 2), List.of(3));
  }

  @Test
  void anInputThatIsTheSameInAllSamplesIsNotDrawn() {
    String one =
        """
        data:
          one, x -> d
          1, -2 -> 4
          1, 2 -> 4

        parameters:
          W = [[1, 3]]

        forward:
          y = W @ x
          loss = sum((y - d) ** 2)
        """;
    Machine machine = machine(one);
    Surface line = surface(machine, machine.start(), "y", 3, 3);
    assertThat(line.isLine()).isTrue();
    assertThat(line.across()).isEqualTo(new Axis("x", -2, 2));
    assertThat(line.values()).isDeepEqualTo(new double[][] {{-5, 1, 7}});
  }

  @Test
  void whatIsNotOneNumberIsRefused() {
    assertThatThrownBy(() -> surface(QUESTION, QUESTION.start(), "Z1", 5, 5))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Z1 is 10 x 1: plot surface Z1[0] draws its first");
  }
}
