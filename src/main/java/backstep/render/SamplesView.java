package backstep.render;

import backstep.machine.Machine;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tables with a row or a column for each sample of the data. */
public final class SamplesView {
  private static final int MOST_SAMPLES = 24;

  private SamplesView() {}

  /** A scalar as a row a sample, a vector as a column a sample, matrices below each other. */
  public static String draw(Expr expr, List<Matrix> values, Machine machine, View view) {
    Shape shape = values.get(0).shape();
    List<Integer> samples = Corners.shown(values.size(), MOST_SAMPLES);
    Labels labels = new Headings(machine).of(expr);
    String text = Printer.print(expr);
    String word = machine.experiment().rowWord();
    if (shape.isScalar()) {
      return new Table(1)
          .numbers(word, MatrixView.labels(samples, Integer::toString))
          .numbers(
              text, MatrixView.cells(samples, i -> values.get(i).scalar(), format(values, view)))
          .draw(view);
    }
    return shape.isVector()
        ? text + ": " + shape + "\n" + vectors(word, values, samples, labels, view)
        : matrices(text + ", " + word, values, samples, labels, view);
  }

  private static String vectors(
      String word, List<Matrix> values, List<Integer> samples, Labels labels, View view) {
    boolean standing = values.get(0).shape().cols() == 1;
    List<Integer> units = Corners.shown((int) values.get(0).shape().cells(), MOST_SAMPLES);
    Table table =
        new Table(1)
            .numbers("unit", MatrixView.labels(units, standing ? labels.rows() : labels.cols()));
    DoubleFunction<String> format = format(values, view);
    for (int sample : samples) {
      if (sample == Corners.GAP) {
        table.numbers("...", units.stream().map(unit -> "...").toList());
      } else {
        Matrix value = values.get(sample);
        table.numbers(
            word + " " + sample,
            MatrixView.cells(units, i -> standing ? value.get(i, 0) : value.get(0, i), format));
      }
    }
    return table.draw(view);
  }

  private static String matrices(
      String name, List<Matrix> values, List<Integer> samples, Labels labels, View view) {
    StringBuilder text = new StringBuilder();
    for (int sample : samples) {
      if (sample != Corners.GAP) {
        text.append(name).append(' ').append(sample).append('\n');
        text.append(MatrixView.grid(values.get(sample), labels, view));
      }
    }
    return text.toString();
  }

  /** Without decimals where the cells of all samples are whole. */
  private static DoubleFunction<String> format(List<Matrix> values, View view) {
    boolean whole =
        values.stream().noneMatch(value -> value.anyCell(cell -> cell != Math.rint(cell)));
    return whole ? view.numbers()::formatWhole : view.numbers()::format;
  }

  /** The outputs beside the targets, and how many are right. */
  public static String test(Experiment experiment, List<Matrix> outputs, View view) {
    DataSet data = experiment.data();
    List<Integer> samples = Corners.shown(data.size(), MOST_SAMPLES);
    int right =
        (int) IntStream.range(0, data.size()).filter(i -> data.isRight(i, outputs.get(i))).count();
    String table =
        inputs(experiment.rowWord(), data, samples, view)
            .numbers("y", each(samples, i -> view.inline(outputs.get(i))))
            .numbers(
                "|y - d|",
                each(samples, i -> view.inline(Matrix.scalar(data.distance(i, outputs.get(i))))))
            .text("", each(samples, i -> data.isRight(i, outputs.get(i)) ? "right" : "wrong"))
            .draw(view);
    return table
        + right
        + " of "
        + data.size()
        + " right: every |y - d| below "
        + DataSet.RIGHT
        + "\n";
  }

  /** The samples themselves. */
  public static String data(DataSet data, View view) {
    String samples = Prose.counted(data.size(), "sample");
    String inputs = Prose.counted(data.inputs().size(), "input");
    return data.name()
        + ": "
        + samples
        + ", "
        + inputs
        + " "
        + String.join(", ", cut(data.inputs()))
        + "\n"
        + inputs("sample", data, Corners.shown(data.size(), MOST_SAMPLES), view).draw(view);
  }

  private static List<String> cut(List<String> names) {
    return MatrixView.labels(Corners.shown(names.size(), 8), names::get);
  }

  private static Table inputs(String word, DataSet data, List<Integer> samples, View view) {
    return new Table(1)
        .numbers(word, MatrixView.labels(samples, Integer::toString))
        .text("x", each(samples, i -> view.inline(data.sample(i).x())))
        .text("d", each(samples, i -> view.inline(data.sample(i).d())));
  }

  private static List<String> each(List<Integer> samples, IntFunction<String> cell) {
    List<String> cells = new ArrayList<>();
    samples.forEach(i -> cells.add(i == Corners.GAP ? "..." : cell.apply(i)));
    return cells;
  }
}
