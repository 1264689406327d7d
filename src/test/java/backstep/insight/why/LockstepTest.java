package backstep.insight.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import backstep.insight.why.Comparison.Difference;
import backstep.insight.why.Comparison.Drift;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.RandomPrograms;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import backstep.notation.UserError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockstepTest {

  static Stream<Experiment> programs() {
    return RandomPrograms.some(8);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void aProgramDoesTheSameAsItself(Experiment experiment) {
    Comparison comparison = compare(Timeline.begin(experiment), experiment);
    assertThat(comparison)
        .isEqualTo(new Comparison(Optional.empty(), Lockstep.MOST_SAMPLES, List.of(), true));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 13, 14, 20, 14 * 2000 + 5})
  void theQuestionFirstDiffersFromTheFixedProgramInWhatReadsTheNewWeights(long time) {
    Timeline there = Timeline.begin(shipped(Shipped.QUESTION_RELU)).goTo(time, Listener.NONE);
    Difference first = compare(there, shipped(Shipped.FIXED_RELU)).first().orElseThrow();
    assertThat(first.sample()).isZero();
    assertThat(first.pair().cell().name()).isEqualTo("dA1");
    assertThat(first.line()).isEqualTo(10);
    assertThat(first.otherLine()).isEqualTo(9);
    assertThat(first.nth()).isEqualTo(1);
  }

  @Test
  void theirDifferenceIsTheClosedFormOfTheStaleRead() {
    Timeline begin = Timeline.begin(shipped(Shipped.QUESTION_RELU));
    State end = begin.goTo(13, Listener.NONE).now();
    Difference first = compare(begin, shipped(Shipped.FIXED_RELU)).first().orElseThrow();
    double error = end.value("dZ2").matrix().scalar();
    double activation = end.value("A1").matrix().get(first.pair().cell().row(), 0);
    assertThat(first.pair().here() - first.pair().there())
        .isCloseTo(-0.05 * error * error * activation, offset(1e-15));
  }

  @Test
  void theDriftIsWhatTheTwoRunsHaveWhenTheyRunAlone() {
    Comparison comparison =
        compare(Timeline.begin(shipped(Shipped.QUESTION_RELU)), shipped(Shipped.FIXED_RELU));
    assertThat(comparison.drift().stream().map(Drift::samples))
        .containsExactly(1L, 10L, 100L, 1000L, 10_000L);
    for (Drift drift : comparison.drift()) {
      assertThat(drift.absolute().here())
          .isEqualTo(alone(Shipped.QUESTION_RELU, drift.samples(), drift));
      assertThat(drift.absolute().there())
          .isEqualTo(alone(Shipped.FIXED_RELU, drift.samples(), drift));
    }
  }

  private static double alone(Shipped shipped, long samples, Drift drift) {
    Timeline end = Timeline.begin(shipped(shipped)).goTo(14 * samples, Listener.NONE);
    return end.now()
        .value(drift.absolute().cell().name())
        .matrix()
        .get(drift.absolute().cell().row(), drift.absolute().cell().col());
  }

  @Test
  void theSecondWriteOfANameIsComparedWithTheSecond() {
    String here = "forward:\n  A = x\n  A = 2 * A\n  B = W @ A\n";
    String there = "forward:\n  A = x\n  C = A\n  A = 3 * A\n  B = W @ A\n";
    Difference first = compare(Timeline.begin(small(here)), small(there)).first().orElseThrow();
    assertThat(first.nth()).isEqualTo(2);
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.otherLine()).isEqualTo(3);
  }

  @Test
  void linesThatOnlyOneProgramHasAreNotCompared() {
    String here = "forward:\n  A = x\n  only = 3 * A\n";
    String there = "forward:\n  other = 1\n  A = x\n";
    assertThat(compare(Timeline.begin(small(here)), small(there)).first()).isEmpty();
  }

  @Test
  void aDifferenceThatComesLateIsFound() {
    String here = "forward:\n  A = W @ x\nbackward:\n  W = W + 1\n";
    String there = "forward:\n  A = minimum(W @ x, 1000)\nbackward:\n  W = W + 1\n";
    Difference first = compare(Timeline.begin(small(here)), small(there)).first().orElseThrow();
    assertThat(first.sample()).isBetween(100L, 1000L);
    assertThat(first.pair().there()).isEqualTo(1000);
  }

  @Test
  void aNameOfAnotherShapeDiffers() {
    Difference first =
        compare(
                Timeline.begin(small("forward:\n  A = W @ x\n")),
                small("forward:\n  A = (W @ x).T\n"))
            .first()
            .orElseThrow();
    assertThat(first.pair().cell().shape()).isEqualTo(Shape.column(2));
    assertThat(first.otherShape()).isEqualTo(new Shape(1, 2));
  }

  @Test
  void aProgramWithoutParametersHasNothingThatDrifts() {
    Experiment here = bare("forward:\n  A = x\n");
    Comparison comparison = compare(Timeline.begin(here), bare("forward:\n  A = 2 * x\n"));
    assertThat(comparison.first()).isPresent();
    assertThat(comparison.drift()).isEmpty();
    assertThat(comparison.complete()).isTrue();
  }

  @Test
  void nanEqualsNanAndZeroItsNegative() {
    assertThat(
            compare(
                    Timeline.begin(small("forward:\n  A = nan * x\n  B = 0\n")),
                    small("forward:\n  A = nan + x\n  B = -0\n"))
                .first())
        .isEmpty();
  }

  @Test
  void cancellingKeepsWhatWasFound() {
    Machine here = new Machine(shipped(Shipped.QUESTION_RELU));
    Machine there = new Machine(shipped(Shipped.FIXED_RELU));
    int[] left = {4};
    Comparison cut = Lockstep.run(here, here.start(), there, samples -> --left[0] > 0);
    assertThat(cut.complete()).isFalse();
    assertThat(cut.first()).isPresent();
    assertThat(cut.drift()).hasSize(2);
    Comparison same = Lockstep.run(here, here.start(), here, samples -> samples < 7);
    assertThat(same.complete()).isFalse();
    assertThat(same.samples()).isEqualTo(7);
  }

  @Test
  void otherDataAndOtherParametersAreRefusedBeforeAnythingRuns() {
    Timeline begin = Timeline.begin(shipped(Shipped.QUESTION_RELU));
    assertThatThrownBy(() -> compare(begin, shipped(Shipped.FIXED_SIGMOID)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Ws is 10 x 4 here and 5 x 4 there");
    assertThatThrownBy(() -> compare(begin, small("forward:\n  A = x\n")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the two learn from different data, xor here and own data there");
  }

  private static Comparison compare(Timeline at, Experiment other) {
    return Lockstep.run(at.here(), at.now(), new Machine(other), samples -> true);
  }

  private static Experiment shipped(Shipped shipped) {
    return Experiment.of(shipped.word(), shipped.program());
  }

  private static Experiment small(String lines) {
    return bare("parameters:\n  W = rand(2, 2)\n" + lines);
  }

  private static Experiment bare(String lines) {
    String text = "data:\n  1, 2 -> 1\n" + lines;
    return Experiment.of("small", ProgramParser.parse("small", text));
  }
}
