package backstep.insight.sweep;

import backstep.matrix.Loops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The blocks of seeds of a sweep, from which any number of threads take the next one. All variants
 * of a block come before the next block, so that a sweep that is stopped has about as many seeds of
 * each.
 */
final class Work {
  /** With fewer lanes loops are too short, and more do not fit the processor's nearer memory. */
  private static final int MOST_LANES = 128;

  /** Cells that the lanes of one thread may take. */
  private static final long MOST_CELLS = 16_000_000;

  private final Sweep sweep;
  private final BooleanSupplier goesOn;
  private final int width;
  private final Loops loops = new Loops();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong epochs = new AtomicLong();
  private final AtomicReferenceArray<List<Trial>> done;

  Work(Sweep sweep, int threads, BooleanSupplier goesOn) {
    this.sweep = sweep;
    this.goesOn = goesOn;
    this.width = width(sweep, threads);
    int blocks = (sweep.seeds() + width - 1) / width;
    this.done = new AtomicReferenceArray<>(blocks * sweep.variants().size());
  }

  /** A quarter of the memory at most, shared by the threads. */
  private static long mostCells(int threads) {
    return Math.min(MOST_CELLS, Runtime.getRuntime().maxMemory() / (4L * Double.BYTES * threads));
  }

  /** Blocks of one size, a whole number of them for each thread. */
  private static int width(Sweep sweep, int threads) {
    long cells = sweep.variants().stream().mapToLong(Variant::cellsPerStep).sum();
    int most = (int) Math.max(1, Math.min(MOST_LANES, mostCells(threads) / cells));
    int rounds = (sweep.seeds() + threads * most - 1) / (threads * most);
    return (sweep.seeds() + threads * rounds - 1) / (threads * rounds);
  }

  /**
   * Works until nothing is left.
   *
   * @param heard hears now and then how many epochs all threads together have trained
   */
  void run(LongConsumer heard) {
    List<Trials> trials = new ArrayList<>();
    for (Variant variant : sweep.variants()) {
      trials.add(new Trials(variant.experiment(), width, loops));
    }
    for (int task = next.getAndIncrement();
        task < done.length() && goesOn.getAsBoolean();
        task = next.getAndIncrement()) {
      List<Integer> seeds = seeds(task / trials.size());
      List<Trial> block =
          trials
              .get(task % trials.size())
              .run(
                  seeds,
                  goesOn,
                  trained -> heard.accept(epochs.addAndGet((long) trained * seeds.size())));
      done.set(task, block);
    }
  }

  private List<Integer> seeds(int block) {
    int first = block * width;
    return IntStream.range(first, Math.min(sweep.seeds(), first + width))
        .map(i -> sweep.from() + i)
        .boxed()
        .toList();
  }

  /** What is done so far, in the order of the seeds. */
  List<Tally> tallies() {
    List<Tally> tallies = new ArrayList<>();
    for (int variant = 0; variant < sweep.variants().size(); variant++) {
      List<Trial> trials = new ArrayList<>();
      for (int task = variant; task < done.length(); task += sweep.variants().size()) {
        trials.addAll(done.get(task) == null ? List.of() : done.get(task));
      }
      tallies.add(new Tally(sweep.variants().get(variant), trials));
    }
    return tallies;
  }
}
