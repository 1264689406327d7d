package backstep.benchmark;

import backstep.insight.sweep.Sweep;
import backstep.insight.sweep.Variant;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import backstep.notation.Source;
import backstep.notation.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Steps of several samples against steps of one, per sample: what is done in turn, several times,
 * and the fastest counts. The network of 784-128-10 also against numpy with one thread, if there is
 * a python3 that has it.
 */
public final class Batches {
  private static final int ROUNDS = 7;
  private static final int EPOCHS = 20;
  private static final int SEEDS = 256;
  private static final String NUMPY = "src/benchmark/python/batches.py";
  private static final String LAUNCHER = "target/backstep";
  private static final Path IRIS = Path.of("target/iris.bp");

  private static final String IRIS_TEXT =
      """
      settings:
        data   = iris
        alpha  = 0.01
        epochs = 1000
        seed   = 1
        batch  = all
      parameters:
        W1 = 0.5 * randn(8, inputs)
        W2 = 0.5 * randn(outputs, 8)
      forward:
        H = tanh(W1 @ x)
        y = softmax(W2 @ H)
        loss = cross_entropy(y, d)
      backward:
        dS = (y - d) / m
        dW2 = dS @ H.T
        dH = W2.T @ dS
        dW1 = dH * (1 - H ** 2) @ x.T
      update:
        W1 = W1 - alpha * dW1
        W2 = W2 - alpha * dW2
      """;

  private Batches() {}

  /** Work that takes its time. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Prints the limits, and what numpy takes. */
  public static void main(String... none) throws IOException, InterruptedException {
    System.out.println(Limit.HEADING);
    System.out.println(wide());
    System.out.println(sweep());
    System.out.println(iris());
  }

  /** The fastest of several rounds of each, in nanoseconds. */
  private static double[] fastest(Work... all) throws IOException, InterruptedException {
    double[] least = new double[all.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < all.length; i++) {
        long begin = System.nanoTime();
        all[i].run();
        double time = System.nanoTime() - begin;
        least[i] = round == 0 ? time : Math.min(least[i], time);
      }
    }
    return least;
  }

  private static Limit wide() throws IOException, InterruptedException {
    String text = Wide.inSteps();
    Machine machine = new Machine(Experiment.of("steps", ProgramParser.parse("steps", text)));
    State start = machine.start();
    Plain plain = new PlainWide(Wide.x(), Wide.d());
    plain.start(
        List.of(new double[Wide.HIDDEN][Wide.INPUTS], new double[Wide.OUTPUTS][Wide.HIDDEN]));
    int samples = EPOCHS * Wide.SAMPLES_A_STEP;
    double[] times =
        fastest(
            () -> machine.after(start, (long) EPOCHS * machine.clock().ticksPerStep()),
            () -> plain.run(samples));
    System.out.printf(
        Locale.ROOT,
        "784-128-10, ns a sample: in steps of %d %.0f, plain loops one by one %.0f%n",
        Wide.SAMPLES_A_STEP,
        times[0] / samples,
        times[1] / samples);
    numpy();
    return new Limit("784-128-10 in steps, times plain loops", times[0] / times[1], 0.7);
  }

  private static void numpy() throws InterruptedException {
    try {
      ProcessBuilder python = new ProcessBuilder("python3", NUMPY).inheritIO();
      python.environment().put("OPENBLAS_NUM_THREADS", "1");
      python.environment().put("MKL_NUM_THREADS", "1");
      python.start().waitFor();
    } catch (IOException noPython) {
      System.out.println("numpy: skipped, since there is no python3");
    }
  }

  private static Limit sweep() throws IOException, InterruptedException {
    double[] times = fastest(() -> sweep("1"), () -> sweep("all"));
    return new Limit("sweep of batch = all, times batch = 1", times[1] / times[0], 1);
  }

  private static void sweep(String batch) {
    Span span = new Span(Source.typed(batch), 0);
    Object value = batch.equals("all") ? batch : (Object) Double.valueOf(batch);
    Experiment experiment =
        Experiment.of("fixed-relu", Shipped.FIXED_RELU.program())
            .withSetting("epochs", 500.0, span)
            .withSetting("batch", value, span);
    Sweep sweep = new Sweep(List.of(Variant.of("fixed-relu", experiment, List.of())), 0, SEEDS);
    sweep.run(1, () -> true, (done, total) -> {});
  }

  private static Limit iris() throws IOException, InterruptedException {
    Files.writeString(IRIS, IRIS_TEXT);
    double[] times =
        fastest(
            () ->
                new ProcessBuilder(LAUNCHER, IRIS.toString(), "-c", "run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor());
    return new Limit("iris, batch = all, 1,000 epochs, whole process, s", times[0] / 1e9, 2);
  }
}
