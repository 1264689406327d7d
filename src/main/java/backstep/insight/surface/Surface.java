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
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A number of the network over a rectangle of its first two inputs: that of the data, corners
 * included, the other inputs at their mean over the data. For the question's data this is [0, 1] x
 * [0, 1] at x = (x1, x2, 1, 1), as the question draws it.
 *
 * @param name what is drawn
 * @param across the first input, columns ascending
 * @param up the second input, rows ascending
 * @param values rows x columns
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and only read
public record Surface(String name, Axis across, Axis up, double[][] values) {

  /** An input and the range over which it goes. */
  public record Axis(String name, double from, double to) {
    private static Axis of(DataSet data, int input) {
      DoubleSummaryStatistics cells = statistics(data, input);
      double margin = cells.getMin() == cells.getMax() ? 0.5 : 0;
      return new Axis(data.inputs().get(input), cells.getMin() - margin, cells.getMax() + margin);
    }

    /** The value at a place of so many, the first and the last at the ends of the range. */
    public double at(double place, int size) {
      return from + (to - from) * place / (size - 1);
    }

    /** Which of so many places is nearest to a value. */
    public int place(double value, int size) {
      return (int) Math.round((value - from) / (to - from) * (size - 1));
    }
  }

  /**
   * A value over the inputs, with the parameters that a state has now.
   *
   * @param expr 1 x 1
   * @throws UserError if it is not, or if the data has only one input
   */
  public static Surface of(Machine machine, State state, Expr expr, int columns, int rows) {
    Grid grid = Grid.of(machine, columns, rows);
    String name = Printer.print(expr);
    List<Matrix> values = grid.values(machine, state, Reading.atEnd(expr));
    if (!values.get(0).shape().isScalar()) {
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
    return grid.surface(name, values, 0);
  }

  /**
   * The pre-activation of each unit of the first hidden layer over the inputs.
   *
   * @throws UserError if there is no such layer, or none for one sample, or only one input
   */
  public static List<Surface> ofUnits(Machine machine, State state, int columns, int rows) {
    List<HiddenLayer> layers = HiddenLayer.of(machine.experiment().program());
    if (layers.isEmpty()) {
      throw noUnits();
    }
    HiddenLayer layer = layers.get(0);
    Grid grid = Grid.of(machine, columns, rows);
    Reading reading = new Reading(layer.line(), layer.preactivation());
    List<Matrix> values = grid.values(machine, state, reading).stream().map(layer::byUnit).toList();
    if (values.get(0).shape().cols() > 1) {
      throw noUnits();
    }
    return IntStream.range(0, values.get(0).shape().rows())
        .mapToObj(unit -> grid.surface(Integer.toString(unit), values, unit))
        .toList();
  }

  private static UserError noUnits() {
    return new UserError("this program has no hidden layer whose units could be drawn");
  }

  private static DoubleSummaryStatistics statistics(DataSet data, int input) {
    return data.samples().stream()
        .mapToDouble(sample -> sample.x().get(input, 0))
        .summaryStatistics();
  }

  /** All values, row by row. */
  public DoubleStream cells() {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream);
  }

  public int rows() {
    return values.length;
  }

  public int columns() {
    return values[0].length;
  }

  /** True where the value passes a level on the way to the next place across or up. */
  public boolean passes(double level, int row, int column) {
    boolean isAbove = values[row][column] >= level;
    return (column + 1 < columns() && isAbove != values[row][column + 1] >= level)
        || (row + 1 < rows() && isAbove != values[row + 1][column] >= level);
  }

  /** The places at which the values are computed. */
  private record Grid(Axis across, Axis up, DataSet points, int columns) {
    private static Grid of(Machine machine, int columns, int rows) {
      DataSet data = machine.experiment().data();
      if (data.inputs().size() < 2) {
        throw new UserError("a surface is drawn over two inputs, and the data has only one");
      }
      Axis across = Axis.of(data, 0);
      Axis up = Axis.of(data, 1);
      double[] x = means(data);
      List<Sample> points = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          x[0] = across.at(column, columns);
          x[1] = up.at(row, rows);
          points.add(Sample.of(Matrix.column(x.clone()), data.sample(0).d()));
        }
      }
      return new Grid(
          across, up, new DataSet(data.name(), data.inputs(), data.outputs(), points), columns);
    }

    private static double[] means(DataSet data) {
      return IntStream.range(0, data.inputs().size())
          .mapToDouble(input -> statistics(data, input).getAverage())
          .toArray();
    }

    private List<Matrix> values(Machine machine, State state, Reading reading) {
      Machine there = new Machine(machine.experiment().on(points));
      return Survey.of(there, there.adopt(state), reading).values();
    }

    private Surface surface(String name, List<Matrix> points, int unit) {
      double[][] values = new double[points.size() / columns][columns];
      for (int i = 0; i < points.size(); i++) {
        values[i / columns][i % columns] = points.get(i).get(unit, 0);
      }
      return new Surface(name, across, up, values);
    }
  }
}
