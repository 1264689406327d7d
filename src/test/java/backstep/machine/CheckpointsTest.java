package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.network.Shipped;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointsTest {
  private static final int TICKS = 14;

  /** The question's network, a large one, and one as large as 784-128-10. */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(ints = {10, 2000, 20_350})
  void aLongRunKeepsABoundedNumberOfBytes(int hidden) {
    State start = start(hidden);
    long cells = start.value("Ws").matrix().shape().cells();
    Checkpoints checkpoints = new Checkpoints(start, TICKS);
    for (long sample = 1; sample <= 1_000_000; sample += checkpoints.ticksToOffer() / TICKS) {
      checkpoints.offer(later(start, sample));
      assertThat(checkpoints.bytes()).isLessThanOrEqualTo(16_000_000);
      assertThat(checkpoints.bytes()).isGreaterThan(checkpoints.size() * cells * 8);
    }
    assertThat(checkpoints.size()).isGreaterThan(6);
  }

  @Test
  void aShortRunIsKeptClosely() {
    State start = start(10);
    Checkpoints checkpoints = new Checkpoints(start, TICKS);
    for (long sample = 1; sample <= 12_000; sample++) {
      checkpoints.offer(later(start, sample));
    }
    assertThat(checkpoints.size()).isEqualTo(1 + 12_000 / 256);
    assertThat(checkpoints.before(1000L * TICKS).time()).isEqualTo(768L * TICKS);
  }

  @Test
  void theStartIsKeptForEver() {
    State start = start(2000);
    Checkpoints checkpoints = new Checkpoints(start, TICKS);
    for (long sample = 1; sample <= 300_000; sample++) {
      checkpoints.offer(later(start, sample));
    }
    assertThat(checkpoints.before(0)).isSameAs(start);
    assertThat(checkpoints.before(5).time()).isZero();
  }

  @Test
  void noStateAfterTheTimeIsGiven() {
    State start = start(10);
    Checkpoints checkpoints = new Checkpoints(start, TICKS);
    for (long sample = 1; sample <= 1_000; sample++) {
      checkpoints.offer(later(start, sample));
      long asked = sample * 7;
      assertThat(checkpoints.before(asked).time()).isLessThanOrEqualTo(asked);
    }
  }

  @Test
  void onlyBeginningsOfSamplesAreKept() {
    State start = start(10);
    Checkpoints checkpoints = new Checkpoints(start, TICKS);
    Machine machine = new Machine(experiment(10));
    State end = machine.after(start, 300L * TICKS + 5);
    checkpoints.offer(end);
    assertThat(checkpoints.size()).isEqualTo(1);
    assertThat(checkpoints.before(end.time())).isSameAs(start);
  }

  private static State later(State start, long sample) {
    Position position = new Clock(TICKS - 1, 4).position(sample, 1);
    return State.begun(sample * TICKS, position, Step.of(position.step()), start.values());
  }

  private static State start(int hidden) {
    return new Machine(experiment(hidden)).start();
  }

  private static Experiment experiment(int hidden) {
    return Experiment.of(
        "large", Shipped.QUESTION_RELU.program().withSetting("hidden", (double) hidden));
  }
}
