package backstep.insight.surface;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A number of the network over a rectangle of its first two inputs: that of the data, corners
 * included. For the question's data this is [0, 1] x [0, 1] at x = (x1, x2, 1, 1), as the question
 * draws it. Where only one input differs from sample to sample it is a line, which has one row.
 *
 * @param name what is drawn
 * @param axes of the inputs: of that which goes across, columns ascending, and of that which goes
 *     up, rows ascending
 * @param values rows x columns
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and only read
public record Surface(String name, List<Axis> axes, double[][] values) {
  /** How far units are drawn beyond the data, as a share of their range. */
  private static final double MARGIN = 0.5;

  /** Lines that are nearer to each other than this share of the range lie on each other. */
  private static final double SAME = 1e-3;

  /**
   * A value over the inputs, with the parameters that a state has now.
   *
   * @param expr 1 x 1
   * @throws UserError if it is not
   */
  public static Surface of(Machine machine, State state, Expr expr, int columns, int rows) {
    return of(Grid.of(machine, state, columns, rows, 0), expr);
  }

  private static Surface of(Grid grid, Expr expr) {
    return new Surface(Printer.print(expr), grid.axes(), grid.values(expr));
  }

  /** The same beyond the data, as far as units are drawn. */
  public static Surface beyond(Machine machine, State state, Expr expr, int columns) {
    return of(Grid.of(machine, state, columns, 1, MARGIN), expr);
  }

  /**
   * The pre-activation of each unit of the first hidden layer over the inputs, and beyond the data,
   * since a unit may turn on just outside of them.
   *
   * @throws UserError if there is no such layer, or none for one sample
   */
  public static List<Surface> ofUnits(Machine machine, State state, int columns, int rows) {
    Grid grid = Grid.of(machine, state, columns, rows, MARGIN);
    List<double[][]> units = grid.units();
    return IntStream.range(0, units.size())
        .mapToObj(unit -> new Surface(Integer.toString(unit), grid.axes(), units.get(unit)))
        .toList();
  }

  public Axis across() {
    return axes.get(0);
  }

  /** Not of a line. */
  public Axis up() {
    return axes.get(1);
  }

  public boolean isLine() {
    return axes.size() == 1;
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

  /** The units of which this holds all over. */
  public static List<Integer> unitsWhere(List<Surface> units, DoublePredicate holds) {
    return IntStream.range(0, units.size())
        .filter(unit -> units.get(unit).cells().allMatch(holds))
        .boxed()
        .toList();
  }

  /** The units that turn on or off here; those together whose lines lie on each other. */
  public static List<List<Integer>> lines(List<Surface> units) {
    List<List<Integer>> lines = new ArrayList<>();
    for (int unit = 0; unit < units.size(); unit++) {
      Surface one = units.get(unit);
      if (one.cells().anyMatch(z -> z >= 0) && one.cells().anyMatch(z -> z < 0)) {
        lines.stream()
            .filter(line -> units.get(line.get(0)).isMultipleOf(one))
            .findFirst()
            .orElseGet(() -> added(lines))
            .add(unit);
      }
    }
    return lines;
  }

  private static List<Integer> added(List<List<Integer>> lines) {
    lines.add(new ArrayList<>());
    return lines.get(lines.size() - 1);
  }

  /** True if the two are 0 at the same places, since they differ by a factor alone. */
  private boolean isMultipleOf(Surface other) {
    double[] here = cells().toArray();
    double[] there = other.cells().toArray();
    int largest =
        IntStream.range(0, there.length)
            .reduce(0, (most, i) -> Math.abs(there[i]) > Math.abs(there[most]) ? i : most);
    double factor = here[largest] / there[largest];
    return IntStream.range(0, here.length)
        .allMatch(i -> Math.abs(here[i] - factor * there[i]) <= SAME * Math.abs(here[largest]));
  }
}
