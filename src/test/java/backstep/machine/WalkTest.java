package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Expr;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final long FAR = 100_000;

  private final Timeline begin = Sessions.begin(Shipped.QUESTION_RELU);

  @Test
  void withoutStopsAWalkGetsThere() {
    Walk.Arrival arrival = walk(begin, Stops.NONE, 5000);
    assertThat(arrival.reason()).isEqualTo(Walk.Reason.THERE);
    assertThat(arrival.timeline().now()).isEqualTo(begin.stateAt(5000));
  }

  @Test
  void aBreakpointStopsBeforeItsLine() {
    Walk.Arrival arrival = walk(begin, line(9), FAR);
    assertThat(arrival.reason()).isEqualTo(Walk.Reason.STOP);
    assertThat(arrival.timeline().now().position()).hasToString("0:0:9");
    assertThat(arrival.timeline().now().value("Wo").version()).isZero();
  }

  @Test
  void goingOnFromABreakpointStopsInTheNextSample() {
    assertThat(stops(line(9), 5)).containsExactly("0:0:9", "0:1:9", "0:2:9", "0:3:9", "1:0:9");
  }

  @Test
  void aStopOnTheWayEndsAWalkAndOneBeyondDoesNot() {
    assertThat(walk(begin, line(9), 8).reason()).isEqualTo(Walk.Reason.STOP);
    assertThat(walk(begin, line(9), 7).reason()).isEqualTo(Walk.Reason.THERE);
  }

  @Test
  void aBreakpointOnANameStopsWhereverItIsWritten() {
    Timeline twice =
        begin.edit(
            Sessions.experiment(begin.ahead().experiment().program() + "  Wo = Wo - 0.001 * Wo\n"));
    Stops writes = Stops.NONE.with(new Trigger.Writes("Wo"), null);
    assertThat(stops(twice, writes, 4)).containsExactly("0:0:9", "0:0:14", "0:1:9", "0:1:14");
  }

  @Test
  void aBreakpointOnStaleReadsFindsLineTenOfTheQuestion() {
    Stops stale = Stops.NONE.with(new Trigger.Stale(), null);
    assertThat(stops(stale, 3)).containsExactly("0:0:10", "0:1:10", "0:2:10");
  }

  @Test
  void aBreakpointOnStaleReadsFindsNothingInTheFixedProgram() {
    Stops stale = Stops.NONE.with(new Trigger.Stale(), null);
    Walk.Arrival arrival = walk(Sessions.begin(Shipped.FIXED_RELU), stale, 5000);
    assertThat(arrival.reason()).isEqualTo(Walk.Reason.THERE);
  }

  @Test
  void aBreakpointOnStaleReadsSeesAnEdit() {
    Stops stale = Stops.NONE.with(new Trigger.Stale(), null);
    Timeline edited = begin.edit(Sessions.moved(begin, 9, 10));
    assertThat(walk(edited, stale, 500).reason()).isEqualTo(Walk.Reason.THERE);
  }

  @Test
  void aWatchStopsWhereTheValueHasChangedAndShowsBoth() {
    Stops watch = Stops.NONE.with(new Trigger.Changes(Sessions.expr("Wo[0,0]")), null);
    Walk.Arrival arrival = walk(begin, watch, FAR);
    assertThat(arrival.timeline().now().position()).hasToString("0:0:10");
    Walk.Hit hit = arrival.hits().get(0);
    assertThat(hit.old()).isEqualTo(cell(begin.now()));
    assertThat(hit.changed()).isEqualTo(cell(arrival.timeline().now())).isNotEqualTo(hit.old());
  }

  @Test
  void aWatchOfAComputedValueHasNoOldValueAtFirst() {
    Stops watch = Stops.NONE.with(new Trigger.Changes(Sessions.expr("y")), null);
    Walk.Arrival first = walk(begin, watch, FAR);
    assertThat(first.timeline().now().position()).hasToString("0:0:5");
    assertThat(first.hits().get(0).old()).isNull();
    assertThat(walk(first.timeline(), watch, FAR).timeline().now().position()).hasToString("0:1:5");
  }

  @Test
  void aWatchDoesNotStopWhereNothingChanges() {
    Stops watch = Stops.NONE.with(new Trigger.Changes(Sessions.expr("alpha")), null);
    assertThat(walk(begin, watch, 500).reason()).isEqualTo(Walk.Reason.THERE);
  }

  @Test
  void aWatchAcrossAnEditDoesNotTakeTheSameValueForAChange() {
    Timeline end = Sessions.goTo(begin, "0:0:end");
    Timeline edited = end.edit(Sessions.moved(end, 9, 13));
    Stops watch = Stops.NONE.with(new Trigger.Changes(Sessions.expr("Wo[0,0]")), null);
    Walk.Arrival arrival = walk(edited, watch, FAR);
    assertThat(arrival.timeline().now().position()).hasToString("0:1:end");
    assertThat(arrival.hits().get(0).old()).isEqualTo(cell(end.now()));
  }

  @Test
  void aConditionDecidesWhetherABreakpointStops() {
    Stops stops = line(9, "sample == 2 and epoch > 0");
    assertThat(stops(stops, 2)).containsExactly("1:2:9", "2:2:9");
  }

  @Test
  void aConditionOnAValueNotYetComputedDoesNotHold() {
    Stops stops = line(3, "y > 0");
    assertThat(walk(begin, stops, 500).reason()).isEqualTo(Walk.Reason.THERE);
  }

  @Test
  void aConditionMayAskWhatTheMachineKnows() {
    Stops stops = line(10, "version(Wo) == 1 and any(before(Wo) != Wo) and epoch_loss < 1.0098");
    assertThat(stops(stops, 1)).containsExactly("1:0:10");
  }

  @Test
  void aConditionThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> walk(begin, line(9, "Ws > 0"), FAR))
        .isInstanceOf(UserError.class)
        .hasMessage("a condition must be 1 x 1 and this is 10 x 4: use any(...) or all(...)");
  }

  @Test
  void hitsAreCounted() {
    Walk.Arrival arrival = walk(begin, line(9), FAR);
    arrival = walk(arrival.timeline(), arrival.stops(), FAR);
    assertThat(arrival.stops().numbered(1).orElseThrow().hits()).isEqualTo(2);
    assertThat(arrival.hits()).extracting(hit -> hit.stop().hits()).containsExactly(2);
  }

  @Test
  void ignoredHitsArePassedOver() {
    Walk.Arrival arrival = walk(begin, line(9).ignoring(1, 2), FAR);
    assertThat(arrival.timeline().now().position()).hasToString("0:2:9");
    arrival = walk(arrival.timeline(), arrival.stops(), FAR);
    assertThat(arrival.timeline().now().position()).hasToString("0:3:9");
  }

  @Test
  void anIgnoredChangeIsNotSeenAgain() {
    Stops watch = Stops.NONE.with(new Trigger.Changes(Sessions.expr("Wo[0,0]")), null);
    Walk.Arrival arrival = walk(begin, watch.ignoring(1, 1), FAR);
    assertThat(arrival.timeline().now().position()).hasToString("0:1:10");
  }

  @Test
  void twoStopsCanHitAtOnce() {
    Stops both = line(10).with(new Trigger.Changes(Sessions.expr("Wo")), null);
    Walk.Arrival arrival = walk(begin, both, FAR);
    assertThat(arrival.hits()).extracting(hit -> hit.stop().number()).containsExactly(1, 2);
  }

  @Test
  void aDeletedBreakpointDoesNotStopAndItsNumberIsNotGivenAgain() {
    Stops stops = line(9).without(1).with(new Trigger.AtLine(3), null);
    assertThat(stops(stops, 2)).containsExactly("0:0:3", "0:1:3");
    assertThat(stops.all()).extracting(Stop::number).containsExactly(2);
  }

  @Test
  void untilIsTestedAfterMoving() {
    Expr until = Sessions.expr("sample == 0");
    Walk.Arrival arrival = Walk.forward(begin, FAR, Stops.NONE, until, Listener.NONE);
    assertThat(arrival.reason()).isEqualTo(Walk.Reason.UNTIL);
    assertThat(arrival.timeline().now().position()).hasToString("0:0:2");
  }

  @Test
  void untilFindsTheFirstMomentThatTheConditionHolds() {
    Expr until = Sessions.expr("norm(y - d) > 0.5");
    Walk.Arrival arrival = Walk.forward(begin, FAR, Stops.NONE, until, Listener.NONE);
    assertThat(arrival.timeline().now().position()).hasToString("0:0:5");
  }

  @Test
  void aWalkWithStopsShowsTheSameStatesAsOneWithout() {
    Stops never = line(13, "epoch == 1000000");
    assertThat(walk(begin, never, 3000).timeline().now()).isEqualTo(begin.stateAt(3000));
  }

  @Test
  void anInterruptedWalkStopsAtTheBeginningOfASample() {
    Listener twoEpochs = state -> state.position().epoch() < 2;
    Walk.Arrival arrival = Walk.forward(begin, FAR, line(9, "epoch == 9"), null, twoEpochs);
    assertThat(arrival.reason()).isEqualTo(Walk.Reason.INTERRUPTED);
    assertThat(arrival.timeline().now().position()).hasToString("2:0:1");
    Listener never = state -> state.time() < 1;
    Walk.Arrival fast = Walk.forward(begin, FAR, Stops.NONE, null, never);
    assertThat(fast.reason()).isEqualTo(Walk.Reason.INTERRUPTED);
    assertThat(fast.timeline().now().position().atStepStart()).isTrue();
  }

  @Test
  void aBreakpointFollowsAMovedStatement() {
    Experiment moved = Sessions.moved(begin, 9, 13);
    Stops following = line(9).following(begin.ahead().experiment().program(), moved.program());
    assertThat(following.isAt(13)).isTrue();
    assertThat(following.isAt(9)).isFalse();
    Stops other = line(11).following(begin.ahead().experiment().program(), moved.program());
    assertThat(other.isAt(10)).isTrue();
  }

  @Test
  void aBreakpointStaysOnALineRewrittenInPlaceAndGoesWithADroppedOne() {
    Experiment here = begin.ahead().experiment();
    Experiment rewritten =
        Sessions.experiment(here.program().toString().replace("dZ2 = y - d", "dZ2 = 2 * (y - d)"));
    assertThat(line(7).following(here.program(), rewritten.program()).isAt(7)).isTrue();
    Experiment dropped =
        Sessions.experiment(here.program().toString().replaceFirst("  reported = .*\n", ""));
    assertThat(line(6).following(here.program(), dropped.program()).all()).isEmpty();
    assertThat(line(9).following(here.program(), dropped.program()).isAt(8)).isTrue();
  }

  @Test
  void aBreakpointOnANameStaysThroughAnEdit() {
    Stops stops = Stops.NONE.with(new Trigger.Writes("Wo"), null);
    Experiment moved = Sessions.moved(begin, 9, 13);
    assertThat(stops.following(begin.ahead().experiment().program(), moved.program()))
        .isEqualTo(stops);
  }

  private static Stops line(int line) {
    return Stops.NONE.with(new Trigger.AtLine(line), null);
  }

  private static Stops line(int line, String condition) {
    return Stops.NONE.with(new Trigger.AtLine(line), Sessions.expr(condition));
  }

  private static Walk.Arrival walk(Timeline from, Stops stops, long time) {
    return Walk.forward(from, time, stops, null, Listener.NONE);
  }

  private List<String> stops(Stops stops, int count) {
    return stops(begin, stops, count);
  }

  /** Where a run stops, going on each time. */
  private static List<String> stops(Timeline from, Stops stops, int count) {
    List<String> positions = new ArrayList<>();
    Timeline timeline = from;
    for (int i = 0; i < count; i++) {
      timeline = walk(timeline, stops, FAR).timeline();
      positions.add(timeline.now().position().toString());
    }
    return positions;
  }

  private static Matrix cell(State state) {
    return Matrix.scalar(state.value("Wo").matrix().get(0, 0));
  }
}
