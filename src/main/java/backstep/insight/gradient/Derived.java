package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Survey;
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
        machine.experiment().program(), machine::shape, expr -> isOne(machine, expr));
  }

  /** True if all cells are 1 in every sample of the data. */
  private static boolean isOne(Machine machine, Expr expr) {
    return Survey.of(machine, machine.start(), expr).values().stream()
        .allMatch(value -> value.allCells(cell -> Math.abs(cell - 1) < ROUNDING));
  }
}
