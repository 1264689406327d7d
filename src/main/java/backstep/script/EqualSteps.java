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
import java.util.Optional;

/** That all steps of a script are made of the same lines: a program has one step for all. */
final class EqualSteps {
  private EqualSteps() {}

  /**
   * Compares each step with the first.
   *
   * @param loop where an error points if a step has more lines
   * @throws UserError at the first line that is another one
   */
  static void require(List<Step> steps, Span loop) {
    Step first = steps.get(0);
    Map<Boolean, List<String>> ofFirst = new HashMap<>();
    for (Step step : steps) {
      requireShapes(first, step);
      boolean isAsLarge = shapes(step).equals(shapes(first));
      List<String> lines = ofFirst.computeIfAbsent(isAsLarge, shapes -> lines(first, shapes));
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

  /** What is added to a bias without a sum over the samples gives it a row for each of them. */
  private static void requireShapes(Step first, Step step) {
    for (Map.Entry<String, Variable> begun : first.begun().entrySet()) {
      Variable before = begun.getValue();
      Variable after = step.begun().get(begun.getKey());
      if (after == null || after.shape().equals(before.shape())) {
        continue;
      }
      Optional<Trace.Line> line =
          first.trace().lines().stream()
              .filter(one -> one.target().name().equals(before.name()))
              .filter(one -> one.value().variables().contains(before))
              .findFirst();
      if (line.isPresent()) {
        throw new UserError(
            "numpy spreads '"
                + before.name()
                + "' here: it is "
                + before.shape()
                + " before the step, and "
                + after.shape()
                + " after it; what is added to it should have its shape, as a sum over the samples"
                + " has",
            line.get().target().span());
      }
    }
  }

  /** What a step takes; the last of an epoch may have fewer samples. */
  private static List<Shape> shapes(Step step) {
    return step.trace().data().stream().map(Variable::shape).toList();
  }

  /** The lines of a step in a form in which they can be compared with those of another. */
  private static List<String> lines(Step step, boolean withShapes) {
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
