package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Survey;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.Derivation;
import backstep.notation.Expr;
import backstep.notation.Line;
import java.util.List;

/** What can be derived for a machine's program: its shapes and data are known. */
public final class Derived {
  private static final double ROUNDING = 1e-9;

  private Derived() {}

  /**
   * The backward section that goes with the forward section.
   *
   * @throws backstep.notation.UserError if there is no such section
   */
  public static List<Line> backward(Machine machine) {
    return Derivation.of(
        machine.experiment().program(), machine::shape, targets -> sumsToOne(machine, targets));
  }

  /** True if the cells of these targets add up to 1 in every sample of the data. */
  private static boolean sumsToOne(Machine machine, Expr targets) {
    Expr sum = new Expr.Call(Function.SUM, false, List.of(targets), targets.span());
    return Survey.of(machine, machine.start(), sum).values().stream()
        .mapToDouble(Matrix::scalar)
        .allMatch(total -> Math.abs(total - 1) < ROUNDING);
  }
}
