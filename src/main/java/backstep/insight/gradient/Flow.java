package backstep.insight.gradient;

import backstep.matrix.Along;
import backstep.matrix.Form;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * How values come into a parameter's update: the expressions between what the forward pass has
 * computed and what the parameter is at the end of the step.
 */
final class Flow {
  private final SingleAssignment names;
  private final String loss;
  private final Set<String> inputs;
  private final Set<String> forward = new HashSet<>();

  /** What other parameters have become: no way for a gradient to come in. */
  private final Set<String> updated = new HashSet<>();

  private final Map<String, Integer> writers = new HashMap<>();
  private final Map<String, Node> values = new HashMap<>();
  private final Map<String, Boolean> comesInto = new HashMap<>();
  private final Map<String, Boolean> sizes = new HashMap<>();
  private final Node end;
  private boolean isScaled;

  /** An expression of some line, with what it is computed from. */
  private record Node(int line, Expr expr, List<Node> from) {
    /** Every expression is one node, whatever it looks like. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * Follows a parameter that some line writes.
   *
   * @param needed the lines of the forward pass: those that the loss depends on
   * @param trained the parameters that the loss depends on
   */
  Flow(
      Program program,
      SingleAssignment names,
      SortedSet<Integer> needed,
      Set<String> trained,
      String parameter) {
    this.names = names;
    this.inputs = program.inputNames();
    this.loss = names.writtenBy(needed.last());
    for (int number = 1; number <= program.size(); number++) {
      writers.put(names.writtenBy(number), number);
      String target = program.line(number).target();
      if (trained.contains(target) && !target.equals(parameter)) {
        updated.add(names.writtenBy(number));
      }
    }
    needed.forEach(number -> forward.add(names.writtenBy(number)));
    this.end = written(names.atEnd(parameter));
  }

  private Node written(String name) {
    Node known = values.get(name);
    if (known == null) {
      int number = writers.get(name);
      known = node(number, names.line(number).value());
      values.put(name, known);
    }
    return known;
  }

  private Node node(int line, Expr expr) {
    List<Node> from = new ArrayList<>();
    if (expr instanceof Expr.Name name) {
      if (isOfBackwardPass(name.name())) {
        from.add(written(name.name()));
      }
    } else {
      expr.parts().stream()
          .filter(part -> !isScaling(expr, part))
          .forEach(part -> from.add(node(line, part)));
    }
    return new Node(line, expr, from);
  }

  private boolean isOfBackwardPass(String name) {
    return writers.containsKey(name) && !forward.contains(name) && !updated.contains(name);
  }

  private boolean isScaling(Expr expr, Expr part) {
    boolean isClipping = isClipping(expr, part) || isQuestionOfSize(expr, part);
    isScaled |= isClipping;
    return isClipping;
  }

  /** True if a factor on the way is computed from gradients, as where they are clipped. */
  boolean isScaled() {
    return isScaled;
  }

  /**
   * True of a factor that is a size of gradients or of x, such as 1 / norm, beside what it scales.
   */
  private boolean isClipping(Expr expr, Expr part) {
    return expr instanceof Expr.Binary product
        && (product.operator() == Operator.TIMES || product.operator() == Operator.DIVIDED)
        && isSize(part, expr)
        && product.parts().stream().anyMatch(other -> !isSize(other, expr) && comesIn(other));
  }

  /** True of what a choice asks of a size, as of {@code norm > 1}. */
  private boolean isQuestionOfSize(Expr expr, Expr part) {
    return expr instanceof Expr.Call choice
        && choice.function().form() instanceof Form.Choice
        && part.equals(choice.arguments().get(0))
        && isSize(part, expr);
  }

  /** True if something of the forward pass reaches an expression. */
  private boolean comesIn(Expr expr) {
    return expr.names().map(Expr.Name::name).anyMatch(this::comesInto);
  }

  private boolean comesInto(String name) {
    if (!isOfBackwardPass(name)) {
      return forward.contains(name);
    }
    Boolean known = comesInto.get(name);
    if (known == null) {
      known = comesIn(names.line(writers.get(name)).value());
      comesInto.put(name, known);
    }
    return known;
  }

