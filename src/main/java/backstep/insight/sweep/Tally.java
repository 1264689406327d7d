package backstep.insight.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * What came of one variant of a sweep.
 *
 * @param trials in the order of their seeds; fewer than planned if the user stopped it
 */
public record Tally(Variant variant, List<Trial> trials) {
  private static final double CONFIDENCE = 0.95;

  public Tally {
    trials = List.copyOf(trials);
  }

  /** How many runs ended so. */
  public int count(Outcome outcome) {
    return (int) trials.stream().filter(trial -> trial.outcome() == outcome).count();
  }

  /** The share of runs that end so, 0 to 1. */
  public double share(Outcome outcome) {
    return (double) count(outcome) / trials.size();
  }

  /** Wilson's score interval of that share, at 95 % (Wilson 1927). */
  public ConfidenceInterval interval(Outcome outcome) {
    return new WilsonScoreInterval().createInterval(trials.size(), count(outcome), CONFIDENCE);
  }

  /** The first seed that ends so. */
  public Optional<Integer> example(Outcome outcome) {
    return trials.stream().filter(trial -> trial.outcome() == outcome).map(Trial::seed).findFirst();
  }

  /** The median loss over the last epoch; NaN if some run has none. */
  public double medianLoss() {
    double[] losses = trials.stream().mapToDouble(Trial::finalLoss).toArray();
    return Arrays.stream(losses).anyMatch(Double::isNaN)
        ? Double.NaN
        : new Median().evaluate(losses);
  }

  /** The mean over the runs. */
  public double mean(ToDoubleFunction<Trial> number) {
    return trials.stream().mapToDouble(number).average().orElse(Double.NaN);
  }
}
