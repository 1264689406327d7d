package backstep.script;

import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** That all steps of a script are made of the same lines: a program has one step for all. */
final class EqualSteps {
  private final List<Step> steps;
  private final Step first;
  private final List<String> parted;

  /**
   * Steps to be compared.
   *
   * @param parted names of what is one array in the first step only
   */
  EqualSteps(List<Step> steps, List<String> parted) {
    this.steps = steps;
    this.parted = parted;
    this.first = steps.get(0);
  }

  /**
   * Compares all steps with the first one: what the parameters are made of must be the same. What
   * else is not, as the best weights so far, is no line of the program.
   *
   * @param loop where an error points if a step has more lines
   * @throws UserError at the first line that is another one
   */
  void require(Draft draft, Span loop) {
    Map<Boolean, List<String>> ofFirst = new HashMap<>();
    for (Step step : steps) {
      boolean isAsLarge = isAsLarge(step);
      List<String> all =
          ofFirst.computeIfAbsent(isAsLarge, shapes -> lines(first, first.trace().lines(), shapes));
      if (!all.equals(lines(step, step.trace().lines(), isAsLarge))) {
        requireNeeded(step, draft.parameters().keySet(), loop);
        leaveOutOthers(step, draft);
      }
    }
  }

  private boolean isAsLarge(Step step) {
    return shapes(step).equals(shapes(first));
  }

  private void requireNeeded(Step step, Set<String> parameters, Span loop) {
    List<Trace.Line> needed = needed(first, parameters);
    List<String> lines = lines(first, needed, isAsLarge(step));
    List<String> others = lines(step, needed(step, parameters), isAsLarge(step));
    for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
      if (i >= lines.size() || i >= others.size() || !lines.get(i).equals(others.get(i))) {
        throw new UserError(
            parted.isEmpty() ? another(step) : apart(),
            i < needed.size() ? needed.get(i).target().span() : loop);
      }
    }
  }

  private static String another(Step step) {
    return "step "
        + step.sample()
        + " of epoch "
        + step.epoch()
        + " does another thing here than the first step, or with another number: a program has one"
        + " step for all, and its settings stay as they are";
  }

  private String apart() {
    return parted.get(0)
        + " are one array in the first step, and two behind it, since one gets a new array: what"
        + " changes under one name leaves the other as it is; change the array in its place, as -="
        + " does";
  }

  /** The lines that the parameters are made of. */
  private static List<Trace.Line> needed(Step step, Set<String> parameters) {
    Set<Variable> ends = new HashSet<>();
    parameters.stream()
        .map(step.end()::get)
        .filter(Objects::nonNull)
        .forEach(end -> ends.addAll(end.variables()));
    return above(step, ends);
  }

  private static List<Trace.Line> above(Step step, Set<Variable> wanted) {
    List<Trace.Line> above = new ArrayList<>();
    List<Trace.Line> lines = step.trace().lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (wanted.contains(lines.get(i).target())) {
        wanted.addAll(lines.get(i).value().variables());
        above.add(0, lines.get(i));
      }
    }
    return above;
  }

  private void leaveOutOthers(Step step, Draft draft) {
    Set<Variable> needed =
        needed(first, draft.parameters().keySet()).stream()
            .map(Trace.Line::target)
            .collect(Collectors.toSet());
    Set<List<String>> others =
        step.trace().lines().stream().map(line -> alone(step, line)).collect(Collectors.toSet());
    for (Trace.Line line : first.trace().lines()) {
      if (!needed.contains(line.target()) && !others.contains(alone(first, line))) {
        draft.lines().stream()
            .filter(one -> one.target() == line.target())
            .findFirst()
            .ifPresent(draft::remove);
      }
    }
  }

  /** A line with all that it is made of. */
  private static List<String> alone(Step step, Trace.Line line) {
    return lines(step, above(step, new HashSet<>(Set.of(line.target()))), false);
  }

  void requireShapes() {
    steps.forEach(step -> requireShapes(first, step));
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

  /** Lines of a step in a form in which they can be compared with those of another. */
  private static List<String> lines(Step step, List<Trace.Line> lines, boolean withShapes) {
    Map<Variable, String> names = new HashMap<>();
    step.trace().data().forEach(variable -> names.put(variable, "data" + names.size()));
    List<String> texts = new ArrayList<>();
    for (Trace.Line line : lines) {
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
