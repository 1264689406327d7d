package backstep.insight.surface;

import backstep.machine.Machine;
import backstep.machine.Reading;
import backstep.machine.State;
import backstep.machine.Survey;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Expr;
import backstep.notation.HiddenLayer;
import backstep.notation.Printer;
import backstep.notation.Sample;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The places over the inputs at which values are computed; the inputs that are not drawn are at
 * their mean over the data.
 *
 * @param axes of one or two inputs
 * @param columns places along the first of them
 * @param points the places as samples, row by row
 */
record Grid(Machine machine, State state, List<Axis> axes, int columns, DataSet points) {

  /**
   * One over the rectangle of the data.
   *
   * @param margin how far it goes beyond them on each side, as a share of their range
   */
  static Grid of(Machine machine, State state, int columns, int rows, double margin) {
    DataSet data = machine.experiment().data();
    List<Integer> inputs = Axis.inputs(data);
    List<Axis> axes = inputs.stream().map(input -> Axis.of(data, input, margin)).toList();
    double[] x = means(data);
    List<Sample> points = new ArrayList<>();
    for (int row = 0; row < (axes.size() > 1 ? rows : 1); row++) {
      for (int column = 0; column < columns; column++) {
        x[inputs.get(0)] = axes.get(0).at(column, columns);
        if (axes.size() > 1) {
          x[inputs.get(1)] = axes.get(1).at(row, rows);
        }
        points.add(Sample.of(Matrix.column(x.clone()), data.sample(0).d()));
      }
    }
    DataSet there = new DataSet(data.name(), data.inputs(), data.outputs(), points);
    return new Grid(machine, state, axes, columns, there);
  }

  private static double[] means(DataSet data) {
    return IntStream.range(0, data.inputs().size())
        .mapToDouble(input -> Axis.statistics(data, input).getAverage())
        .toArray();
  }

  /** The values of an expression, which has to be one number, row by row. */
  double[][] values(Expr expr) {
    List<Matrix> values = values(Reading.atEnd(expr));
    if (!values.get(0).shape().isScalar()) {
      String name = Printer.print(expr);
      throw new UserError(
          "a surface is drawn of one number, and "
              + name
              + " is "
              + values.get(0).shape()
              + ": plot surface "
              + name
              + "[0] draws its first",
          expr.span());
    }
    return rows(values, 0);
  }

  /** The pre-activation of each unit of the first hidden layer. */
  List<double[][]> units() {
    List<HiddenLayer> layers = HiddenLayer.of(machine.experiment().program());
    if (layers.isEmpty()) {
      throw noUnits();
    }
    HiddenLayer layer = layers.get(0);
    Reading reading = new Reading(layer.line(), layer.preactivation());
    List<Matrix> values = values(reading).stream().map(layer::byUnit).toList();
    if (values.get(0).shape().cols() > 1) {
      throw noUnits();
    }
    return IntStream.range(0, values.get(0).shape().rows())
        .mapToObj(unit -> rows(values, unit))
        .toList();
  }

  private static UserError noUnits() {
    return new UserError("this program has no hidden layer whose units could be drawn");
  }

  private List<Matrix> values(Reading reading) {
    Machine there = machine.onOther(points);
    return Survey.of(there, there.adopt(state), reading).values();
  }

  private double[][] rows(List<Matrix> values, int unit) {
    double[][] rows = new double[values.size() / columns][columns];
    for (int i = 0; i < values.size(); i++) {
      rows[i / columns][i % columns] = values.get(i).get(unit, 0);
    }
    return rows;
  }
}
