package backstep.render;

import backstep.machine.Machine;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.notation.Axes;
import backstep.notation.Expr;
import backstep.notation.Operator;
import java.util.List;
import java.util.function.IntFunction;

/** What rows and columns are called: inputs and outputs by their names, all else by its number. */
final class Headings {
  private final Machine machine;
  private final Axes axes;
  private final DataSet data;
  private final List<String> names;

  Headings(Machine machine) {
    this.machine = machine;
    this.axes = new Axes(machine.experiment().program(), machine::shape);
    this.data = machine.experiment().data();
    this.names = machine.experiment().program().writtenNames();
  }

  Axes axes() {
    return axes;
  }

  IntFunction<String> rows(String name) {
    return axes.rowsAreInputs(name)
        ? data.inputs()::get
        : axes.rowsAreOutputs(name) ? data::output : Integer::toString;
  }

  IntFunction<String> cols(String name) {
    return axes.colsAreInputs(name)
        ? data.inputs()::get
        : axes.colsAreOutputs(name) ? data::output : Integer::toString;
  }

  /** What the rows and columns of an expression are called, as far as its form tells. */
  Labels of(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return isMatrix(name.name())
          ? new Labels(rows(name.name()), cols(name.name()))
          : Labels.NUMBERS;
    }
    if (expr instanceof Expr.Index index && index.of() instanceof Expr.Name name) {
      return isMatrix(name.name()) ? part(index, name) : Labels.NUMBERS;
    }
    if (expr instanceof Expr.Transpose transpose) {
      return of(transpose.of()).transposed();
    }
    return keepsPlaces(expr) ? of(expr.parts().get(0)) : Labels.NUMBERS;
  }

  private Labels part(Expr.Index index, Expr.Name name) {
    Shape shape = machine.shape(name.name());
    return of(name).from(index.row().start(shape.rows()), index.columns().start(shape.cols()));
  }

  /** True if cell (i, j) comes of cell (i, j) of the first part. */
  private static boolean keepsPlaces(Expr expr) {
    return expr instanceof Expr.Negative
        || (expr instanceof Expr.Call && !expr.parts().isEmpty())
        || (expr instanceof Expr.Binary binary && binary.operator() != Operator.MATRIX_TIMES);
  }

  private boolean isMatrix(String name) {
    return names.contains(name) || name.equals("x") || name.equals("d");
  }
}
