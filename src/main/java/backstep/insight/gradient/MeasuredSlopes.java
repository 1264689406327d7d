package backstep.insight.gradient;

import backstep.insight.gradient.CheckedCell.Status;
import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The slopes of a 1 x 1 value in one sample, by all that the program computes a gradient of: a
 * parameter is changed when the sample begins, any other value right after its line.
 */
final class MeasuredSlopes {
  /** Numbers that may be computed; beyond, only some of the cells are looked at. */
  private static final double MOST_WORK = 4e8;

  private static final int RUNS_PER_CELL = 20;
  private static final int ROUNDING_RUNS = 4;

  /** By how much a rounding error may pass the largest of those few that were tried. */
  private static final double ROUNDING_MARGIN = 8;

  private static final double ESTIMATE_MARGIN = 2;

  private final Machine machine;
  private final String of;
  private final Rerun rerun;

  /** The states of the sample: the i-th stands before line i + 1. */
  private final List<State> states = new ArrayList<>();

  private final List<GradientLine> gradients;
  private final Rerun.Outcome here;
  private final List<Map<String, Matrix>> blurred = new ArrayList<>();
  private final Map<GradientLine, List<Measured>> measured = new HashMap<>();
  private final int stride;

  private record Measured(int row, int col, MeasuredSlope slope) {}

  MeasuredSlopes(Machine machine, State begun, String of, boolean ofParametersOnly) {
    this.machine = machine;
    this.of = of;
    this.rerun = new Rerun(machine, of);
    runOnce(begun);
    this.here = rerun.from(begun);
    Program program = machine.experiment().program();
    this.gradients =
        GradientLine.of(program).stream()
            .filter(gradient -> gradient.isOfParameter() || !ofParametersOnly)
            .filter(gradient -> gradient.isOfParameter() || canChange(gradient))
            .toList();
    this.stride = stride();
    if (Double.isFinite(here.value())) {
      blur(begun);
      gradients.forEach(gradient -> measured.put(gradient, measure(gradient)));
    }
  }

  private void runOnce(State begun) {
    states.add(begun);
    while (!last().position().atEnd()) {
      states.add(machine.next(last()));
    }
  }

  private State last() {
    return states.get(states.size() - 1);
  }

  private void blur(State begun) {
    Set<String> names = new HashSet<>(Set.of(of));
    gradients.forEach(gradient -> names.add(gradient.name()));
    for (int run = 0; run < ROUNDING_RUNS; run++) {
      blurred.add(rerun.offByRoundings(begun, names, run));
    }
  }

  double value() {
    return here.value();
  }

  Rerun rerun() {
    return rerun;
  }

  State end() {
    return last();
  }

  /** One cell in so many is looked at. */
  int oneIn() {
    return stride;
  }

  /** False where nothing comes of a change: not to the value, or not to the value alone. */
  private boolean canChange(GradientLine gradient) {
    return rerun.needed().contains(gradient.writtenBy()) && !isSoftmaxOfCrossEntropy(gradient.of());
  }

  /** Its cross-entropy is the formula only where the outputs add up to 1. */
  private boolean isSoftmaxOfCrossEntropy(String name) {
    Program program = machine.experiment().program();
    boolean softmax =
        program.line(program.writers(name).get(0)).value() instanceof Expr.Call call
            && call.function() == Function.SOFTMAX;
    return softmax
        && program.lines().stream()
            .flatMap(line -> line.value().all())
            .anyMatch(
                expr ->
                    expr instanceof Expr.Call call
                        && call.function() == Function.CROSS_ENTROPY
                        && call.arguments().get(0) instanceof Expr.Name read
                        && read.name().equals(name));
  }

  private int stride() {
    double cells = gradients.stream().mapToDouble(g -> machine.shape(g.of()).cells()).sum();
    double work = cells * RUNS_PER_CELL * last().cells();
    return (int) Math.max(1, Math.ceil(work / MOST_WORK));
  }

