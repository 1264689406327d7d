package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an expression does to a parameter: the step as it is, less the step with 0 in its place.
 * Where that is no number, as of its sign by {@code a / abs(a)}, half of what it does otherwise
 * than minus the expression.
 */
final class Ablation {
  private final Machine machine;
  private final SingleAssignment names;
  private final Flow.Gate gate;
  private final Machine as;
  private final Machine without;

  Ablation(Machine machine, SingleAssignment names, Flow.Gate gate) {
    this.machine = machine;
    this.names = names;
    this.gate = gate;
    this.as = with(part -> part);
    this.without = with(part -> times(0, part));
  }

  @SuppressWarnings("ReferenceEquality") // an equal expression may stand beside it
  private Machine with(UnaryOperator<Expr> instead) {
    Program program = machine.experiment().program();
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= program.size(); number++) {
      Line line = names.line(number);
      boolean isAtGate = gate.line() == number;
      Expr value =
          line.value()
              .replaced(
                  part ->
                      isAtGate && part == gate.expr()
                          ? Optional.of(instead.apply(part))
                          : Optional.empty());
      lines.add(line.with(value));
    }
    return machine.withLines(program.editLines(own -> lines));
  }

  private static Expr times(double factor, Expr expr) {
    return new Expr.Binary(Operator.TIMES, new Expr.Num(factor, expr.span()), expr, expr.span());
  }

  /** By how much a parameter ends elsewhere because of the expression. */
  Matrix on(String parameter, State begun) {
    Matrix here = end(as, parameter, begun);
    Matrix effect = here.minus(end(without, parameter, begun));
    return effect.anyCell(cell -> !Double.isFinite(cell))
        ? here.minus(end(opposite(), parameter, begun)).map(cell -> cell / 2)
        : effect;
  }

  /** Seldom asked for. */
  private Machine opposite() {
    return with(part -> times(-1, part));
  }

  private Matrix end(Machine as, String parameter, State begun) {
    State end = as.after(as.adopt(begun), as.clock().lines());
    return end.value(names.atEnd(parameter)).matrix();
  }
}
