package backstep.notation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which values of the forward section depend on the parameters in a way that has a slope. */
final class Dependence {
  private final Program program;
  private final Set<String> active = new HashSet<>();

  Dependence(Program program) {
    this.program = program;
    program.parameters().forEach(line -> active.add(line.target()));
    program
        .forward()
        .filter(line -> isActive(line.value()))
        .forEach(line -> active.add(line.target()));
  }

  /** True if a small change of some parameter changes the expression in proportion. */
  boolean isActive(Expr expr) {
    return expr instanceof Expr.Name name ? active.contains(name.name()) : !partsOf(expr).isEmpty();
  }

  /** The parts of an expression that hand a gradient on, by their places. */
  List<Integer> partsOf(Expr expr) {
    return IntStream.range(0, expr.parts().size())
        .filter(part -> Slopes.carries(expr, part) && isActive(expr.parts().get(part)))
        .boxed()
        .toList();
  }

  /**
   * Refuses a line in which a name is read or written that stands for two values: only the last of
   * them is there when the backward pass needs both.
   */
  void requireSingleValues(Line line) {
    requireSingleValue(line.target());
    line.value().names().forEach(name -> requireSingleValue(name.name()));
  }

  private void requireSingleValue(String name) {
    List<Line> writers = program.forward().filter(line -> line.target().equals(name)).toList();
    boolean isParameter = program.isParameter(name);
    if (writers.size() > (isParameter ? 0 : 1)) {
      throw new UserError(
          "this overwrites "
              + name
              + ", whose earlier value the backward pass would need: give the result another name",
          writers.get(writers.size() - 1).statement().span());
    }
  }

  /**
   * Refuses a parameter that reaches the loss, and only through what has no slope.
   *
   * @param derived the parameters that have a gradient
   */
  void requireSlopes(Set<String> derived, int lossLine) {
    Set<String> read = new HashSet<>(Set.of(Derivation.LOSS));
    for (int number = lossLine; number >= 1; number--) {
      Line line = program.line(number);
      if (read.contains(line.target())) {
        line.value().names().forEach(name -> requireSlope(name, derived));
        line.value().names().forEach(name -> read.add(name.name()));
      }
    }
  }

  private void requireSlope(Expr.Name name, Set<String> derived) {
    if (program.isParameter(name.name()) && !derived.contains(name.name())) {
      throw new UserError(
          "the loss depends on "
              + name.name()
              + " only through a comparison or the like, which has no slope: nothing could be"
              + " learned",
          name.span());
    }
  }
}
