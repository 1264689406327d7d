package backstep.render;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Step;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.notation.Axes;
import backstep.notation.Expr;
import backstep.notation.Operator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What rows and columns are called in a step: inputs and outputs by their names, samples by their
 * numbers in the data, all else by its number.
 */
public final class Headings {
  private final Machine machine;
  private final Step step;
  private final Axes axes;
  private final DataSet data;
  private final List<String> names;

  public Headings(Machine machine, State state) {
    this.machine = machine;
    this.step = state.step();
    this.axes = new Axes(machine.experiment().program(), this::shape);
    this.data = machine.experiment().data();
    this.names = machine.experiment().program().writtenNames();
  }

  private Shape shape(String name) {
    return machine.shape(name, step);
  }

  Axes axes() {
    return axes;
  }

  IntFunction<String> rows(String name) {
    return labels(axes.rows(name));
  }

  IntFunction<String> cols(String name) {
    return labels(axes.cols(name));
  }

  /** What one of those is that an axis counts. */
  String word(Axes.Axis axis) {
    return axis.counts(Axes.Kind.INPUTS) ? "input" : isOfSamples(axis) ? rowWord() : "unit";
  }

  private String rowWord() {
    return machine.experiment().rowWord();
  }

  /** A direction of length 1 counts nothing. */
  private boolean isOfSamples(Axes.Axis axis) {
    return step.size() > 1 && axis.counts(Axes.Kind.SAMPLES);
  }

  /** What the places along an axis are called. */
  IntFunction<String> labels(Axes.Axis axis) {
    if (isOfSamples(axis)) {
      return place -> step.rows().get(place).toString();
    }
    return axis.counts(Axes.Kind.INPUTS)
        ? data.inputs()::get
        : axis.counts(Axes.Kind.OUTPUTS) ? data::output : Integer::toString;
  }

  /**
   * What the rows and columns of an expression are called, as far as its form tells: what those of
   * a value of its own shape are, cell by cell.
   */
  Labels of(Expr expr, Shape shape) {
    return find(expr, shape).orElse(Labels.NUMBERS);
  }

  /** The same of the part of an expression's value that belongs to one sample. */
  Labels ofSample(Expr expr, Shape part) {
    return switch (machine.samplesIn(expr)) {
      case ROWS -> of(expr, new Shape(step.size(), part.cols()));
      case COLUMNS -> of(expr, new Shape(part.rows(), step.size()));
      case NEITHER -> of(expr, part);
    };
  }

  private Optional<Labels> find(Expr expr, Shape shape) {
    if (expr instanceof Expr.Name name) {
      return known(name).filter(any -> shape(name.name()).equals(shape));
    }
    if (expr instanceof Expr.Index index && index.of() instanceof Expr.Name name) {
      return known(name).flatMap(whole -> part(whole, index, name, shape));
    }
    if (expr instanceof Expr.Transpose transpose) {
      return find(transpose.of(), shape.transposed()).map(Labels::transposed);
    }
    return keepsPlaces(expr)
        ? expr.parts().stream().flatMap(part -> find(part, shape).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<Labels> known(Expr.Name name) {
    return isMatrix(name.name())
        ? Optional.of(new Labels(rows(name.name()), cols(name.name())))
        : Optional.empty();
  }

  private Optional<Labels> part(Labels whole, Expr.Index index, Expr.Name name, Shape shape) {
    int rows = shape(name.name()).rows();
    int cols = shape(name.name()).cols();
    boolean fits =
        index.row().count(rows) == shape.rows() && index.columns().count(cols) == shape.cols();
    return fits
        ? Optional.of(whole.from(index.row().start(rows), index.columns().start(cols)))
        : Optional.empty();
  }

  /** True if cell (i, j) comes of cells (i, j) of the parts that have its shape. */
  private static boolean keepsPlaces(Expr expr) {
    return expr instanceof Expr.Negative
        || expr instanceof Expr.Call
        || (expr instanceof Expr.Binary binary && binary.operator() != Operator.MATRIX_TIMES);
  }

  private boolean isMatrix(String name) {
    return names.contains(name) || machine.experiment().isOfData(name);
  }
}
