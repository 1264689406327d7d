package backstep.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures {@link Speed} and {@link History} and prints it as ratios, which hold on a noisy machine
 * too.
 */
public final class Ratios {
  private static final String[] PROGRAMS = {
    "question-relu", "question-sigmoid", "fixed-relu", "fixed-sigmoid", Speed.WIDE
  };

  private Ratios() {}

  /**
   * The arguments are the programs to measure; none is all of them, what is kept, a sweep and a
   * start.
   */
  public static void main(String[] programs)
      throws RunnerException, IOException, InterruptedException {
    List<Limit> limits = new ArrayList<>();
    System.out.println("nanoseconds per sample    step       run     plain");
    for (String program : programs.length == 0 ? PROGRAMS : programs) {
      limits.addAll(speed(program));
    }
    if (programs.length == 0) {
      History question = History.after(1_000_000, Speed.experiment("question-relu"));
      limits.addAll(question.back());
      limits.add(question.kept());
      limits.add(History.after(10_000, Speed.experiment(Speed.WIDE)).kept());
    }
    System.out.println(Limit.HEADING);
    limits.forEach(System.out::println);
    if (programs.length == 0) {
      Batches.main();
      SweepAgainstC.main();
      StartUp.main();
    }
  }

  private static List<Limit> speed(String program) throws RunnerException {
    Collection<RunResult> results = new Runner(options(program)).run();
    double step = time(results, "step");
    double run = time(results, "run");
    double plain = time(results, "plain");
    System.out.printf(Locale.ROOT, "%-20s %9.0f %9.0f %9.0f%n", program, step, run, plain);
    return List.of(
        new Limit(program + ": run, times plain loops", run / plain, 1),
        new Limit(program + ": step, times plain loops", step / plain, 20));
  }

  /** One program at a time, so that the three are measured close together. */
  private static Options options(String program) {
    return new OptionsBuilder()
        .include(Speed.class.getName())
        .param("program", program)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }

  /** The fastest of the iterations, which a neighbour on the machine disturbs least. */
  private static double time(Collection<RunResult> results, String benchmark) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getStatistics()
        .getMin();
  }
}
