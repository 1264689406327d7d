package backstep.insight.sweep;

import backstep.machine.Ensemble;
import backstep.machine.Reading;
import backstep.matrix.Loops;
import backstep.network.Experiment;
import backstep.notation.HiddenLayer;
import backstep.notation.Parser;
import backstep.notation.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trains one experiment from many seeds and says what came of each. One thread at a time. */
final class Trials {
  /** How often a training stops to say how far it is. */
  private static final int CHUNKS = 50;

  private final Experiment experiment;
  private final List<HiddenLayer> layers;
  private final Ensemble ensemble;

  Trials(Experiment experiment, int width, Loops loops) {
    this.experiment = experiment;
    this.layers = HiddenLayer.of(experiment.program());
    List<Reading> readings = new ArrayList<>(Answers.readings(experiment.program()));
    readings.add(Reading.atEnd(Parser.expression(Source.typed("y"))));
    this.ensemble = new Ensemble(experiment, width, loops, readings);
  }

  /**
   * Trains from these seeds, not more than there are lanes.
   *
   * @param goesOn asked before each sample
   * @param trained hears how many epochs have been trained since it was called last, of one seed
   * @return a trial for each seed, or nothing if it was told to stop
   */
  List<Trial> run(List<Integer> seeds, BooleanSupplier goesOn, IntConsumer trained) {
    ensemble.begin(seeds);
    List<Answers> starts = look(seeds.size());
    int chunk = experiment.epochs() / CHUNKS + 1;
    while (ensemble.epoch() < experiment.epochs()) {
      int epochs = Math.min(chunk, experiment.epochs() - ensemble.epoch());
      if (!ensemble.train(epochs, goesOn)) {
        return List.of();
      }
      trained.accept(epochs);
    }
    List<Answers> ends = look(seeds.size());
    return IntStream.range(0, seeds.size())
        .mapToObj(
            lane ->
                new Trial(
                    seeds.get(lane),
                    ends.get(lane).outcome(starts.get(lane)),
                    ensemble.epochLoss(lane),
                    ends.get(lane).largest(),
                    starts.get(lane).unitsOff(),
                    ends.get(lane).unitsOff()))
        .toList();
  }

  /** All samples of the data with the parameters as they are, for each of the first lanes. */
  private List<Answers> look(int lanes) {
    List<Answers> answers =
        Stream.generate(() -> new Answers(experiment, layers)).limit(lanes).toList();
    ensemble.survey(
        lanes,
        (lane, row, read) -> {
          int last = read.size() - 1;
          answers.get(lane).add(row, read.subList(0, last), read.get(last).standing());
        });
    return answers;
  }
}
