package backstep.insight.gradient;

import backstep.insight.gradient.Motion.Kind;
import backstep.machine.Machine;
import backstep.machine.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Right programs drawn at random, and what is said of them while they train. Each has a seed of its
 * own, so a finding can be had again.
 */
final class RightPrograms {
  private static final List<Integer> EPOCHS = List.of(0, 1, 10, 100, 1000);

  private final boolean counts;
  private final List<String> accused = new ArrayList<>();

  /** How many cells with a slope each word is said of. */
  private final Map<Kind, Integer> cells = new EnumMap<>(Kind.class);

  private double largestError;

  /**
   * Prepares to judge some.
   *
   * @param counts true to count what is judged as well, and to ask for the gradient error
   */
  RightPrograms(boolean counts) {
    this.counts = counts;
  }

  /** Judges as many as the second argument says, from the seed that is the first. */
  public static void main(String[] arguments) {
    int seed = Integer.parseInt(arguments[0]);
    int programs = Integer.parseInt(arguments[1]);
    RightPrograms right = new RightPrograms(true);
    IntStream.range(0, programs).forEach(i -> right.judge(seed + i, 1000));
    right.accused.forEach(System.out::println);
    System.out.printf(
        Locale.ROOT,
        "seed %d, %d right programs: %d times one is called wrong; cells with a slope: %s;"
            + " largest gradient error %.1e%n",
        seed,
        programs,
        right.accused.size(),
        right.cells,
        right.largestError);
    System.exit(right.accused.isEmpty() ? 0 : 1);
  }

  /**
   * Judges the program of a seed while it trains; those of even seeds are derived.
   *
   * @param epochs how long
   */
  void judge(int seed, int epochs) {
    Random random = new Random(seed);
    RandomNetwork network = RandomNetwork.any(random);
    HandWritten byHand = HandWritten.any(random);
    boolean isDerived = seed % 2 == 0;
    Machine machine =
        isDerived
            ? RandomNetwork.machine(network.derived())
            : RandomNetwork.machine(byHand.of(network, random));
    State now = machine.start();
    for (int epoch : EPOCHS.stream().filter(each -> each <= epochs).toList()) {
      long until = epoch * machine.clock().ticksPerEpoch();
      now = machine.after(now, until - now.time());
      List<Motion> motions = StepCheck.of(machine, now).motions();
      for (Motion motion : motions) {
        if (motion.kind().isWrong()) {
          accused.add(
              "seed %d, epoch %d: %s%n%s"
                  .formatted(seed, epoch, motion, machine.experiment().program()));
        }
      }
      if (counts) {
        count(new AsideSteps(machine, now), motions);
        boolean namesSlopes = isDerived || byHand.namesSlopes();
        double error = namesSlopes ? new LargestError().of(machine, now) : 0;
        largestError = error > largestError ? error : largestError; // nan where the loss is
      }
    }
  }

  private void count(AsideSteps steps, List<Motion> motions) {
    for (Motion motion : motions) {
      int cols = steps.shape(motion.parameter()).cols();
      long sloped =
          steps.standstill(motion.parameter()).stream()
              .flatMap(fit -> fit.cells().stream())
              .filter(cell -> Math.abs(cell.slope()) > cell.slopeNoise())
              .map(cell -> cell.row() * cols + cell.col())
              .distinct()
              .count();
      cells.merge(motion.kind(), (int) sloped, Integer::sum);
    }
  }

  /** Where one is called wrong. */
  List<String> accused() {
    return accused;
  }

  /** How many of the cells with a slope are judged. */
  double judged() {
    double all = cells.values().stream().mapToInt(count -> count).sum();
    return 1 - cells.getOrDefault(Kind.UNTOLD, 0) / all;
  }

  /** The largest {@code gradient_error()} of programs whose dP are slopes. */
  double largestError() {
    return largestError;
  }
}
