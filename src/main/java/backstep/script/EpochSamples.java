package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The samples that the steps of each epoch take, and the data that they are. */
final class EpochSamples {
  private final TrainingLoop training;
  private final Reading reading;
  private final DataRoles roles;

  EpochSamples(TrainingLoop training, Reading reading, DataRoles roles) {
    this.training = training;
    this.reading = reading;
    this.roles = roles;
  }

  /** True if each epoch draws their order. */
  boolean areShuffled() {
    return !reading.orders().isEmpty();
  }

  /** How many a step takes. */
  int size(Reading.Step step) {
    return samples(step).size();
  }

  private List<Sample> samples(Reading.Step step) {
    Matrix x = roles.x(reading.steps().get(0), step);
    Matrix d = roles.d(reading.steps().get(0), step);
    return IntStream.range(0, x.shape().cols())
        .mapToObj(i -> Sample.of(x.col(i), d.col(i)))
        .toList();
  }

  /** All samples, in the order of the data. */
  List<Sample> data() {
    Map<Integer, List<Sample>> epochs = new TreeMap<>();
    for (Reading.Step step : reading.steps()) {
      epochs.computeIfAbsent(step.epoch(), any -> new ArrayList<>()).addAll(samples(step));
    }
    List<List<Sample>> all = List.copyOf(epochs.values());
    if (areShuffled()) {
      return Shuffling.data(all, reading.orders(), training);
    }
    if (all.stream().anyMatch(epoch -> !epoch.equals(all.get(0)))) {
      throw new UserError(
          training.samples() == null
              ? "each round of this loop takes another sample: write a loop over the epochs, and"
                  + " in it one over the samples"
              : "the samples come in another order, or are others, in the second epoch: take them"
                  + " in one order",
          training.samples() == null ? training.loop().span() : training.samples().span());
    }
    return all.get(0);
  }
}
