package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Runs a step again with every result and every parameter off by a rounding: what then differs is
 * how far the arithmetic itself can be trusted (Monte Carlo arithmetic, Parker 1997). Values that
 * only jump are held, lest a comparison go another way. A number that is there only to keep others
 * from 0 may as well be twice as large, or 0.
 */
public final class Roundings {
  /** A relative change of the size of a rounding. */
  private static final double ROUNDING = Math.ulp(1.0);

  private final Machine machine;
  private final Codes codes;
  private final Predicate<String> isHeld;
  private final Predicate<String> isLoose;

  /**
   * Prepares a program.
   *
   * @param isHeld which names keep the values of the step as it ran
   * @param isLoose which names stand for a number that keeps others from 0
   */
  public Roundings(Machine machine, Predicate<String> isHeld, Predicate<String> isLoose) {
    this.machine = machine;
    this.codes = machine.codes().apart();
    this.isHeld = isHeld;
    this.isLoose = isLoose;
  }

  /**
   * Runs all lines.
   *
   * @param end of the step as it ran
   * @return the values of these names at the end
   */
  public Map<String, Matrix> run(State end, Set<String> names, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    State begun = machine.begun(end);
    Code code = codes.of(begun);
    code.load(begun);
    codes.parameters().lines().forEach(line -> blur(line.slot().value(), ROUNDING, random));
    for (int number = 1; number <= code.lines().size(); number++) {
      String name = machine.experiment().program().line(number).target();
      if (isHeld.test(name)) {
        code.line(number).slot().value().load(end.value(name).matrix());
      } else {
        code.line(number).kernels().forEach(kernel -> run(kernel, random));
      }
      if (isLoose.test(name)) {
        blur(code.line(number).slot().value(), 1, random);
      }
    }
    Map<String, Matrix> values = new HashMap<>();
    names.forEach(name -> values.put(name, code.slotsAtEnd().get(name).value().toMatrix()));
    return values;
  }

  private static void run(Operation kernel, SplittableRandom random) {
    kernel.run();
    if (!(kernel instanceof Kernels.Copy)) { // which rounds nothing
      blur(kernel.out(), ROUNDING, random);
    }
  }

  private static void blur(Buffer buffer, double share, SplittableRandom random) {
    for (double[] line : buffer.lines()) {
      for (int i = 0; i < line.length; i++) {
        line[i] += line[i] * share * (random.nextInt(3) - 1);
      }
    }
  }
}
