package backstep.insight.gradient;

import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Whether a parameter that never moves takes the part of a weight or a bias: whether it meets what
 * depends on x. One that stands where x would, beside the weights, is data, and so is what stands
 * where d would; what divides is a scale.
 */
final class Meeting {
  private final Program program;
  private final SortedSet<Integer> forward;
  private final Set<String> moved;

  /**
   * Looks at a program.
   *
   * @param forward the lines that the loss depends on
   * @param moved the parameters that some step moves
   */
  Meeting(Program program, SortedSet<Integer> forward, Set<String> moved) {
    this.program = program;
    this.forward = forward;
    this.moved = moved;
  }

  /**
   * True if some expression of the forward pass combines the two.
   *
   * @param value of the parameter: one of 0 and another number is a mask where it is a factor
   */
  boolean isWithInputs(String parameter, Matrix value) {
    Set<String> ofInputs = new HashSet<>(program.inputNames());
    program.parameters().stream().map(Line::target).filter(this::isData).forEach(ofInputs::add);
    Set<String> ofParameter = new HashSet<>(Set.of(parameter));
    Set<String> ofWeights = new HashSet<>(moved);
    boolean isMask =
        value.largest() > 0
            && !value.anyCell(cell -> cell != 0 && Math.abs(cell) != value.largest());
    if (ofInputs.contains(parameter)) {
      return false;
    }
    for (int number : forward) {
      Line line = program.line(number);
      boolean isMet =
          line.value()
              .all()
              .filter(expr -> !(isMask && isProduct(expr)))
              .anyMatch(expr -> meet(expr, ofParameter, ofInputs, ofWeights));
      if (isMet) {
        return true;
      }
      List.of(ofInputs, ofParameter, ofWeights).stream()
          .filter(names -> reads(line.value(), names))
          .forEach(names -> names.add(line.target()));
    }
    return false;
  }

  /** True of what never moves and is multiplied with a parameter that does, as x would be. */
  boolean isData(String name) {
    return !moved.contains(name)
        && forward.stream()
            .flatMap(number -> program.line(number).value().all())
            .anyMatch(expr -> isProduct(expr, name));
  }

  private boolean isProduct(Expr expr, String name) {
    return isProduct(expr)
        && expr.parts().stream().anyMatch(part -> isNamed(part, Set.of(name)))
        && expr.parts().stream().anyMatch(part -> isNamed(part, moved));
  }

  private static boolean isProduct(Expr expr) {
    return expr instanceof Expr.Binary product
        && (product.operator() == Operator.TIMES || product.operator() == Operator.MATRIX_TIMES);
  }

  /** True of a value itself, of a cell of it, and of its transpose. */
  private static boolean isNamed(Expr expr, Set<String> names) {
    return expr instanceof Expr.Name name
        ? names.contains(name.name())
        : (expr instanceof Expr.Transpose || expr instanceof Expr.Index)
            && isNamed(expr.parts().get(0), names);
  }

  private static boolean meet(
      Expr expr, Set<String> ofParameter, Set<String> ofInputs, Set<String> ofWeights) {
    if (expr.parts().size() < 2) {
      return false;
    }
    boolean isMet = false;
    for (Expr part : expr.parts()) {
      isMet |= reads(part, ofInputs) && !reads(part, ofParameter);
    }
    return isMet
        && expr.parts().stream()
            .filter(part -> reads(part, ofParameter) && !reads(part, ofInputs))
            .anyMatch(part -> !isScaleOrTarget(expr, part, ofWeights));
  }

  /** True of what divides, is taken from something, or is compared with answers by a loss. */
  private static boolean isScaleOrTarget(Expr expr, Expr part, Set<String> ofWeights) {
    if (expr instanceof Expr.Binary binary) {
      return switch (binary.operator()) {
        case DIVIDED -> binary.right().equals(part);
        case PLUS -> !reads(expr, ofWeights);
        case MINUS -> true;
        default -> false;
      };
    }
    return expr instanceof Expr.Call call && call.function().form() instanceof Form.Loss;
  }

  private static boolean reads(Expr expr, Set<String> names) {
    return expr.names().anyMatch(name -> names.contains(name.name()));
  }
}
