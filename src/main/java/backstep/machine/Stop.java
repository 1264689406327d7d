package backstep.machine;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Printer;

/**
 * A breakpoint or a watch.
 *
 * @param condition it stops only where this holds; null for always
 * @param hits how often it has been met, ignored hits included
 * @param ignored how many of the next hits are to be passed over
 * @param known for a watch the value last seen, or null
 */
public record Stop(
    int number, Trigger trigger, Expr condition, int hits, int ignored, Matrix known) {

  Stop hit() {
    return new Stop(number, trigger, condition, hits + 1, Math.max(0, ignored - 1), known);
  }

  Stop knowing(Matrix value) {
    return new Stop(number, trigger, condition, hits, ignored, value);
  }

  Stop at(Trigger moved) {
    return new Stop(number, moved, condition, hits, ignored, known);
  }

  @Override
  public String toString() {
    return trigger + (condition == null ? "" : " if " + Printer.print(condition));
  }
}
