package backstep.benchmark;

import backstep.machine.Clock;
import backstep.machine.Listener;
import backstep.machine.Position;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A long run, what is kept of it to be able to go back, and how long that lasts.
 *
 * @param megabytes kept
 */
record History(String run, Timeline end, double megabytes) {
  private static final double MOST_MEGABYTES = 16;
  private static final double MOST_MILLISECONDS = 10;
  private static final int STEPS = 50;

  static History after(long samples, Experiment experiment) {
    Timeline begin = Timeline.begin(experiment);
    long empty = usedBytes();
    Timeline end = begin.goTo(samples * begin.here().clock().ticksPerStep(), Listener.NONE);
    String run = String.format(Locale.ROOT, "%s after %,d samples: ", experiment.title(), samples);
    return new History(run, end, (usedBytes() - empty) / 1e6);
  }

  Limit kept() {
    return new Limit(run + "kept, MB", megabytes, MOST_MEGABYTES);
  }

  /** A sample back, and again. */
  List<Limit> back() {
    double[] milliseconds = back(end);
    double first = milliseconds[0];
    Arrays.sort(milliseconds);
    return List.of(
        new Limit(run + "first back, ms", first, MOST_MILLISECONDS),
        new Limit(run + "back, ms", milliseconds[STEPS / 2], MOST_MILLISECONDS));
  }

  private static double[] back(Timeline end) {
    double[] milliseconds = new double[STEPS];
    Timeline timeline = end;
    for (int i = 0; i < STEPS; i++) {
      long begin = System.nanoTime();
      timeline = timeline.goTo(timeline.timeOf(sampleBefore(timeline)), Listener.NONE);
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    return milliseconds;
  }

  /** The end of the sample before, as the command back goes to it. */
  private static Position sampleBefore(Timeline timeline) {
    Clock clock = timeline.here().clock();
    return clock.endOfStep(clock.stepsBegun(timeline.now().position()) - 2);
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
