package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import backstep.notation.Statement;
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
  private final SingleAssignment names;
  private final Machine as;
  private final Machine without;
  private final Machine opposite;

  Ablation(Machine machine, SingleAssignment names, Flow.Gate gate) {
    this.names = names;
    this.as = with(machine, gate, part -> part);
    this.without = with(machine, gate, part -> times(0, part));
    this.opposite = with(machine, gate, part -> times(-1, part));
  }

  @SuppressWarnings("ReferenceEquality") // an equal expression may stand beside it
  private Machine with(Machine machine, Flow.Gate gate, UnaryOperator<Expr> instead) {
    Program program = machine.experiment().program();
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= program.size(); number++) {
      Line line = names.line(number);
      Expr value = line.value();
      if (gate.line() == number) {
        value =
            value.replaced(
                part -> part == gate.expr() ? Optional.of(instead.apply(part)) : Optional.empty());
      }
      lines.add(
          new Line(
              line.section(),
              new Statement(line.target(), value, line.statement().span()),
              line.remark()));
    }
    return new Machine(machine.experiment().with(program.editLines(own -> lines)));
  }

  private static Expr times(double factor, Expr expr) {
    return new Expr.Binary(Operator.TIMES, new Expr.Num(factor, expr.span()), expr, expr.span());
  }

  /** By how much a parameter ends elsewhere because of the expression. */
  Matrix on(String parameter, State begun) {
    Matrix here = end(as, parameter, begun);
    Matrix effect = here.zip(end(without, parameter, begun), (a, b) -> a - b);
    return effect.anyCell(cell -> !Double.isFinite(cell))
        ? here.zip(end(opposite, parameter, begun), (a, b) -> (a - b) / 2)
        : effect;
  }

  private Matrix end(Machine machine, String parameter, State begun) {
    State end = machine.after(machine.adopt(begun), machine.clock().lines());
    return end.value(names.atEnd(parameter)).matrix();
  }
}
