package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backstep.insight.sweep.Outcome;
import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Tally;
import backstep.insight.sweep.Variant;
import backstep.shell.Typed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that are kept are those that a sweep finds. */
class TrainedTest {

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(
      strings = {
        "update-before-use",
        "value-as-derivative",
        "transposed-outer-product",
        "sum-over-units"
      })
  void theSweepThatMeasuredABugFindsTheSameAgain(String name) {
    PlantedBug bug = PlantedBug.named(name).orElseThrow();
    Variant variant = Variant.of(name, Experiment.of(name, bug.program()), List.of());
    List<Tally> tallies =
        new Sweep(List.of(variant), 0, Trained.SEEDS).run(2, () -> true, (done, of) -> {});
    assertThat((double) tallies.get(0).count(Outcome.LEARNED) / Trained.SEEDS)
        .isEqualTo(Trained.shareLearned(name));
  }

  static Stream<String> programs() {
    return Stream.of(PlantedBug.values())
        .flatMap(bug -> Stream.of(bug.word(), bug.right().word()))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyBugAndWhatItIsPlantedInHasBeenMeasured(String program) {
    assertThat(Trained.shareLearned(program)).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theCommandThatMeasuresAProgramCountsIt(String program) {
    String once = Trained.command(program).replace("--seeds 1000", "--seeds 1 --epochs 1");
    assertThat(Typed.fresh().does(once)).contains(program + " ");
  }

  @Test
  void aProgramThatNobodyHasMeasuredIsNamedWithTheCommandThatDoes() {
    assertThatThrownBy(() -> Trained.shareLearned("fixed-relu hidden=5"))
        .hasMessage(
            "trained.csv has no row for fixed-relu hidden=5: add one with the count of those"
                + " learned by backstep -c 'sweep fixed-relu --vary hidden=5 --seeds 1000'");
  }
}
