package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Program;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One program, one meaning: stepping, running and going back give the same bits. */
class RandomRunsTest {

  static Stream<Experiment> programs() {
    return Stream.concat(RandomPrograms.some(60), RandomPrograms.inSteps(60));
  }

  static Stream<Experiment> aFewPrograms() {
    return Stream.concat(RandomPrograms.some(12), RandomPrograms.inSteps(12));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void steppingAndRunningGiveTheSameBits(Experiment experiment) {
    Machine stepping = new Machine(experiment);
    Machine running = new Machine(experiment);
    Random random = new Random(3);
    State stepped = stepping.start();
    State ran = running.start();
    for (int walk = 0; walk < 15; walk++) {
      int ticks = random.nextInt(6 * stepping.clock().ticksPerStep());
      stepped = step(stepping, stepped, ticks);
      ran = running.after(ran, ticks);
      assertThat(ran).isEqualTo(stepped);
    }
  }

  @ParameterizedTest
  @MethodSource("aFewPrograms")
  void aRunLongEnoughToBePreparedGivesTheSameBits(Experiment experiment) {
    Machine stepping = new Machine(experiment);
    Machine running = new Machine(experiment);
    int ticks = 4500 * stepping.clock().ticksPerStep() + 3;
    State stepped = step(stepping, stepping.start(), ticks);
    State ran = running.after(running.start(), ticks);
    assertThat(ran).isEqualTo(stepped);
    assertThat(running.after(ran, 100)).isEqualTo(step(stepping, stepped, 100));
  }

  @ParameterizedTest
  @EnumSource(Shipped.class)
  void aNetworkWithLongRowsGivesTheSameBits(Shipped shipped) {
    Experiment wide = Experiment.of("wide", shipped.program().withSetting("hidden", 150.0));
    Machine stepping = new Machine(wide);
    int ticks = 60 * stepping.clock().ticksPerStep();
    State ran = new Machine(wide).after(stepping.start(), ticks);
    assertThat(ran).isEqualTo(step(stepping, stepping.start(), ticks));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void oneMachineServesManyStatesInAnyOrder(Experiment experiment) {
    Machine shared = new Machine(experiment);
    State early = step(shared, shared.start(), 2);
    State late = shared.after(early, 5L * shared.clock().ticksPerStep() + 1);
    State again = step(new Machine(experiment), new Machine(experiment).start(), 3);
    assertThat(shared.next(early)).isEqualTo(again);
    assertThat(shared.next(late)).isEqualTo(new Machine(experiment).next(late));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void goingForthAndBackRestoresTheIdenticalState(Experiment experiment) {
    Timeline timeline = Timeline.begin(experiment);
    Random random = new Random(5);
    int ticks = timeline.here().clock().ticksPerStep();
    for (int walk = 0; walk < 4; walk++) {
      Timeline from = timeline.goTo(random.nextInt(300 * ticks), Listener.NONE);
      Timeline away = from.goTo(from.now().time() + random.nextInt(700 * ticks), Listener.NONE);
      assertThat(away.goTo(from.now().time(), Listener.NONE).now()).isEqualTo(from.now());
      timeline = away;
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void goingToATimeIsRunningToIt(Experiment experiment) {
    Machine machine = new Machine(experiment);
    Timeline timeline = Timeline.begin(experiment);
    Random random = new Random(6);
    for (int walk = 0; walk < 5; walk++) {
      int time = random.nextInt(600 * machine.clock().ticksPerStep());
      timeline = timeline.goTo(time, Listener.NONE);
      assertThat(timeline.now()).isEqualTo(machine.after(machine.start(), time));
      assertThat(timeline.stateAt(time / 2)).isEqualTo(machine.after(machine.start(), time / 2));
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aPositionIsAsFarAsItsTimeSays(Experiment experiment) {
    Timeline timeline = Timeline.begin(experiment);
    Random random = new Random(4);
    for (int i = 0; i < 20; i++) {
      long time = random.nextInt(40 * timeline.here().clock().ticksPerStep());
      State state = timeline.stateAt(time);
      assertThat(state.time()).isEqualTo(time);
      assertThat(timeline.timeOf(state.position())).isEqualTo(time);
    }
  }

  @Test
  void theProgramsAreOfManyKinds() {
    String all =
        String.join(
            "\n", Stream.iterate(1L, s -> s + 1).limit(60).map(RandomPrograms::text).toList());
    assertThat(all)
        .contains(
            "softmax(", "layer_norm'(", "momentum * V", "shuffle = on", "update:", "Z4 =", "act'(");
  }

  @Test
  void theStepsAreOfManyKinds() {
    List<Program> programs = RandomPrograms.inSteps(60).map(Experiment::program).toList();
    String all = programs.stream().map(Program::toString).collect(Collectors.joining("\n"));
    assertThat(all).contains(", m) < 0.8", "randn(", "axis=1");
    assertThat(programs)
        .anyMatch(one -> !one.draws().isEmpty() && one.setting("picks").isPresent());
    assertThat(programs)
        .anyMatch(one -> !one.draws().isEmpty() && one.setting("shuffle").isPresent());
  }

  private static State step(Machine machine, State from, int ticks) {
    State state = from;
    for (int i = 0; i < ticks; i++) {
      state = machine.next(state);
    }
    return state;
  }
}