  /** True of a number made of sums, norms, ... over values of the backward pass, or over x. */
  private boolean isSize(Expr expr, Expr whole) {
    if (expr instanceof Expr.Name name) {
      return isOfBackwardPass(name.name()) && isNameOfSize(name.name());
    }
    if (expr instanceof Expr.Call call
        && call.function().form() instanceof Form.Reduction
        && call.along() == Along.ALL
        && !call.primed()) {
      return call.names().map(Expr.Name::name).anyMatch(this::isGradientOrInput)
          && (call.names().map(Expr.Name::name).noneMatch(forward::contains)
              || standsTwice(call.arguments().get(0), whole));
    }
    if (isSquareOfInput(expr)) {
      return true;
    }
    return !expr.parts().isEmpty()
        && expr.parts().stream().anyMatch(part -> isSize(part, whole))
        && expr.parts().stream()
            .allMatch(part -> isSize(part, whole) || isPositive(part) || !comesIn(part));
  }

  private boolean isGradientOrInput(String name) {
    return isOfBackwardPass(name) || inputs.contains(name);
  }

  /** True of {@code x.T @ x}, by which some divide a step. */
  private boolean isSquareOfInput(Expr expr) {
    return expr instanceof Expr.Binary product
        && product.operator() == Operator.MATRIX_TIMES
        && product.left() instanceof Expr.Transpose turned
        && turned.of() instanceof Expr.Name a
        && product.right() instanceof Expr.Name b
        && inputs.contains(a.name())
        && inputs.contains(b.name());
  }

  /** True of a gradient without a name of its own beside its size. */
  private static boolean standsTwice(Expr gradient, Expr whole) {
    String text = Printer.print(gradient);
    return whole.all().filter(part -> Printer.print(part).equals(text)).count() > 1;
  }

  /** True of the loss, and of a square, which may stand beside a size. */
  private boolean isPositive(Expr expr) {
    return expr instanceof Expr.Name name
        ? name.name().equals(loss)
        : expr instanceof Expr.Binary power
            && power.operator() == Operator.POWER
            && power.right().equals(new Expr.Num(2, power.right().span()));
  }

  private boolean isNameOfSize(String name) {
    Boolean known = sizes.get(name);
    if (known == null) {
      Expr value = names.line(writers.get(name)).value();
      known = isSize(value, value);
      sizes.put(name, known);
    }
    return known;
  }

  private boolean isSource(Node node) {
    return node.expr() instanceof Expr.Name name && forward.contains(name.name());
  }

  /** The names with which the step begins that are read on the way, but for the forward pass. */
  Set<String> begins() {
    return begins(above(end, null));
  }

  private Set<String> begins(Set<Node> of) {
    Set<String> begins = new HashSet<>();
    for (Node node : of) {
      if (node.expr() instanceof Expr.Name name && !writers.containsKey(name.name())) {
        begins.add(name.name());
      }
    }
    return begins;
  }

  /** The numbers of the lines on the way, ascending. */
  List<Integer> lines() {
    Set<Node> above = above(end, null);
    return values.entrySet().stream()
        .filter(entry -> above.contains(entry.getValue()))
        .map(entry -> writers.get(entry.getKey()))
        .sorted()
        .toList();
  }

  /**
   * An expression through which all ways from the forward pass lead.
   *
   * @param line the line it stands in
   * @param expr with the names of single assignment; this very one, where it stands twice
   * @param begins the names with which the step begins that it is computed from, but for what the
   *     forward pass does with them
   * @param mixed those that come in behind it
   */
  record Gate(int line, Expr expr, Set<String> begins, Set<String> mixed) {}

  /** A node and all that it is computed from, not looking behind one of them. */
  private static Set<Node> above(Node node, Node barrier) {
    Set<Node> above = new HashSet<>();
    List<Node> open = new ArrayList<>(List.of(node));
    while (!open.isEmpty()) {
      Node next = open.remove(open.size() - 1);
      if (!next.equals(barrier) && above.add(next)) {
        open.addAll(next.from());
      }
    }
    return above;
  }

  /** True if something of the forward pass comes in at all. */
  boolean reachesForward() {
    return above(end, null).stream().anyMatch(this::isSource);
  }

  /**
   * The expressions through which all ways from the forward pass lead, the last first; that of the
   * end itself is left out.
   */
  List<Gate> gates() {
    return above(end, null).stream()
        .filter(node -> !node.equals(end) && !isNameOfLine(node))
        .filter(node -> above(node, null).stream().anyMatch(this::isSource))
        .filter(node -> above(end, node).stream().noneMatch(this::isSource))
        .sorted(Comparator.comparing((Node node) -> above(node, null).size()).reversed())
        .map(
            node ->
                new Gate(
                    node.line(), node.expr(), begins(above(node, null)), begins(above(end, node))))
        .toList();
  }

  /** True of a name that only stands for the value of a line, which is a node as well. */
  private boolean isNameOfLine(Node node) {
    return node.expr() instanceof Expr.Name && !node.from().isEmpty();
  }
}