  private List<Measured> measure(GradientLine gradient) {
    State state = states.get(gradient.writtenBy());
    Matrix value = state.value(gradient.of()).matrix();
    double typical = typical(value);
    double noise = spread(of, Matrix.scalar(here.value()), 0, 0);
    Rerun.Outcome unchanged = gradient.isOfParameter() ? here : rerun.from(state);
    List<Measured> cells = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(0);
    for (long block = 0; block < value.shape().cells(); block += stride) {
      long cell = block + (stride > 1 ? random.nextInt(stride) : 0);
      if (cell < value.shape().cells()) {
        int row = (int) (cell / value.shape().cols());
        int col = (int) (cell % value.shape().cols());
        double at = value.get(row, col);
        MeasuredSlope slope =
            MeasuredSlope.of(
                changed -> rerun.from(state, gradient.of(), row, col, changed),
                at,
                Math.max(Math.abs(at), typical),
                unchanged,
                noise);
        cells.add(new Measured(row, col, slope));
      }
    }
    return cells;
  }

  /** The root mean square of the cells; 1 where all are 0. */
  private static double typical(Matrix value) {
    Shape shape = value.shape();
    double sum = 0;
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        sum += value.get(i, j) / shape.cells() * value.get(i, j);
      }
    }
    return sum > 0 && Double.isFinite(sum) ? Math.sqrt(sum) : 1;
  }

  /** How far roundings can move a cell. */
  private double spread(String name, Matrix value, int row, int col) {
    double rounding = Math.ulp(1.0) * Math.abs(value.get(row, col));
    for (Map<String, Matrix> run : blurred) {
      rounding = Math.max(rounding, Math.abs(run.get(name).get(row, col) - value.get(row, col)));
    }
    return rounding;
  }

  /** The gradients as this sample computed them beside the slopes. */
  List<CheckedGradient> check() {
    return against(last());
  }

  /** The gradients that another run of the sample has at its end beside the slopes. */
  List<CheckedGradient> against(State end) {
    return Double.isFinite(here.value())
        ? gradients.stream().map(g -> against(g, end)).toList()
        : List.of();
  }

  private CheckedGradient against(GradientLine gradient, State end) {
    Matrix computed = end.value(gradient.name()).matrix();
    Shape expected = machine.shape(gradient.of());
    if (!computed.shape().equals(expected)) {
      return new CheckedGradient(gradient, computed.shape(), expected, List.of());
    }
    double scale = 0;
    for (Measured cell : measured.get(gradient)) {
      double size = Math.abs(computed.get(cell.row(), cell.col()));
      scale = Math.max(scale, Math.max(finite(size), finite(Math.abs(cell.slope().value()))));
    }
    List<CheckedCell> cells = new ArrayList<>();
    for (Measured cell : measured.get(gradient)) {
      cells.add(check(gradient, cell, computed, scale));
    }
    return new CheckedGradient(gradient, computed.shape(), expected, cells);
  }

  private static double finite(double size) {
    return Double.isFinite(size) ? size : 0;
  }

  private CheckedCell check(GradientLine gradient, Measured cell, Matrix matrix, double scale) {
    double computed = matrix.get(cell.row(), cell.col());
    double rounding =
        spread(gradient.name(), end().value(gradient.name()).matrix(), cell.row(), cell.col());
    double tolerance = ESTIMATE_MARGIN * cell.slope().error() + ROUNDING_MARGIN * rounding;
    Status status = status(computed, cell.slope(), tolerance, scale);
    return new CheckedCell(
        cell.row(), cell.col(), computed, cell.slope().value(), tolerance, status);
  }

  private static Status status(
      double computed, MeasuredSlope slope, double tolerance, double scale) {
    if (slope.obstacle() != MeasuredSlope.Obstacle.NONE) {
      return slope.obstacle() == MeasuredSlope.Obstacle.KINK ? Status.KINK : Status.NOT_FINITE;
    }
    double error = Math.abs(computed - slope.value());
    if (!Double.isFinite(computed) || error > tolerance) {
      return Status.WRONG;
    }
    boolean agrees = error == 0 || tolerance <= CheckedGradient.RESOLUTION * scale;
    return agrees ? Status.RIGHT : Status.BLURRED;
  }
}
