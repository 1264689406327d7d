package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Line;
import backstep.notation.Parser;
import backstep.notation.Remark;
import backstep.notation.Section;
import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final int TICKS = 14;

  private final Timeline begin = Sessions.begin(Shipped.QUESTION_RELU);

  @Test
  void theRunBeginsAtTheFirstLine() {
    assertThat(begin.now().position()).hasToString("0:0:1");
    assertThat(begin.now().value("Z1")).isNull();
    assertThat(begin.now().epochLoss()).isNaN();
  }

  @Test
  void anEpochHasFourSamplesOfThirteenLinesAndAnEnd() {
    assertThat(begin.timeOf(new Position(0, 0, Position.END))).isEqualTo(13);
    assertThat(begin.timeOf(new Position(0, 1, 1))).isEqualTo(TICKS);
    assertThat(begin.timeOf(new Position(12, 3, 9))).isEqualTo((12 * 4 + 3) * TICKS + 8);
  }

  @Test
  void takingTheNextSampleIsNoLine() {
    assertThat(afterLines("0:0:1", 5)).isEqualTo("0:0:6");
    assertThat(afterLines("0:0:1", 13)).isEqualTo("0:0:end");
    assertThat(afterLines("0:0:end", 5)).isEqualTo("0:1:6");
    assertThat(afterLines("0:1:1", 5)).isEqualTo("0:1:6");
    assertThat(afterLines("0:0:4", 12)).isEqualTo("0:1:3");
    assertThat(afterLines("0:3:end", 26)).isEqualTo("1:1:end");
  }

  private String afterLines(String from, int lines) {
    Timeline there = Sessions.goTo(begin, from);
    return there.goTo(there.afterLines(lines), state -> true).now().position().toString();
  }

  @Test
  void theValuesOfASampleAreGoneInTheNext() {
    Timeline end = Sessions.goTo(begin, "0:0:end");
    assertThat(end.now().value("y")).isNotNull();
    Timeline next = Sessions.goTo(end, "0:1:1");
    assertThat(next.now().value("y")).isNull();
    assertThat(next.now().value("Ws").matrix()).isEqualTo(end.now().value("Ws").matrix());
  }

  @Test
  void aValueKnowsWhichLineWroteItAndHowOften() {
    State end = Sessions.goTo(begin, "0:1:end").now();
    assertThat(end.value("Wo").line()).isEqualTo(9);
    assertThat(end.value("Wo").version()).isEqualTo(1);
    assertThat(end.value("Wo").time()).isEqualTo(TICKS + 8);
    assertThat(end.before().get("Wo").version()).isZero();
  }

  @Test
  void theEpochLossIsThatOfTheLastCompleteEpoch() {
    assertThat(Sessions.goTo(begin, "0:3:13").now().epochLoss()).isNaN();
    double first = Sessions.goTo(begin, "0:3:end").now().epochLoss();
    assertThat(first).isGreaterThan(1);
    assertThat(Sessions.goTo(begin, "1:3:13").now().epochLoss()).isEqualTo(first);
    assertThat(Sessions.goTo(begin, "1:3:end").now().epochLoss()).isNotEqualTo(first);
  }

  @Test
  void aMovedLineChangesTheFutureAndNotThePast() {
    Timeline asked = Sessions.goTo(begin, "2:0:1");
    List<State> past = states(asked, 2 * 4 * TICKS);
    Timeline edited = asked.edit(Sessions.moved(asked, 9, 13));
    Timeline fixed = Sessions.goTo(edited, "4:0:1");
    assertThat(states(fixed, 2 * 4 * TICKS)).isEqualTo(past);
    assertThat(fixed.now().value("Ws").matrix())
        .isNotEqualTo(Sessions.goTo(asked, "4:0:1").now().value("Ws").matrix());
  }

  @Test
  void aLineMovedAtTheStartMakesTheFixedProgram() {
    Timeline edited = begin.edit(Sessions.moved(begin, 9, 12));
    Timeline fixed = Sessions.begin(Shipped.FIXED_RELU);
    assertThat(Sessions.goTo(edited, "30:0:1").now().value("Ws").matrix())
        .isEqualTo(Sessions.goTo(fixed, "30:0:1").now().value("Ws").matrix());
  }

  @Test
  void anEditInMidSampleFirstGoesBackToTheStartOfTheSample() {
    Timeline asked = Sessions.goTo(begin, "0:2:11");
    Timeline edited = asked.edit(Sessions.moved(asked, 9, 13));
    assertThat(edited.now().position()).hasToString("0:2:1");
    assertThat(edited.now().value("Wo").matrix())
        .isEqualTo(asked.now().before().get("Wo").matrix());
  }

  @Test
  void anEditAtTheEndOfASampleHoldsFromTheNextAndStandsThere() {
    Timeline asked = Sessions.goTo(begin, "0:2:end");
    Timeline edited = asked.edit(Sessions.moved(asked, 9, 13));
    assertThat(edited.now().position()).hasToString("0:3:1");
    assertThat(edited.here()).isSameAs(edited.ahead());
    assertThat(edited.now().value("Wo").matrix()).isEqualTo(asked.now().value("Wo").matrix());
    assertThat(Sessions.goTo(edited, "0:2:end").now()).isEqualTo(asked.now());
  }

  @Test
  void thePastIsShownByTheProgramThatRanThere() {
    Timeline edited = Sessions.goTo(begin, "1:0:1").edit(Sessions.moved(begin, 9, 13));
    Timeline later = Sessions.goTo(edited, "2:0:1");
    Timeline earlier = Sessions.goTo(later, "0:3:11");
    assertThat(earlier.isInAnotherPast()).isTrue();
    assertThat(earlier.now().value("Wo").version()).isEqualTo(1);
    assertThat(Sessions.goTo(later, "1:3:11").now().value("Wo").version()).isZero();
  }

  @Test
  void goingForwardFromThePastRunsTheCurrentProgramAndDropsWhatWasRecorded() {
    Experiment moved = Sessions.moved(begin, 9, 13);
    Timeline edited = Sessions.goTo(Sessions.goTo(begin, "1:0:1").edit(moved), "2:0:1");
    Timeline ready = Sessions.goTo(edited, "0:2:1").ready();
    assertThat(ready.isInAnotherPast()).isFalse();
    assertThat(Sessions.goTo(ready, "0:2:11").now().value("Wo").version()).isZero();
  }

  @Test
  void anotherSeedBeginsAnew() {
    Timeline later = Sessions.goTo(begin, "1:2:5");
    Experiment other =
        Experiment.of("other", later.ahead().experiment().program().withSetting("seed", 7.0));
    assertThat(later.edit(other).now()).isEqualTo(Timeline.begin(other).now());
  }

  @Test
  void anotherLearningRateGoesOn() {
    Timeline later = Sessions.goTo(begin, "1:2:1");
    Experiment other =
        Experiment.of("other", later.ahead().experiment().program().withSetting("alpha", 0.1));
    Timeline edited = later.edit(other);
    assertThat(edited.now().position()).hasToString("1:2:1");
    assertThat(edited.now().value("Ws").matrix()).isEqualTo(later.now().value("Ws").matrix());
  }

  @Test
  void aValueSetByHandCountsFromThenOn() {
    Matrix zeros = Matrix.of(new double[1][10]);
    Timeline set = Sessions.goTo(begin, "0:1:3").withValue("Wo", zeros);
    assertThat(set.ready().next().now().value("Z2").matrix()).isEqualTo(Matrix.scalar(0));
    assertThat(Sessions.goTo(set, "0:1:2").now().value("Wo").matrix()).isNotEqualTo(zeros);
    assertThat(set.now().before().get("Wo").matrix()).isNotEqualTo(zeros);
  }

  @Test
  void aValueSetAtTheStartOfASampleIsTheOneBefore() {
    Matrix zeros = Matrix.of(new double[1][10]);
    Timeline set = Sessions.goTo(begin, "0:1:1").withValue("Wo", zeros);
    assertThat(set.now().before().get("Wo").matrix()).isEqualTo(zeros);
  }

  @Test
  void aValueCanBeSetAfterAnEditAtTheEnd() {
    Timeline end = Sessions.goTo(begin, "0:2:end");
    Timeline edited = end.edit(inserted(end, "Z0 = x + 1"));
    Matrix zeros = Matrix.of(new double[1][10]);
    Timeline set = edited.withValue("Wo", zeros);
    assertThat(set.now().value("Wo").matrix()).isEqualTo(zeros);
    assertThat(Sessions.goTo(set, "0:3:2").now().value("Z0").matrix())
        .isEqualTo(Matrix.column(2, 2, 2, 2));
    assertThat(Sessions.goTo(set, "0:3:5").now().value("Z2").matrix()).isEqualTo(Matrix.scalar(0));
  }

  @Test
  void anOutputSetToExactlyTheTargetHasNoLoss() {
    Timeline set = Sessions.goTo(begin, "0:1:5").withValue("y", Matrix.scalar(1));
    assertThat(set.ready().next().now().value("loss").matrix()).isEqualTo(Matrix.scalar(0));
  }

  @Test
  void aLossAfterAnOutputSetByHandIsThatOfTheOutput() {
    Timeline set = Sessions.goTo(begin, "0:1:5").withValue("y", Matrix.scalar(0.25));
    double loss = set.ready().next().now().value("loss").matrix().scalar();
    assertThat(loss).isCloseTo(-Math.log(0.25), within(1e-12));
  }

  private static Experiment inserted(Timeline timeline, String first) {
    Line line = new Line(Section.FORWARD, Parser.statement(Source.typed(first)), Remark.NONE);
    return Experiment.of(
        "inserted",
        timeline
            .ahead()
            .experiment()
            .program()
            .editLines(
                lines -> {
                  lines.add(0, line);
                  return lines;
                }));
  }

  @Test
  void rewindFindsTheLatestMomentAtWhichAConditionHeld() {
    Timeline later = Sessions.goTo(begin, "400:0:1");
    Timeline found =
        later
            .rewindTo(Sessions.expr("sample == 2 and line == 9 and epoch <= 80"), Listener.NONE)
            .orElseThrow();
    assertThat(found.now().position()).hasToString("80:2:9");
    assertThat(later.rewindTo(Sessions.expr("line > 99"), Listener.NONE)).isEmpty();
  }

  @Test
  @Tag("slow")
  void rewindRunsEachSampleOnce() {
    List<Long> looked = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    GradientError counting =
        (machine, state) -> {
          looked.add(state.time() / TICKS);
          return 0;
        };
    Timeline start = Timeline.begin(begin.here().experiment(), counting);
    Timeline later = start.goTo(5000L * TICKS, Listener.NONE);
    Listener progress = state -> asked.add(state.time() / TICKS);
    assertThat(later.rewindTo(Sessions.expr("gradient_error() > 1"), progress)).isEmpty();
    List<Long> all = LongStream.range(0, 5000).boxed().toList();
    assertThat(looked).hasSize(5000).containsExactlyInAnyOrderElementsOf(all);
    assertThat(asked).hasSize(5000).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aRewindThatIsStoppedInMidStretchFindsNothing() {
    Timeline later = Sessions.goTo(begin, "40:0:1");
    Listener soon = state -> state.time() < 100L * TICKS;
    assertThat(later.rewindTo(Sessions.expr("line == 9"), soon)).isEmpty();
    assertThat(later.rewindTo(Sessions.expr("line == 9"), Listener.NONE)).isPresent();
  }

  @Test
  void rewindSeesThePastOfAnotherProgram() {
    Timeline edited = Sessions.goTo(begin, "1:0:1").edit(Sessions.moved(begin, 9, 13));
    Timeline later = Sessions.goTo(edited, "2:0:1");
    Timeline found =
        later
            .rewindTo(Sessions.expr("version(Wo) == 1 and line == 10"), Listener.NONE)
            .orElseThrow();
    assertThat(found.now().position()).hasToString("0:3:10");
  }

  @Test
  void aPositionThatCannotBeIsRefused() {
    assertThatThrownBy(() -> Sessions.goTo(begin, "0:0:14"))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no line 14; the lines are 1 to 13");
    assertThatThrownBy(() -> Sessions.goTo(begin, "0:4:1"))
        .hasMessage("there is no sample 4; they count from 0 to 3");
  }

  @Test
  void theEndOfTheSampleAtHandIsTheFirstOfTheNextSamples() {
    assertThat(begin.endAfter(1)).isEqualTo(13);
    assertThat(Sessions.goTo(begin, "0:0:end").endAfter(1)).isEqualTo(27);
    assertThat(Sessions.goTo(begin, "0:1:5").endAfter(3)).isEqualTo(13 + 3 * TICKS);
  }

  private static List<State> states(Timeline timeline, long until) {
    return LongStream.rangeClosed(0, until).mapToObj(timeline::stateAt).toList();
  }
}
