package backstep.machine;

import backstep.notation.Expr;
import backstep.notation.Printer;

/**
 * A breakpoint or a watch.
 *
 * @param condition it stops only where this holds; null for always
 * @param hits how often it has stopped a run
 * @param ignored how many of the next hits are to be passed over
 */
public record Stop(int number, Trigger trigger, Expr condition, int hits, int ignored) {

  Stop hit() {
    return new Stop(number, trigger, condition, hits + 1, Math.max(0, ignored - 1));
  }

  Stop at(Trigger moved) {
    return new Stop(number, moved, condition, hits, ignored);
  }

  @Override
  public String toString() {
    return trigger + (condition == null ? "" : " if " + Printer.print(condition));
  }
}
