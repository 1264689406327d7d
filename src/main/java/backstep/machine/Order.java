package backstep.machine;

import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Which row of the data each sample of a run is: the rows in turn, or each epoch in another order.
 *
 * <p>A shuffled order is what a numpy script draws by {@code np.random.permutation} at the
 * beginning of each epoch, from the generator that has drawn the parameters. It depends on nothing
 * but that generator and the epoch; what is kept here only saves drawing all epochs before it
 * again.
 */
final class Order {
  /** So many rows are drawn again at most to go back, as long as few generators are kept. */
  private static final int ROWS_BETWEEN = 1 << 14;

  /** Some 2,500 bytes each. */
  static final int MOST_KEPT = 256;

  private final int samples;
  private final boolean shuffled;

  /** The generator as it was before it drew an epoch, by epoch. */
  private final TreeMap<Integer, NumpyRandom> kept = new TreeMap<>();

  private int spacing;
  private NumpyRandom random;
  private int nextEpoch;
  private int[] rows;

  private Order(int samples, boolean shuffled) {
    this.samples = samples;
    this.shuffled = shuffled;
    this.spacing = Math.max(1, ROWS_BETWEEN / samples);
  }

  /** Sample 0 is row 0, in every epoch. */
  static Order inTurn(int samples) {
    return new Order(samples, false);
  }

  /**
   * That of an experiment.
   *
   * @param drawn gives the generator as its parameters have left it, which is not touched
   */
  static Order of(Experiment experiment, Supplier<NumpyRandom> drawn) {
    int samples = experiment.data().size();
    return experiment.isShuffled() ? shuffled(samples, drawn.get()) : inTurn(samples);
  }

  /**
   * Shuffled.
   *
   * @param drawn the generator as the parameters have left it, which is not touched
   */
  static Order shuffled(int samples, NumpyRandom drawn) {
    Order order = new Order(samples, true);
    order.kept.put(0, drawn.copy());
    order.goTo(0);
    return order;
  }

  /** The row of the data that a sample of an epoch is. */
  int row(int epoch, int sample) {
    if (!shuffled) {
      return sample;
    }
    if (epoch != nextEpoch - 1) {
      draw(epoch);
    }
    return rows[sample];
  }

  private void draw(int epoch) {
    if (epoch < nextEpoch || kept.floorKey(epoch) > nextEpoch) {
      goTo(epoch);
    }
    while (nextEpoch <= epoch) {
      if (nextEpoch - kept.lastKey() >= spacing) {
        keep();
      }
      rows = random.permutation(samples);
      nextEpoch++;
    }
  }

  /** Back to the last generator kept before an epoch. */
  private void goTo(int epoch) {
    Map.Entry<Integer, NumpyRandom> last = kept.floorEntry(epoch);
    random = last.getValue().copy();
    nextEpoch = last.getKey();
  }

  private void keep() {
    kept.put(nextEpoch, random.copy());
    if (kept.size() > MOST_KEPT) {
      spacing *= 2;
      kept.keySet().removeIf(epoch -> epoch % spacing != 0);
    }
  }

  /** How many generators are kept. */
  int size() {
    return kept.size();
  }
}
