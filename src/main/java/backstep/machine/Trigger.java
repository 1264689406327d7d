package backstep.machine;

import backstep.notation.Expr;
import backstep.notation.Printer;

/** What makes a {@link Stop} stop a run. */
public sealed interface Trigger {

  /** A line is about to run. */
  record AtLine(int line) implements Trigger {
    @Override
    public String toString() {
      return "line " + line;
    }
  }

  /** A line that writes a name is about to run. */
  record Writes(String name) implements Trigger {
    @Override
    public String toString() {
      return "writes " + name;
    }
  }

  /** A line with a stale read is about to run. */
  record Stale() implements Trigger {
    @Override
    public String toString() {
      return "stale read";
    }
  }

  /** The value of an expression has changed since it was last known. */
  record Changes(Expr expr) implements Trigger {
    @Override
    public String toString() {
      return "watch " + Printer.print(expr);
    }
  }
}
