package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
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
    return !reading.draws().orders().isEmpty();
  }

  /** True if each step picks its own at random. */
  boolean arePicked() {
    return reading.draws().picks().isAny();
  }

  /** How many steps an epoch has. */
  int steps() {
    int rounds = stepsOfRounds();
    return rounds > 0
        ? rounds
        : (int) reading.steps().stream().filter(step -> step.epoch() == 0).count();
  }

  /** How many rounds of a loop that only picks are an epoch; 0 where the script has epochs. */
  int stepsOfRounds() {
    return arePicked() && training.samples() == null
        ? reading.draws().picks().stepsPerEpoch(reading.epochs())
        : 0;
  }

  /** Where samples are picked, the rounds of the script's loops are steps. */
  void nameRounds(Formulas pool, Draft draft) {
    Map<Formula, Formula> names = new HashMap<>();
    if (arePicked()) {
      draft
          .values()
          .forEach(value -> Picks.nameRounds(pool, value, Math.max(1, stepsOfRounds()), names));
      draft.replace(names);
    }
  }

  /** How many a step takes. */
  int size(Step step) {
    return samples(step).size();
  }

  private List<Sample> samples(Step step) {
    Matrix x = roles.x(reading.steps().get(0), step);
    Matrix d = roles.d(reading.steps().get(0), step);
    return IntStream.range(0, x.shape().cols())
        .mapToObj(i -> Sample.of(x.col(i), d.col(i)))
        .toList();
  }

  /** All samples, in the order of the data. */
  List<Sample> data() {
    if (arePicked()) {
      List<Sample> inTurn = new ArrayList<>();
      reading.steps().forEach(step -> inTurn.addAll(samples(step)));
      return reading.draws().picks().data(inTurn, training.loop().span());
    }
    Map<Integer, List<Sample>> epochs = new TreeMap<>();
    for (Step step : reading.steps()) {
      epochs.computeIfAbsent(step.epoch(), any -> new ArrayList<>()).addAll(samples(step));
    }
    List<List<Sample>> all = List.copyOf(epochs.values());
    if (areShuffled()) {
      return Shuffling.data(all, reading.draws().orders(), training);
    }
    if (all.stream().anyMatch(epoch -> !epoch.equals(all.get(0)))) {
      throw new UserError(
          "the samples come in another order, or are others, in the second epoch: take them"
              + " in one order",
          training.samples().span());
    }
    return all.get(0);
  }
}
