package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.RandomPrograms;
import backstep.machine.Sessions;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.PlantedBug;
import backstep.network.Shipped;
import backstep.notation.Program;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients against closed forms, at every kind of place. */
class GradientCheckTest {
  private static final String LOSS = GradientCheck.LOSS;

  private static Timeline begin(Shipped shipped, int seed) {
    Program program = shipped.program().withSetting("seed", (double) seed);
    return Timeline.begin(Experiment.of(shipped.word(), program));
  }

  private static GradientCheck check(Timeline timeline) {
    return GradientCheck.of(timeline.here(), timeline.now(), LOSS);
  }

  private static CheckedGradient of(GradientCheck check, String name) {
    return check.gradients().stream()
        .filter(gradient -> gradient.gradient().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** -alpha (y - d)^2 A1[j] f'(Z1[j]) x[k], written down by hand. */
  @ParameterizedTest
  @CsvSource({
    "QUESTION_RELU, 0:0:1", "QUESTION_RELU, 0:2:end", "QUESTION_RELU, 30:1:6",
    "QUESTION_SIGMOID, 0:0:1", "QUESTION_SIGMOID, 0:3:13", "QUESTION_SIGMOID, 700:2:9"
  })
  void theErrorOfTheQuestionIsItsClosedFormInEveryCell(Shipped shipped, String position) {
    Timeline timeline = Sessions.goTo(begin(shipped, 1), position);
    GradientCheck check = check(timeline);
    Machine machine = timeline.here();
    State end = machine.after(check.begun(), machine.experiment().program().size());
    double alpha = machine.experiment().program().setting("alpha").orElseThrow().number();
    double error = end.value("y").matrix().scalar() - d(machine, end);
    Matrix a = end.value("A1").matrix();
    for (CheckedCell cell : of(check, "dWs").cells()) {
      double activation = a.get(cell.row(), 0);
      double slope =
          shipped == Shipped.QUESTION_SIGMOID
              ? activation * (1 - activation)
              : end.value("Z1").matrix().get(cell.row(), 0) >= 0 ? 1 : 0;
      double x = machine.experiment().data().sample(end.position().step()).x().get(cell.col(), 0);
      double expected = -alpha * error * error * activation * slope * x;
      assertThat(cell.computed() - cell.slope()).isCloseTo(expected, within(1e-11));
      assertThat(cell.isWrong()).isEqualTo(expected != 0);
    }
    assertThat(of(check, "dWo").isWrong()).isFalse();
    GradientCause cause = GradientCause.of(check, check.gradients());
    assertThat(cause.wrongStill()).isEmpty();
    assertThat(cause.staleReads()).hasSize(1);
    GradientCause.Effect effect = cause.effects().get(0);
    assertThat(effect.cell()).contains("-alpha * (y - d) ** 2 * A1[j] * act'(Z1[j]) * x[k]");
    assertThat(effect.predicted()).isCloseTo(effect.measured(), within(1e-11));
    assertThat(effect.halved().orElseThrow().error() / effect.measured())
        .isCloseTo(0.5, within(1e-6));
  }

  private static double d(Machine machine, State state) {
    return machine.experiment().data().sample(state.position().step()).d().scalar();
  }

  @ParameterizedTest
  @Tag("slow")
  @EnumSource(names = {"FIXED_RELU", "FIXED_SIGMOID"})
  void rightProgramsAreNeverAccused(Shipped shipped) {
    for (int seed = 0; seed < 6; seed++) {
      Timeline timeline = begin(shipped, seed);
      for (int epoch : List.of(0, 1, 7, 60, 300, 1000, 3000)) {
        timeline = Sessions.goTo(timeline, epoch + ":" + (seed + epoch) % 4 + ":1");
        assertRight(timeline);
        assertThat(new LargestError().of(timeline.here(), timeline.now())).isLessThan(1e-6);
      }
    }
  }

  private static void assertRight(Timeline timeline) {
    for (CheckedGradient gradient : check(timeline).gradients()) {
      assertThat(gradient.isWrong()).as(timeline.now().position() + " " + gradient).isFalse();
      assertThat(gradient.isUnchecked()).as(timeline.now().position() + " " + gradient).isFalse();
    }
  }

  /** Huge activations, outputs exactly 0 and 1. */
  @Test
  @Tag("slow")
  void aRightGradientIsNotAccusedWhereTheOutputsAreSaturated() {
    for (int seed = 1; seed < 6; seed++) {
      Timeline timeline = begin(Shipped.QUESTION_RELU, seed);
      for (int epoch : List.of(300, 500, 600, 640, 641, 700, 1000, 2000, 3000)) {
        for (int sample = 0; sample < 4; sample++) {
          timeline = Sessions.goTo(timeline, epoch + ":" + sample + ":1");
          assertThat(of(check(timeline), "dWo").isWrong())
              .as(seed + " " + timeline.now().position() + " " + of(check(timeline), "dWo"))
              .isFalse();
          assertNoDerivativeAccused(check(timeline));
        }
      }
    }
  }

  private static void assertNoDerivativeAccused(GradientCheck check) {
    if (check.isWrong()) {
      assertThat(GradientCause.of(check, check.gradients()).wrongStill())
          .as(check.begun().position() + "")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(longs = {1})
  void randomProgramsAreJudgedByTheirOrderAlone(long from) {
    int stale = 0;
    int right = 0;
    for (long seed = from; seed < from + 200; seed++) {
      String text = RandomPrograms.text(seed);
      if (!text.contains("loss =") || text.contains("softmax")) {
        continue;
      }
      Timeline timeline = Timeline.begin(RandomPrograms.experiment(seed));
      timeline = timeline.goTo(7L * timeline.here().clock().ticksPerStep() + 2, Listener.NONE);
      GradientCheck check = check(timeline);
      boolean inPlace = !text.contains("update:");
      if (check.isWrong()) {
        assertThat(inPlace).as(text + check.gradients()).isTrue();
        assertNoDerivativeAccused(check);
        stale++;
      } else {
        right++;
      }
    }
    assertThat(stale).isGreaterThan(25);
    assertThat(right).isGreaterThan(25);
  }

  private static Timeline ended(String text) {
    return Timeline.begin(Sessions.experiment(text));
  }

  private static final String DEEP =
      """
      settings:
        alpha = 0.1
        seed = 3
      data:
        0.3, -0.7 -> 0.2, 0.8
        0.1, 0.5 -> 1, 0
      parameters:
        W1 = randn(4, 2)
        b1 = zeros(4, 1)
        W2 = randn(3, 4)
        W3 = randn(2, 3)
      forward:
        Z1 = W1 @ x + b1
        A1 = relu(Z1)
        Z2 = W2 @ A1
        N2 = layer_norm(Z2)
        A2 = tanh(N2)
        Z3 = W3 @ A2
        p = softmax(Z3)
        loss = cross_entropy(p, d) + 0.01 * sum(abs(W2))
      backward:
        dp = cross_entropy'(p, d)
        dZ3 = p - d
        dW3 = dZ3 @ A2.T
        dA2 = W3.T @ dZ3
        dN2 = dA2 * tanh'(N2)
        dZ2 = layer_norm'(Z2, dN2)
        dW2 = dZ2 @ A1.T + 0.01 * abs'(W2)
        dA1 = W2.T @ dZ2
        dZ1 = dA1 * relu'(Z1)
        dW1 = dZ1 @ x.T
        db1 = dZ1
      update:
        W3 = W3 - alpha * dW3
        W2 = W2 - alpha * dW2
        W1 = W1 - alpha * dW1
        b1 = b1 - alpha * db1
      """;

  @Test
  void aDeepProgramWithEveryKindOfLayerIsRight() {
    Timeline timeline = ended(DEEP);
    assertRight(timeline);
    assertThat(check(timeline).gradients())
        .extracting(gradient -> gradient.gradient().name())
        .containsExactly("dZ3", "dW3", "dA2", "dN2", "dZ2", "dW2", "dA1", "dZ1", "dW1", "db1");
  }

  /** Each with the first gradient that is wrong by it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dN2 = dA2 * tanh'(N2) | dN2 = dA2 * tanh(N2) | dN2",
        "dN2 = dA2 * tanh'(N2) | dN2 = dA2 * tanh'(A2) | dN2",
        "dN2 = dA2 * tanh'(N2) | dN2 = dA2 | dN2",
        "dZ2 = layer_norm'(Z2, dN2) | dZ2 = dN2 | dZ2",
        "dA1 = W2.T @ dZ2 | dA1 = 1.000001 * W2.T @ dZ2 | dA1",
        "dZ1 = dA1 * relu'(Z1) | dZ1 = dA1 * (Z1 < 0) | dZ1",
        "dW1 = dZ1 @ x.T | dW1 = dZ1 @ (x.T * 0 + 1) | dW1",
        "db1 = dZ1 | db1 = -dZ1 | db1",
        "dZ3 = p - d | dZ3 = d - p | dZ3",
        "+ 0.01 * abs'(W2) | + 0.01 | dW2",
      })
  void aPlantedFaultIsFoundInItsLine(String right, String wrong, String first) {
    assertThat(DEEP).contains(right);
    GradientCheck check = check(ended(DEEP.replace(right, wrong)));
    assertThat(check.isWrong()).isTrue();
    GradientCause cause = GradientCause.of(check, check.gradients());
    assertThat(cause.effects()).isEmpty();
    assertThat(cause.staleReads()).isEmpty();
    assertThat(cause.wrongStill().get(0).gradient().name()).isEqualTo(first);
  }

  @Test
  void aGradientThatIsAMultipleOfTheSlopeIsSaidToBe() {
    GradientCheck check = check(ended(DEEP.replace("dZ3 = p - d", "dZ3 = -2 * (p - d)")));
    assertThat(of(check, "dZ3").factor().orElseThrow()).isCloseTo(-2, within(1e-9));
    assertThat(of(check, "dW1").factor().orElseThrow()).isCloseTo(-2, within(1e-9));
    assertThat(of(check, "dW2").factor()).isEmpty();
  }

  @Test
  void aFaultThatMattersIsFoundAndOneOfTheSizeOfRoundingsIsNot() {
    for (String gradient : List.of("dZ3", "dW3", "dA2", "dN2", "dZ2", "dA1", "dZ1", "dW1", "db1")) {
      assertThat(of(check(ended(scaled(gradient, 1 + 1e-6))), gradient).isWrong())
          .as(gradient)
          .isTrue();
      assertThat(of(check(ended(scaled(gradient, 1 + 1e-15))), gradient).isWrong())
          .as(gradient)
          .isFalse();
    }
  }

  private static String scaled(String gradient, double factor) {
    return DEEP.replaceFirst("  " + gradient + " = (.*)", "  " + gradient + " = ($1) * " + factor);
  }

  /** The numbers of b are 2 ** -33 apart, 1.2e-10. */
  @ParameterizedTest
  @CsvSource({"b - 1000000, false", "b - 1000000 + 1e-8, true"})
  void aGradientIsExcusedForItsRoundingsAndForNothingLarger(String gradient, boolean wrong) {
    String text =
        "data:\n 0.3, -0.7 -> 0\nparameters:\n W = ones(1, inputs)\nforward:\n loss = W @ x\n"
            + "backward:\n b = x.T + 1000000\n dW = ";
    assertThat(of(check(ended(text + gradient + "\n")), "dW").isWrong()).isEqualTo(wrong);
  }

  @Test
  void bothCausesAreToldApartWhereBothHold() {
    Program program = Shipped.QUESTION_RELU.program();
    String text = program.toString().replace("dWs = dZ1 @ x.T", "dWs = 2 * dZ1 @ x.T");
    GradientCheck check = check(ended(text));
    GradientCause cause = GradientCause.of(check, check.gradients());
    assertThat(cause.staleReads()).extracting(read -> read.line()).containsExactly(10);
    assertThat(cause.wrongStill())
        .extracting(gradient -> gradient.gradient().name())
        .containsExactly("dWs");
    GradientCause.Effect effect = cause.effects().get(0);
    assertThat(effect.measured()).isCloseTo(effect.predicted(), within(1e-12));
    assertThat(effect.cell().orElseThrow()).startsWith("-2 * alpha");
  }

  @Test
  void halfTheLearningRateHalvesTheErrorOfTheOrderAlsoBesideAWrongDerivativeWithAlpha() {
    Program program = Shipped.QUESTION_RELU.program();
    String wrong = "dA1 = Wo.T @ dZ2 - alpha * dZ2 ** 2 * A1";
    GradientCheck check = check(ended(program.toString().replace("dA1 = Wo.T @ dZ2", wrong)));
    GradientCause.Effect effect = GradientCause.of(check, check.gradients()).effects().get(0);
    double halved = effect.halved().orElseThrow().error();
    assertThat(halved).isCloseTo(effect.measured() / 2, within(1e-12)).isNotZero();
  }

  @Test
  void aReadThatGoesThroughACurvedLineHasNoFormulaButIsStillTold() {
    String text =
        DEEP.replace("  dA2 = W3.T", "  W3 = W3 - alpha * dW3\n  dA2 = W3.T")
            .replace("  dA1 = W2.T", "  W2 = W2 - alpha * dW2\n  dA1 = W2.T")
            .replaceAll("update:\n.*\n.*\n", "update:\n");
    GradientCheck check = check(ended(text));
    GradientCause cause = GradientCause.of(check, check.gradients());
    assertThat(cause.wrongStill()).isEmpty();
    assertThat(cause.staleReads()).extracting(read -> read.name()).containsExactly("W3", "W2");
    assertThat(cause.effects())
        .extracting(effect -> effect.gradient().name() + effect.formula().isPresent())
        .containsExactly("dW2true", "dW1false", "db1false");
    GradientCause.Effect dW2 = cause.effects().get(0);
    assertThat(dW2.predicted()).isCloseTo(dW2.measured(), within(1e-9));
  }

  /** Each with a cell of W that stands exactly on a kink of the loss, and one that does not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(relu(W))",
        "sum(leaky_relu(W))",
        "sum(abs(W))",
        "sum(maximum(W, 0))",
        "sum(minimum(0, W))",
        "sum(where(W > 0, W, 3 * W))",
        "sum(W * (W >= 0))",
        "max([W[0] + 2, W[1]])",
        "min([W[0], W[1] - 2])",
        "norm(W[0]) + W[1]",
        "sum(W * (not (W < 0)))",
        "argmax([W[1] - 2, W[0]]) + W[1]",
        "near(W[0], 0, 0) + W[1]",
      })
  void aCellOnAKinkIsNotCheckedAndOneBesideItIs(String loss) {
    String text =
        "data:\n 1 -> 1\nparameters:\n W = [0, 2]\nforward:\n loss = "
            + loss
            + "\nbackward:\n dW = [7, 7]\n";
    List<CheckedCell> cells = check(ended(text)).gradients().get(0).cells();
    assertThat(cells.get(0).status()).isEqualTo(CheckedCell.Status.KINK);
    CheckedCell.Status other =
        loss.matches("(m|argm).*") ? CheckedCell.Status.KINK : CheckedCell.Status.WRONG;
    assertThat(cells.get(1).status()).isEqualTo(other);
    List<CheckedCell> away =
        check(ended(text.replace("[0, 2]", "[0.01, 2.5]"))).gradients().get(0).cells();
    assertThat(away).allMatch(CheckedCell::isWrong);
  }

  @Test
  void aGradientOfAnotherShapeIsWrong() {
    CheckedGradient gradient =
        of(check(ended(DEEP.replace("db1 = dZ1", "db1 = dZ1.T @ dZ1"))), "db1");
    assertThat(gradient.isMisshapen()).isTrue();
    assertThat(gradient.isWrong()).isTrue();
  }

  /** Slopes of a softmax over the samples add up to 0 over them, but for roundings. */
  @Test
  void nothingIsAMultipleOfASlopeThatIsARounding() {
    Program program = PlantedBug.SOFTMAX_OVER_SAMPLES.program();
    Timeline timeline = Timeline.begin(Experiment.of("softmax", program));
    long oneStep = timeline.here().clock().ticksPerStep();
    GradientCheck check = check(timeline.goTo(2 * oneStep, Listener.NONE));
    assertThat(of(check, "db2").factor()).isEmpty();
    assertThat(check.isMultiple(of(check, "db2"))).isFalse();
  }

  @Test
  void aGradientThatIsNotANumberIsWrongWhereTheLossIsOne() {
    CheckedGradient gradient =
        of(check(ended(DEEP.replace("db1 = dZ1", "db1 = dZ1 * nan"))), "db1");
    assertThat(gradient.isWrong()).isTrue();
    assertThat(gradient.relativeError()).hasValue(Double.POSITIVE_INFINITY);
  }

  @Test
  void whereTheLossIsNotFiniteNothingIsChecked() {
    Timeline timeline = begin(Shipped.QUESTION_RELU, 1);
    timeline =
        timeline.withValue("Wo", Matrix.of(new double[][] {new double[10]}).with(0, 3, Double.NaN));
    assertThat(check(timeline).gradients()).isEmpty();
    assertThat(check(timeline).value()).isNaN();
    assertThat(new LargestError().of(timeline.here(), timeline.now())).isNaN();
  }

  @Test
  void ofALargeNetworkSomeCellsAreChecked() {
    Program program = Shipped.QUESTION_RELU.program().withSetting("hidden", 4000.0);
    GradientCheck check = check(Timeline.begin(Experiment.of("large", program)));
    assertThat(check.oneIn()).isBetween(10, 1000);
    assertThat(of(check, "dWs").isWrong()).isTrue();
    assertThat(of(check, "dWo").isWrong()).isFalse();
    assertThat(of(check, "dWo").isUnchecked()).isFalse();
  }

  @Test
  void aCheckLeavesTheRunAlone() {
    Timeline timeline = Sessions.goTo(begin(Shipped.QUESTION_RELU, 1), "3:1:7");
    State next = timeline.here().next(timeline.now());
    check(timeline);
    new LargestError().of(timeline.here(), timeline.now());
    assertThat(timeline.here().next(timeline.now())).isEqualTo(next);
  }
}
