package backstep.script;

import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That all steps of a script are made of the same lines: a program has one step for all. */
final class EqualSteps {
  private EqualSteps() {}

  /**
   * Compares each step with the first.
   *
   * @param loop where an error points if a step has more lines
   * @throws UserError at the first line that is another one
   */
  static void require(List<Reading.Step> steps, Span loop) {
    Reading.Step first = steps.get(0);
    for (Reading.Step step : steps) {
      boolean isAsLarge = shapes(step).equals(shapes(first));
      List<String> lines = lines(first, isAsLarge);
      List<String> others = lines(step, isAsLarge);
      for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
        if (i >= lines.size() || i >= others.size() || !lines.get(i).equals(others.get(i))) {
          List<Trace.Line> all = first.trace().lines();
          throw new UserError(
              "step "
                  + step.sample()
                  + " of epoch "
                  + step.epoch()
                  + " does another thing here than the first step, or with another number: a program"
                  + " has one step for all, and its settings stay as they are",
              i < all.size() ? all.get(i).target().span() : loop);
        }
      }
    }
  }

  /** What a step takes; the last of an epoch may have fewer samples. */
  private static List<Shape> shapes(Reading.Step step) {
    return step.trace().data().stream().map(Variable::shape).toList();
  }

  /** The lines of a step in a form in which they can be compared with those of another. */
  private static List<String> lines(Reading.Step step, boolean withShapes) {
    Map<Variable, String> names = new HashMap<>();
    step.trace().data().forEach(variable -> names.put(variable, "data" + names.size()));
    List<String> texts = new ArrayList<>();
    for (Trace.Line line : step.trace().lines()) {
      Span span = line.target().span();
      Expr value =
          line.value()
              .expr(
                  variable -> new Expr.Name(names.getOrDefault(variable, word(variable)), span),
                  span);
      String name = line.target().name();
      texts.add(name + (withShapes ? line.target().shape() : "") + Printer.print(value));
      names.put(line.target(), name + "#" + names.size());
    }
    return texts;
  }

  /** A constant with its value, which must be the same in each step. */
  private static String word(Variable variable) {
    boolean number = variable.role() == Variable.Role.CONSTANT && variable.shape().isScalar();
    boolean counts = variable.size() != null; // what another step may have fewer of
    return variable.name() + (number && !counts ? variable.value() : "");
  }
}
