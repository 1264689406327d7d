package backstep.insight.sweep;

import backstep.machine.Ensemble;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The same training from many seeds, for each of several variants.
 *
 * <p>The seeds are cut into blocks that run side by side in an {@link Ensemble}; each thread takes
 * the next block that is left. What comes of a seed depends neither on its block nor on the
 * threads.
 *
 * @param from the first seed
 * @param seeds how many seeds, from there on
 */
public record Sweep(List<Variant> variants, int from, int seeds) {
  private static final int MOST_VARIANTS = 100;

  /** Cells to compute, some hours of work. */
  private static final double MOST_WORK = 1e14;

  public Sweep {
    variants = List.copyOf(variants);
  }

  /** Hears how many of all epochs of all seeds are trained, on the thread that runs the sweep. */
  @FunctionalInterface
  public interface Watcher {
    void trained(long epochs, long of);
  }

  /**
   * Refuses what cannot work or would take days.
   *
   * @throws UserError that says so
   */
  public Sweep checked() {
    if (variants.size() > MOST_VARIANTS) {
      throw new UserError(
          "these are " + variants.size() + " variants; at most " + MOST_VARIANTS + " are compared");
    }
    if (from > Integer.MAX_VALUE - seeds + 1) {
      throw new UserError(
          "the last seed would be " + ((long) from + seeds - 1) + "; at most " + Integer.MAX_VALUE);
    }
    variants.forEach(Variant::check);
    double work = variants.stream().mapToDouble(this::work).sum();
    if (work > MOST_WORK) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "this sweep would compute %.0e numbers, and some hours suffice for %.0e: take fewer"
                  + " seeds, or fewer epochs by --epochs",
              work,
              MOST_WORK));
    }
    return this;
  }

  private double work(Variant variant) {
    return (double) variant.cellsPerStep() * variant.experiment().stepsPerEpoch() * epochs(variant);
  }

  /** Epochs of all seeds. */
  private long epochs(Variant variant) {
    return (long) variant.experiment().epochs() * seeds;
  }

  /**
   * Runs it.
   *
   * @param threads how many threads share the work
   * @param goesOn asked all the time, by every thread; false ends the sweep, with the seeds done
   */
  public List<Tally> run(int threads, BooleanSupplier goesOn, Watcher watcher) {
    Work work = new Work(this, threads, goesOn);
    long all = variants.stream().mapToLong(this::epochs).sum();
    watcher.trained(0, all);
    ExecutorService others = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    try {
      List<Future<?>> busy = new ArrayList<>();
      for (int i = 1; i < threads; i++) {
        busy.add(others.submit(() -> work.run(done -> {})));
      }
      work.run(done -> watcher.trained(done, all));
      for (Future<?> other : busy) {
        other.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OutOfMemoryError error) {
        throw error;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      others.shutdownNow();
    }
    return work.tallies();
  }
}
