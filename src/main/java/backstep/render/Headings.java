package backstep.render;

import backstep.machine.Machine;
import backstep.notation.Axes;
import backstep.notation.Expr;
import java.util.List;
import java.util.function.IntFunction;

/** What rows and columns are called: inputs by their names, all else by its number. */
final class Headings {
  private final Axes axes;
  private final List<String> inputs;

  Headings(Machine machine) {
    this.axes = new Axes(machine.experiment().program(), machine::shape);
    this.inputs = machine.experiment().data().inputs();
  }

  Axes axes() {
    return axes;
  }

  IntFunction<String> rows(String name) {
    return axes.rowsAreInputs(name) ? inputs::get : Integer::toString;
  }

  IntFunction<String> cols(String name) {
    return axes.colsAreInputs(name) ? inputs::get : Integer::toString;
  }

  /**
   * The headings of the columns of an expression: of {@code P} and {@code before(P)} those of P.
   */
  IntFunction<String> colsOf(Expr expr, List<String> known) {
    return nameIn(expr, known) == null ? Integer::toString : cols(nameIn(expr, known));
  }

  IntFunction<String> rowsOf(Expr expr, List<String> known) {
    return nameIn(expr, known) == null ? Integer::toString : rows(nameIn(expr, known));
  }

  private static String nameIn(Expr expr, List<String> known) {
    Expr inner =
        expr instanceof Expr.Call call && call.arguments().size() == 1
            ? call.arguments().get(0)
            : expr;
    return inner instanceof Expr.Name name && (known.contains(name.name()) || isGiven(name))
        ? name.name()
        : null;
  }

  private static boolean isGiven(Expr.Name name) {
    return name.name().equals("x") || name.name().equals("d");
  }
}
