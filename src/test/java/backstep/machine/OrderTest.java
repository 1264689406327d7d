package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  @Test
  void inTurnSampleAndRowAreOne() {
    assertThat(row(Order.inTurn(4, 1), 7)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void anEpochAfterTheOtherIsAPermutationAfterTheOther() {
    Order order = Order.shuffled(5, 1, new NumpyRandom(3));
    NumpyRandom numpy = new NumpyRandom(3);
    for (int epoch = 0; epoch < 50; epoch++) {
      assertThat(row(order, epoch, 5)).containsExactly(numpy.permutation(5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 700, 20_000})
  void anEpochHasOneOrderHoweverItIsComeTo(int samples) {
    int epochs = 4_000_000 / samples;
    int[][] inSequence = new int[epochs][];
    NumpyRandom numpy = new NumpyRandom(11);
    for (int epoch = 0; epoch < epochs; epoch++) {
      inSequence[epoch] = Arrays.copyOf(numpy.permutation(samples), 4);
    }
    Order order = Order.shuffled(samples, 1, new NumpyRandom(11));
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      int epoch = i % 3 == 0 ? epochs - 1 : random.nextInt(epochs);
      assertThat(row(order, epoch)).containsExactly(inSequence[epoch]);
    }
  }

  @Test
  @Tag("slow")
  void aRunHoweverLongKeepsABoundedNumberOfGenerators() {
    Order order = Order.shuffled(1, 1, new NumpyRandom(0));
    for (int epoch = 0; epoch < 20_000_000; epoch += 16_384) {
      order.step(epoch, 0);
      assertThat(order.kept()).isBetween(1, Order.MOST_KEPT);
    }
    assertThat(order.kept()).isGreaterThan(Order.MOST_KEPT / 4);
  }

  @Test
  void theGeneratorItIsGivenIsLeftAsItIs() {
    NumpyRandom drawn = new NumpyRandom(1);
    Order.shuffled(4, 1, drawn).step(3, 0);
    assertThat(drawn.rand()).isEqualTo(new NumpyRandom(1).rand());
  }

  @Test
  void aPickIsARandintBeforeEachStep() {
    Machine machine = new Machine(Sessions.experiment(Reference.text("/programs/picks.bp")));
    NumpyRandom numpy = new NumpyRandom(3);
    IntStream.range(0, 5 * 4 + 5).forEach(drawn -> numpy.randn());
    State state = machine.start();
    for (int step = 0; step < 20; step++) {
      List<Integer> rows = Stream.generate(() -> numpy.randint(4)).limit(3).toList();
      assertThat(state.step().rows()).isEqualTo(rows);
      state = machine.after(state, machine.clock().ticksPerStep());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"picks", "pick-one", "dropout"})
  void aStepDrawsTheSameHoweverItIsComeTo(String program) {
    Machine machine =
        new Machine(Sessions.experiment(Reference.text("/programs/" + program + ".bp")));
    List<State> begun =
        Stream.iterate(machine.start(), s -> machine.after(s, machine.clock().ticksPerStep()))
            .limit(20_000)
            .toList();
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      State from = begun.get(random.nextInt(begun.size() - 1));
      machine.fork(from, random.nextInt(4));
      State next = machine.after(from, machine.clock().ticksPerStep());
      assertThat(next.step())
          .isEqualTo(begun.get((int) machine.clock().stepsBefore(next.position())).step());
    }
  }

  @Test
  void aLookAtTheDataDrawsFromACopy() {
    Experiment experiment = Sessions.experiment(Reference.text("/programs/dropout.bp"));
    Machine looking = new Machine(experiment);
    State seen = looking.after(looking.start(), 40);
    List<Matrix> masks = Survey.of(looking, seen, Sessions.expr("mask")).values();
    assertThat(Survey.of(looking, seen, Sessions.expr("mask")).values()).isEqualTo(masks);
    assertThat(masks.stream().distinct().count()).isGreaterThan(1);
    Machine unseen = new Machine(experiment);
    assertThat(looking.after(seen, 400)).isEqualTo(unseen.after(unseen.start(), 440));
  }

  private static int[] row(Order order, int epoch) {
    return row(order, epoch, 4);
  }

  private static int[] row(Order order, int epoch, int samples) {
    int[] rows = new int[samples];
    Arrays.setAll(rows, sample -> order.step(epoch, sample).row());
    return rows;
  }
}
