package backstep.benchmark;

import backstep.insight.sweep.Outcome;
import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Variant;
import backstep.network.Experiment;
import backstep.network.Shipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A whole {@code sweep fixed-relu --seeds 10000}, on all cores and from a fresh start, against
 * {@code src/benchmark/c/sweep.c} on one: what somebody could write instead. Skipped without gcc.
 */
public final class SweepAgainstC {
  private static final int SEEDS = 10_000;
  private static final int ROUNDS = 5;
  private static final String SOURCE = "src/benchmark/c/sweep.c";
  private static final String BINARY = "target/sweep-in-c";

  private SweepAgainstC() {}

  /** One after the other, several times, because the machine may be busy; then the median. */
  public static void main(String... none) throws IOException, InterruptedException {
    if (!isCompiled()) {
      System.out.println("sweep against C: skipped, since gcc could not compile " + SOURCE);
      return;
    }
    int threads = Runtime.getRuntime().availableProcessors();
    System.out.println("seconds for " + SEEDS + " seeds     sweep         C  sweep/C");
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double inC = seconds(SweepAgainstC::inC);
      double here = seconds(() -> here(threads));
      ratios.add(here / inC);
      System.out.printf(
          Locale.ROOT,
          "fixed-relu, %d threads  %9.2f %9.2f %8.2f%n",
          threads,
          here,
          inC,
          here / inC);
    }
    Collections.sort(ratios);
    System.out.printf(Locale.ROOT, "median %40.2f%n", ratios.get(ROUNDS / 2));
  }

  private static boolean isCompiled() throws InterruptedException {
    try {
      return new ProcessBuilder("gcc", "-O3", "-march=native", "-o", BINARY, SOURCE, "-lm")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException noGcc) {
      return false;
    }
  }

  /** Work that says how many have learned. */
  @FunctionalInterface
  private interface Work {
    int learned() throws IOException, InterruptedException;
  }

  private static double seconds(Work work) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int learned = work.learned();
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (Math.abs(learned - 0.78 * SEEDS) > 0.02 * SEEDS) {
      throw new IllegalStateException(learned + " of " + SEEDS + " have learned");
    }
    return seconds;
  }

  private static int inC() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(BINARY, Integer.toString(SEEDS), "3000")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return Integer.parseInt(said.split(" ", 2)[0]);
  }

  private static int here(int threads) {
    String name = Shipped.FIXED_RELU.word();
    Experiment experiment = Experiment.of(name, Shipped.FIXED_RELU.program());
    Sweep sweep = new Sweep(List.of(Variant.of(name, experiment, List.of())), 0, SEEDS);
    return sweep.run(threads, () -> true, (done, total) -> {}).get(0).count(Outcome.LEARNED);
  }
}
