package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.Reference;
import backstep.matrix.Loops;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Source;
import backstep.notation.Span;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples shuffled in each epoch: against numpy, in both directions of time, in lanes. */
class ShuffleTest {

  @ParameterizedTest
  @EnumSource(names = {"FIXED_RELU", "FIXED_SIGMOID"})
  void aShuffledRunIsNumpys(Shipped shipped) {
    JsonNode expected = Reference.json("shuffled-seed1.json").get(shipped.word());
    Machine machine = new Machine(shuffled(shipped));
    State state = machine.start();
    int epochs = expected.get("loss").size();
    assertThat(epochs).isEqualTo(400);
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (JsonNode row : expected.get("rows").get(epoch)) {
        assertThat(state.step().row()).isEqualTo(row.intValue());
        state = machine.after(state, machine.clock().ticksPerStep());
      }
      double loss = expected.get("loss").get(epoch).doubleValue();
      assertThat(state.epochLoss()).isCloseTo(loss, within(1e-9));
    }
    assertNear(state, expected);
  }

  @Test
  void everyMomentIsTheSameFromWhereverItIsComeTo() {
    Timeline timeline = Timeline.begin(shuffled(Shipped.QUESTION_RELU));
    Machine fresh = new Machine(shuffled(Shipped.QUESTION_RELU));
    Random random = new Random(8);
    for (int i = 0; i < 40; i++) {
      long time = random.nextInt(4000 * fresh.clock().ticksPerStep());
      timeline = timeline.goTo(time, Listener.NONE);
      assertThat(timeline.now()).isEqualTo(fresh.after(fresh.start(), time));
    }
  }

  @Test
  void anEditOfALineKeepsTheOrderAndOneOfTheOrderBeginsAnew() {
    Timeline there = Timeline.begin(shuffled(Shipped.QUESTION_RELU)).goTo(14 * 10, Listener.NONE);
    Timeline moved = there.edit(Sessions.moved(there, 9, 13));
    assertThat(moved.now().step().row()).isEqualTo(there.now().step().row());
    long ahead = there.now().time() + 14 * 3;
    assertThat(moved.stateAt(ahead).step().row()).isEqualTo(there.stateAt(ahead).step().row());
    assertThat(there.edit(experiment(Shipped.QUESTION_RELU)).now().time()).isZero();
  }

  @Test
  void eachSeedOfAnEnsembleHasItsOwnOrder() {
    Experiment experiment = shuffled(Shipped.QUESTION_RELU);
    Ensemble ensemble = new Ensemble(experiment, 8, new Loops(), List.of());
    ensemble.begin(IntStream.range(20, 27).boxed().toList());
    ensemble.train(experiment.epochs(), () -> true);
    for (int lane = 0; lane < 7; lane++) {
      Machine machine = new Machine(with(experiment, "seed", 20.0 + lane));
      State ran = machine.after(machine.start(), 4L * 14 * experiment.epochs());
      assertThat(ensemble.parameter("Ws", lane)).isEqualTo(ran.value("Ws").matrix());
      assertThat(ensemble.epochLoss(lane)).isEqualTo(ran.epochLoss());
    }
  }

  @Test
  void anotherMachineFollowsTheOrderOfTheOneItIsComparedWith() {
    Machine here = new Machine(shuffled(Shipped.QUESTION_RELU));
    Machine there = new Machine(experiment(Shipped.FIXED_RELU)).inOrderOf(here);
    State mine = here.start();
    State other = there.adopt(mine);
    for (int sample = 0; sample < 40; sample++) {
      assertThat(other.step().row()).isEqualTo(mine.step().row());
      mine = here.after(mine, here.clock().ticksPerStep());
      other = there.after(other, there.clock().ticksPerStep());
    }
  }

  @Test
  void gradientsAddedUpByAProgramAreThoseOfABatch() {
    JsonNode expected = Reference.json("batch-seed3.json");
    Machine machine = new Machine(Sessions.experiment(Reference.text("/programs/batch.bp")));
    State state = machine.start();
    for (JsonNode loss : expected.get("loss")) {
      state = machine.after(state, 4L * machine.clock().ticksPerStep());
      assertThat(state.epochLoss()).isCloseTo(loss.doubleValue(), within(1e-9));
    }
    assertNear(state, expected);
  }

  private static void assertNear(State state, JsonNode expected) {
    for (String name : List.of("Ws", "Wo")) {
      Reference.assertNear(
          name, state.value(name).matrix(), Reference.matrix(expected.get(name)), 0, 1e-9);
    }
  }

  private static Experiment shuffled(Shipped shipped) {
    return with(experiment(shipped), "shuffle", "on");
  }

  private static Experiment experiment(Shipped shipped) {
    return Experiment.of(shipped.word(), shipped.program());
  }

  private static Experiment with(Experiment experiment, String setting, Object value) {
    return experiment.withSetting(setting, value, new Span(Source.typed(setting), 0));
  }
}
