package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Function;
import backstep.matrix.Loops;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many seeds side by side give the same bits as each of them alone, stepped line by line. */
class EnsembleTest {

  static Stream<Experiment> programs() {
    return Stream.concat(RandomPrograms.some(60), RandomPrograms.inSteps(60));
  }

  static Stream<Function> elementwise() {
    return Arrays.stream(Function.values())
        .filter(function -> function.form().arity() == 1 && function.form().primedArity() == 1);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void randomProgramsGiveTheBitsOfStepping(Experiment experiment) {
    Experiment brief = withEpochs(experiment, 12);
    for (int lanes : new int[] {1, 3, 16}) {
      requireSteppedBits(brief, lanes, seeds(5, 3));
    }
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void shippedProgramsGiveTheBitsOfStepping(Shipped shipped) {
    Experiment experiment = withEpochs(Experiment.of(shipped.word(), shipped.program()), 40);
    for (int lanes : new int[] {1, 3, 16, 64}) {
      requireSteppedBits(experiment, lanes, seeds(0, Math.min(lanes, 9)));
    }
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void aTrainingLongEnoughToBePreparedGivesTheBitsOfRunning(Shipped shipped) {
    Experiment experiment = withEpochs(Experiment.of(shipped.word(), shipped.program()), 1500);
    requireRunBits(experiment, 16, seeds(100, 16));
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void everyFunctionAndSlopeGivesTheBitsOfStepping(Function function) {
    requireSteppedBits(
        program("A1 = Z1 * " + function.word() + "(Z1)", slope(function)), 3, seeds(7, 3));
  }

  private static String slope(Function function) {
    return "dZ1 = dA1 * " + function.word() + "'(Z1)";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1 = where(Z1 > 0.1, Z1, [1, 2, 3])",
        "A1 = maximum(Z1, 0.2) + minimum(Z1, x[0]) + [[argmax(Z1)], [any(Z1)], [near(Z1, Wo.T, 1)]]",
        "A1 = Z1 * sum((Ws.T @ Ws)[0:2,:]) + (not Z1) - -Z1 + (Z1 @ Z1.T) @ Ws[:,0] * Wo.T",
        "A1 = softmax'(Z1, Wo.T) + layer_norm'(Z1, Wo.T) + isnan(Z1) + isfinite(Z1) + all(Z1)",
        "A1 = Z1 * cross_entropy(softmax(Z1), Wo.T) + cross_entropy'(softmax(Z1), Wo.T) / 9",
        "A1 = Z1 * cross_entropy(Z1, Wo.T) + cross_entropy'(Z1, Wo.T) * (Z1 and Wo.T or 0)",
        "A1 = Z1 * squared_error(Z1, Wo.T) + squared_error'(sigmoid(Z1), Wo.T) ** 3 - act(Z1)",
        "A1 = Z1 * epoch + sample * alpha + seed / 100 + Wo.T * d[0]",
        "A1 = softmax(Z1) * max(Z1) + layer_norm(Z1) - min(Z1) * norm'(Z1)",
        "A1 = (Ws @ Ws.T @ Ws)[:,1] ** 2 / Z1 + (Z1 >= 0) * (Z1.T @ Z1)",
      })
  void everyKindOfExpressionGivesTheBitsOfStepping(String line) {
    requireSteppedBits(program(line, "dZ1 = dA1 * (A1 > 0)"), 3, seeds(1, 3));
  }

  @Test
  void aNetworkWithLongRowsGivesTheBitsOfStepping() {
    Experiment wide =
        withEpochs(of(Shipped.FIXED_RELU.text().replace("hidden     = 10", "hidden = 150")), 6);
    requireSteppedBits(wide, 3, seeds(0, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 1e30, 1e300})
  void runsThatExplodeToInfinityAndNanGiveTheBitsOfStepping(double alpha) {
    Experiment question = Experiment.of("q", Shipped.QUESTION_RELU.program());
    Experiment exploding = question.with(question.program().withSetting("alpha", alpha));
    requireSteppedBits(withEpochs(exploding, 30), 16, seeds(0, 16));
  }

  @Test
  void anEnsembleBegunAgainForgetsWhatItDid() {
    Experiment experiment = withEpochs(Experiment.of("q", Shipped.QUESTION_RELU.program()), 20);
    Ensemble ensemble = new Ensemble(experiment, 3, new Loops(), List.of());
    ensemble.begin(seeds(50, 3));
    ensemble.train(7, () -> true);
    requireStepped(experiment, ensemble, seeds(3, 2));
  }

  @Test
  void aSurveyOfManySeedsSaysOfEachWhatASurveyOfOneSaysAndChangesNothing() {
    Experiment experiment = withEpochs(Experiment.of("q", Shipped.QUESTION_RELU.program()), 20);
    Reading first = new Reading(2, experiment.program().line(1).value());
    Reading answer = new Reading(Position.END, experiment.program().line(4).value());
    Ensemble ensemble = new Ensemble(experiment, 3, new Loops(), List.of(first, answer));
    ensemble.begin(seeds(3, 2));
    ensemble.train(11, () -> true);
    Map<Integer, List<Matrix>> ofSecondSeed = new TreeMap<>();
    ensemble.survey(2, (lane, row, values) -> ofSecondSeed.put(lane == 1 ? row : -1, values));
    State state = stepped(experiment, 4, 11);
    Machine machine = new Machine(experiment);
    List<Matrix> firsts = Survey.of(machine, state, first).values();
    List<Matrix> answers = Survey.of(machine, state, answer).values();
    for (int row = 0; row < 4; row++) {
      assertThat(ofSecondSeed.get(row)).containsExactly(firsts.get(row), answers.get(row));
      State end = machine.fork(state, row);
      assertThat(firsts.get(row)).isEqualTo(end.value("Z1").matrix());
      assertThat(answers.get(row)).isEqualTo(end.value("y").matrix());
    }
    ensemble.train(9, () -> true);
    requireParameters(experiment, ensemble, 1, stepped(experiment, 4, 20));
  }

  private static void requireSteppedBits(Experiment experiment, int lanes, List<Integer> seeds) {
    requireStepped(
        experiment,
        new Ensemble(experiment, lanes, new Loops(), List.of()),
        seeds.subList(0, Math.min(lanes, seeds.size())));
  }

  private static void requireStepped(
      Experiment experiment, Ensemble ensemble, List<Integer> seeds) {
    ensemble.begin(seeds);
    assertThat(ensemble.train(experiment.epochs(), () -> true)).isTrue();
    for (int lane = 0; lane < seeds.size(); lane++) {
      State stepped = stepped(experiment, seeds.get(lane), experiment.epochs());
      requireParameters(experiment, ensemble, lane, stepped);
      assertThat(Double.valueOf(ensemble.epochLoss(lane)))
          .isEqualTo(Double.valueOf(stepped.epochLoss()));
    }
  }

  private static void requireRunBits(Experiment experiment, int lanes, List<Integer> seeds) {
    Ensemble ensemble = new Ensemble(experiment, lanes, new Loops(), List.of());
    ensemble.begin(seeds);
    ensemble.train(experiment.epochs(), () -> true);
    for (int lane = 0; lane < seeds.size(); lane++) {
      Machine machine = new Machine(withSeed(experiment, seeds.get(lane)));
      State ran = machine.after(machine.start(), ticks(machine, experiment.epochs()));
      requireParameters(experiment, ensemble, lane, ran);
      assertThat(Double.valueOf(ensemble.epochLoss(lane)))
          .isEqualTo(Double.valueOf(ran.epochLoss()));
    }
  }

  private static void requireParameters(
      Experiment experiment, Ensemble ensemble, int lane, State state) {
    experiment
        .program()
        .parameters()
        .forEach(
            line -> {
              Matrix ours = ensemble.parameter(line.target(), lane);
              assertThat(ours).as(line.target()).isEqualTo(state.value(line.target()).matrix());
            });
  }

  private static State stepped(Experiment experiment, int seed, int epochs) {
    Machine machine = new Machine(withSeed(experiment, seed));
    State state = machine.start();
    for (long tick = ticks(machine, epochs); tick > 0; tick--) {
      state = machine.next(state);
    }
    return state;
  }

  private static long ticks(Machine machine, int epochs) {
    return epochs * machine.clock().ticksPerEpoch() - 1;
  }

  private static Experiment program(String activation, String slope) {
    return of(
        """
        settings:
          data = xor
          alpha = 0.05
          epochs = 9
          seed = 3
          activation = tanh
        parameters:
          Ws = 0.5 * randn(3, inputs) + he(3, inputs) * xavier(3, inputs)
          Wo = rand(1, 3) + zeros(1, 3) * ones(1, 3)
        forward:
          Z1 = Ws @ x
          %s
          y = sigmoid(Wo @ A1)
          loss = cross_entropy(y, d)
        backward:
          dWo = (y - d) @ A1.T
          dA1 = Wo.T @ (y - d)
          %s
        update:
          Wo = Wo - alpha * dWo
          Ws = Ws - alpha * dZ1 @ x.T
        """
            .formatted(activation, slope));
  }

  private static Experiment of(String text) {
    return Experiment.of("test", ProgramParser.parse("test", text));
  }

  private static Experiment withEpochs(Experiment experiment, int epochs) {
    return experiment.with(experiment.program().withSetting("epochs", (double) epochs));
  }

  private static Experiment withSeed(Experiment experiment, int seed) {
    return experiment.with(experiment.program().withSetting("seed", (double) seed));
  }

  private static List<Integer> seeds(int from, int count) {
    return IntStream.range(from, from + count).boxed().toList();
  }
}
