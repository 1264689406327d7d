package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The slopes of a 1 x 1 value in one step, by all that the program computes a gradient of, found in
 * two ways: by the rules of differentiation, and by central differences, where a parameter is
 * changed when the step begins and any other value right after its line.
 */
final class MeasuredSlopes {
  private final Machine machine;
  private final Witnesses witnesses;
  private final Tape.Playing tape;

  /** The states of the step: the i-th stands before line i + 1. */
  private final List<State> states = new ArrayList<>();

  private final Rerun.Outcome here;
  private final Map<GradientLine, List<Measured>> measured = new HashMap<>();

  /** A cell measured by differences; its slope is null where the rules alone are asked. */
  private record Measured(int row, int col, MeasuredSlope slope) {}

  /**
   * Finds the slopes.
   *
   * @param byDifferences false to ask the rules alone, where they know an answer
   */
  MeasuredSlopes(Witnesses witnesses, State begun, boolean byDifferences) {
    this.machine = witnesses.machine();
    this.witnesses = witnesses;
    this.tape = witnesses.play(begun);
    states.add(begun);
    while (!end().position().atEnd()) {
      states.add(machine.next(end()));
    }
    this.here = witnesses.rerun().from(begun);
    if (Double.isFinite(here.value())) {
      boolean asksBoth = byDifferences || witnesses.tape().refusal().isPresent();
      witnesses.gradients().forEach(line -> measured.put(line, measure(line, asksBoth)));
    }
  }

  double value() {
    return here.value();
  }

  Witnesses witnesses() {
    return witnesses;
  }

  State end() {
    return states.get(states.size() - 1);
  }

  private List<Measured> measure(GradientLine gradient, boolean byDifferences) {
    State state = states.get(gradient.writtenBy());
    Matrix value = state.value(gradient.of()).matrix();
    Rerun.Outcome unchanged = gradient.isOfParameter() ? here : witnesses.rerun().from(state);
    List<Measured> cells = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(0);
    int stride = witnesses.stride();
    for (long block = 0; block < value.shape().cells(); block += stride) {
      long cell = block + (stride > 1 ? random.nextInt(stride) : 0);
      if (cell < value.shape().cells()) {
        int row = (int) (cell / value.shape().cols());
        int col = (int) (cell % value.shape().cols());
        MeasuredSlope slope =
            byDifferences ? measure(gradient.of(), state, row, col, unchanged) : null;
        cells.add(new Measured(row, col, slope));
      }
    }
    return cells;
  }

  private MeasuredSlope measure(
      String name, State state, int row, int col, Rerun.Outcome unchanged) {
    return MeasuredSlope.of(
        witnesses.rerun(),
        state,
        name,
        row,
        col,
        typical(state.value(name).matrix()),
        unchanged,
        tape.spread(run -> run.value(Tape.LOSS).scalar()) + Math.ulp(1.0) * Math.abs(here.value()));
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

  /** The gradients as this step computed them beside the slopes. */
  List<CheckedGradient> check() {
    return against(end());
  }

  /** The gradients that another run of the step has at its end beside the slopes. */
  List<CheckedGradient> against(State end) {
    return Double.isFinite(here.value())
        ? witnesses.gradients().stream().map(g -> against(g, end)).toList()
        : List.of();
  }

  private CheckedGradient against(GradientLine gradient, State end) {
    Matrix computed = end.value(gradient.name()).matrix();
    Shape expected = machine.shape(gradient.of(), end.step());
    if (!computed.shape().equals(expected)) {
      return new CheckedGradient(gradient, computed.shape(), expected, List.of());
    }
    Optional<Matrix> byRules = tape.exact().slope(witnesses.valueOnTape(gradient));
    double scale = 0;
    for (Measured cell : measured.get(gradient)) {
      double slope =
          byRules.map(m -> m.get(cell.row(), cell.col())).orElseGet(() -> cell.slope().value());
      double size = Math.abs(computed.get(cell.row(), cell.col()));
      scale = Math.max(scale, Math.max(finite(size), finite(Math.abs(slope))));
    }
    List<CheckedCell> cells = new ArrayList<>();
    for (Measured cell : measured.get(gradient)) {
      cells.add(check(gradient, cell, computed, byRules, scale));
    }
    return new CheckedGradient(gradient, computed.shape(), expected, cells);
  }

  private static double finite(double size) {
    return Double.isFinite(size) ? size : 0;
  }

  private CheckedCell check(
      GradientLine gradient, Measured at, Matrix matrix, Optional<Matrix> byRules, double scale) {
    double computed = matrix.get(at.row(), at.col());
    Optional<Double> slope = byRules.map(m -> m.get(at.row(), at.col()));
    boolean isExact = slope.isPresent() && slope.get() == computed;
    double rounding = isExact ? Math.ulp(computed) : rounding(gradient, at, computed);
    Verdict verdict = new Verdict(computed, slope, at.slope(), rounding);
    return new CheckedCell(
        at.row(), at.col(), computed, verdict.slope(), verdict.tolerance(), verdict.status(scale));
  }

  /** How far apart roundings can move what the program computes and what the rules say. */
  private double rounding(GradientLine gradient, Measured at, double computed) {
    String value = witnesses.valueOnTape(gradient);
    String own = witnesses.gradientOnTape(gradient);
    double spread =
        tape.spread(
            run ->
                run.value(own).get(at.row(), at.col())
                    - run.slope(value).map(m -> m.get(at.row(), at.col())).orElse(0.0));
    return Math.max(spread, Math.ulp(1.0) * Math.abs(computed));
  }
}
