package backstep.benchmark;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures {@link Speed} and prints it as ratios, which hold on a noisy machine too. */
public final class Ratios {
  private static final String[] PROGRAMS = {
    "question-relu", "question-sigmoid", "fixed-relu", "fixed-sigmoid", Speed.WIDE
  };

  private Ratios() {}

  /** The arguments are the programs to measure; none is all of them, a sweep and a start. */
  public static void main(String[] programs)
      throws RunnerException, IOException, InterruptedException {
    System.out.println("nanoseconds per sample    step       run     plain  step/plain  run/plain");
    for (String program : programs.length == 0 ? PROGRAMS : programs) {
      Collection<RunResult> results = new Runner(options(program)).run();
      double step = time(results, "step");
      double run = time(results, "run");
      double plain = time(results, "plain");
      System.out.printf(
          Locale.ROOT,
          "%-20s %9.0f %9.0f %9.0f %11.2f %10.2f%n",
          program,
          step,
          run,
          plain,
          step / plain,
          run / plain);
    }
    if (programs.length == 0) {
      SweepAgainstC.main();
      StartUp.main();
    }
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

  /** The median of the iterations, which a neighbour on the machine moves less than the mean. */
  private static double time(Collection<RunResult> results, String benchmark) {
    return results.stream()
        .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }
}
