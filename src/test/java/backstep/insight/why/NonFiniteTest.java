package backstep.insight.why;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first value that is not finite, against a look at every line of the run. */
class NonFiniteTest {
  private static final Program QUESTION = Shipped.QUESTION_RELU.program();

  private static Timeline begun(double alpha) {
    return Timeline.begin(Experiment.of("fast", QUESTION.withSetting("alpha", alpha)));
  }

  private static Timeline on(Timeline timeline, long ticks) {
    return timeline.goTo(timeline.now().time() + ticks, Listener.NONE);
  }

  private static boolean isFinite(State state) {
    return state.values().names().stream()
        .map(state::value)
        .allMatch(
            value -> value == null || !value.matrix().anyCell(cell -> !Double.isFinite(cell)));
  }

  /** What {@link NonFinite#between} has to find. */
  private static String firstLine(long from, Timeline timeline) {
    long time = from + 1;
    while (isFinite(timeline.stateAt(time))) {
      time++;
    }
    return timeline.stateAt(time - 1).position().toString();
  }

  private static Optional<NonFinite> found(long from, Timeline timeline) {
    return NonFinite.between(from, timeline, Listener.NONE);
  }

  private static void assertFirst(long from, Timeline timeline) {
    assertThat(found(from, timeline).orElseThrow().position())
        .hasToString(firstLine(from, timeline));
  }

  @Test
  void itIsTheFirstThoughMostSamplesBehindItBeginFinite() {
    for (double alpha : new double[] {1, 2, 5, 1e200}) {
      Timeline timeline = on(begun(alpha), 14 * 4 * 200L - 1);
      assertFirst(0, timeline);
      assertFirst(3, timeline);
    }
  }

  /** Here most samples are finite again after the first one that is not. */
  @Test
  void itIsTheFirstWhereTheRunIsFiniteAgainBehindIt() {
    String centred =
        QUESTION
            .withSetting("alpha", 0.2)
            .withSetting("seed", 0)
            .toString()
            .replace("rand(hidden, inputs)", "(2 * rand(hidden, inputs) - 1)")
            .replace("rand(outputs, hidden)", "(2 * rand(outputs, hidden) - 1)");
    Timeline timeline =
        Timeline.begin(Experiment.of("centred", ProgramParser.parse("centred.bp", centred)));
    timeline = on(timeline, 14 * 4 * 3000L - 1);
    assertThat(found(0, timeline))
        .hasToString("Optional[infinite: first Z2, made by line 3, at 2543:1:3]");
    assertFirst(2540L * 4 * 14, timeline);
  }

  @Test
  void itIsFoundBehindAnEdit() {
    Timeline calm = on(begun(0.05), 14 * 5 + 6);
    Timeline edited = calm.edit(Experiment.of("fast", QUESTION.withSetting("alpha", 5.0)));
    Timeline timeline = on(edited, 14 * 4 * 100L);
    assertFirst(0, timeline);
    assertFirst(edited.now().time(), timeline);
  }

  @Test
  void itIsFoundBehindAValueSetByHand() {
    Timeline stopped = on(begun(0.05), 2);
    Timeline timeline = on(stopped.withValue("Wo", filled(1.7e308)), 6);
    assertFirst(0, timeline);
    assertFirst(1, timeline);
  }

  @Test
  void noLineIsBlamedForAValueSetByHand() {
    Timeline stopped = on(begun(0.05), 2);
    Timeline timeline = on(stopped.withValue("Wo", filled(Double.POSITIVE_INFINITY)), 6);
    assertThat(found(0, timeline)).isEmpty();
  }

  private static Matrix filled(double value) {
    double[] row = new double[10];
    Arrays.fill(row, value);
    return Matrix.of(new double[][] {row});
  }

  @Test
  void nothingIsSaidOfARunThatIsFiniteOrStopsTheSearch() {
    assertThat(found(0, on(begun(0.05), 1000))).isEmpty();
    Timeline timeline = on(begun(5), 14 * 4 * 100L - 1);
    assertThat(NonFinite.between(0, timeline, state -> false)).isEmpty();
    assertThat(found(timeline.now().time() - 1, timeline)).isEmpty();
  }
}
