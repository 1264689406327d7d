package backstep.insight.gradient;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rate that a program counts out from step to step, as {@code 0.5 * 0.99 ** step} is. */
final class Schedule {
  private static final Set<String> COUNTERS = Set.of("epoch", "step", "sample");

  private final AsideSteps steps;
  private final Program program;

  Schedule(AsideSteps steps) {
    this.steps = steps;
    this.program = steps.program();
  }

  /**
   * True if what differs from step to step is a number that comes into the update and is made of
   * what the machine counts alone.
   *
   * @param fits of a parameter's movement, one for each step
   */
  boolean explains(String parameter, List<Fit> fits) {
    Flow flow = steps.flow(parameter);
    return flow != null
        && flow.lines().stream()
            .flatMap(line -> steps.names().line(line).value().all())
            .filter(this::isCounted)
            .anyMatch(number -> fits(number, fits));
  }

  private boolean fits(Expr number, List<Fit> fits) {
    List<Integer> told =
        IntStream.range(0, fits.size()).filter(i -> fits.get(i).isProportional()).boxed().toList();
    List<Matrix> numbers = told.stream().map(i -> steps.played().get(i).probe(number)).toList();
    if (numbers.stream().anyMatch(one -> !one.shape().isScalar())) {
      return false;
    }
    double first = fits.get(told.get(0)).factor() / numbers.get(0).scalar();
    return IntStream.range(0, told.size())
        .allMatch(
            i -> Rates.areNear(fits.get(told.get(i)).factor() / numbers.get(i).scalar(), first));
  }

  /** True of a number made of counters and settings, with a counter in it. */
  private boolean isCounted(Expr expr) {
    return isKnown(expr) && sources(expr).anyMatch(COUNTERS::contains);
  }

  private boolean isKnown(Expr expr) {
    return sources(expr)
        .allMatch(name -> COUNTERS.contains(name) || program.setting(name).isPresent());
  }

  /** The names that an expression comes of, through the lines before it. */
  private Stream<String> sources(Expr expr) {
    return sources(expr, new HashSet<>());
  }

  private Stream<String> sources(Expr expr, Set<Integer> seen) {
    return expr.names().map(Expr.Name::name).flatMap(name -> sources(name, seen));
  }

  private Stream<String> sources(String name, Set<Integer> seen) {
    Optional<Integer> writer =
        IntStream.rangeClosed(1, program.size())
            .boxed()
            .filter(line -> steps.names().writtenBy(line).equals(name))
            .findFirst();
    if (writer.isEmpty()) {
      return Stream.of(name);
    }
    int line = writer.get();
    return seen.add(line) ? sources(steps.names().line(line).value(), seen) : Stream.empty();
  }
}
