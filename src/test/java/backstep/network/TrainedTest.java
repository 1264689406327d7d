package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.sweep.Outcome;
import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Tally;
import backstep.insight.sweep.Variant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that are kept are those that a sweep finds. */
class TrainedTest {

  @ParameterizedTest
  @ValueSource(strings = {"update-before-use", "value-as-derivative", "transposed-outer-product"})
  void theSweepThatMeasuredABugFindsTheSameAgain(String name) {
    PlantedBug bug = PlantedBug.named(name).orElseThrow();
    Variant variant = Variant.of(name, Experiment.of(name, bug.program()), List.of());
    List<Tally> tallies =
        new Sweep(List.of(variant), 0, Trained.SEEDS).run(2, () -> true, (done, of) -> {});
    assertThat((double) tallies.get(0).count(Outcome.LEARNED) / Trained.SEEDS)
        .isEqualTo(Trained.shareLearned(name));
  }

  @Test
  void everyBugAndWhatItIsPlantedInHasBeenMeasured() {
    assertThat(
            Stream.of(PlantedBug.values())
                .flatMap(bug -> Stream.of(bug.word(), bug.right().word()))
                .map(Trained::shareLearned))
        .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
  }
}
