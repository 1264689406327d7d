package backstep.machine;

import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Which rows of the data each step of a run takes: the rows in turn, or each epoch in another
 * order, cut into steps of one size. The last step of an epoch takes what is left.
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
  private final int size;
  private final boolean shuffled;

  /** The steps that take the rows in turn, as they are asked for. */
  private final Step[] inTurn;

  /** The generator as it was before it drew an epoch, by epoch. */
  private final TreeMap<Integer, NumpyRandom> kept = new TreeMap<>();

  private int spacing;
  private NumpyRandom random;
  private int nextEpoch;
  private int[] rows;

  private Order(int samples, int size, boolean shuffled) {
    this.samples = samples;
    this.size = size;
    this.shuffled = shuffled;
    this.inTurn = new Step[stepsPerEpoch()];
    this.spacing = Math.max(1, ROWS_BETWEEN / samples);
  }

  /** The rows in their order, in every epoch. */
  static Order inTurn(int samples, int size) {
    return new Order(samples, size, false);
  }

  /** The data of an experiment in its own order. */
  static Order inTurn(Experiment experiment) {
    return inTurn(experiment.data().size(), experiment.stepSize());
  }

  /**
   * That of an experiment.
   *
   * @param drawn gives the generator as its parameters have left it, which is not touched
   */
  static Order of(Experiment experiment, Supplier<NumpyRandom> drawn) {
    return experiment.isShuffled()
        ? shuffled(experiment.data().size(), experiment.stepSize(), drawn.get())
        : inTurn(experiment);
  }

  /**
   * Shuffled.
   *
   * @param drawn the generator as the parameters have left it, which is not touched
   */
  static Order shuffled(int samples, int size, NumpyRandom drawn) {
    Order order = new Order(samples, size, true);
    order.kept.put(0, drawn.copy());
    order.goTo(0);
    return order;
  }

  int stepsPerEpoch() {
    return (samples + size - 1) / size;
  }

  /** How many samples the steps take, each number once, that of the first step first. */
  int[] sizes() {
    int last = samples - (stepsPerEpoch() - 1) * size;
    return IntStream.of(Math.min(size, samples), last).distinct().toArray();
  }

  /** What a step of an epoch takes. */
  Step step(int epoch, int number) {
    if (!shuffled) {
      return inTurn(number);
    }
    if (epoch != nextEpoch - 1) {
      draw(epoch);
    }
    return size == 1
        ? Step.of(rows[number])
        : new Step(Arrays.stream(rows, first(number), end(number)).boxed().toList());
  }

  /** What a step takes where the rows are taken in turn, as in every look at all of the data. */
  Step inTurn(int number) {
    if (inTurn[number] == null) {
      inTurn[number] = new Step(IntStream.range(first(number), end(number)).boxed().toList());
    }
    return inTurn[number];
  }

  private int first(int number) {
    return number * size;
  }

  private int end(int number) {
    return Math.min(samples, first(number) + size);
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
  int kept() {
    return kept.size();
  }
}
