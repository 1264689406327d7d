package backstep.render;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Pick;
import backstep.notation.Printer;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Tables with a row or a column for each sample of the data. */
public final class SamplesView {
  private static final int MOST_SAMPLES = 24;

  /** Of those that have been asked for by their places. */
  private static final int MOST_ASKED = 1000;

  /** With more of them there is no room for the answers. */
  private static final int MOST_INPUTS = 4;

  private static final String BY_DISTANCE = " (every |y - d| below " + DataSet.RIGHT + ")";

  private static final String BY_CLASS = " (the largest y is where d is 1)";

  private SamplesView() {}

  /**
   * A scalar as a row a sample, a vector as a column a sample, matrices below each other.
   *
   * @param value the value for a sample, which is asked of those that are shown
   * @param asked which samples; of all of them fewer are shown than of some
   */
  public static String draw(
      Expr expr, IntFunction<Matrix> value, Pick asked, Machine machine, State state, View view) {
    int size = machine.experiment().data().size();
    int most = asked.equals(Pick.ALL) ? MOST_SAMPLES : MOST_ASKED;
    List<Integer> samples =
        Corners.shown(asked.count(size), most).stream()
            .map(place -> place == Corners.GAP ? place : asked.start(size) + place)
            .toList();
    String text = Printer.print(expr);
    String word = machine.experiment().rowWord();
    Shape shape = value.apply(samples.get(0)).shape();
    Labels labels = new Headings(machine, state).ofSample(expr, shape);
    if (!shape.isVector()) {
      return matrices(text + ", " + word, value, samples, labels, view);
    }
    Map<Integer, Matrix> values = new TreeMap<>();
    samples.stream()
        .filter(sample -> sample != Corners.GAP)
        .forEach(sample -> values.put(sample, value.apply(sample)));
    return shape.isScalar()
        ? scalars(text, word, values, samples, view)
        : text + ": " + shape + "\n" + vectors(word, values, samples, labels, view);
  }

  private static String scalars(
      String text, String word, Map<Integer, Matrix> values, List<Integer> samples, View view) {
    return new Table(1)
        .numbers(word, MatrixView.labels(samples, Integer::toString))
        .numbers(text, MatrixView.cells(samples, i -> values.get(i).scalar(), format(values, view)))
        .draw(view);
  }

  private static Matrix first(Map<Integer, Matrix> values) {
    return values.values().iterator().next();
  }

  private static String vectors(
      String word, Map<Integer, Matrix> values, List<Integer> samples, Labels labels, View view) {
    boolean standing = first(values).shape().cols() == 1;
    List<Integer> units = Corners.shown((int) first(values).shape().cells(), MOST_SAMPLES);
    Table table =
        new Table(1)
            .numbers("unit", MatrixView.labels(units, standing ? labels.rows() : labels.cols()));
    DoubleFunction<String> format = format(values, view);
    for (int sample : samples) {
      if (sample == Corners.GAP) {
        table.numbers(Corners.DOTS, units.stream().map(unit -> Corners.DOTS).toList());
      } else {
        Matrix value = values.get(sample);
        table.numbers(
            word + " " + sample,
            MatrixView.cells(units, i -> standing ? value.get(i, 0) : value.get(0, i), format));
      }
    }
    return table.draw(view);
  }

  /** One after the other, since many large ones would not fit the memory together. */
  private static String matrices(
      String name, IntFunction<Matrix> value, List<Integer> samples, Labels labels, View view) {
    StringBuilder text = new StringBuilder();
    for (int sample : samples) {
      if (sample != Corners.GAP) {
        text.append(name).append(' ').append(sample).append('\n');
        text.append(MatrixView.grid(value.apply(sample), labels, view));
      }
    }
    return text.toString();
  }

  /** Without decimals where the cells of all samples that are shown are whole. */
  private static DoubleFunction<String> format(Map<Integer, Matrix> values, View view) {
    boolean whole =
        values.values().stream().noneMatch(value -> value.anyCell(cell -> cell != Math.rint(cell)));
    return whole ? view.numbers()::formatWhole : view.numbers()::format;
  }

  /** Says of a program whose lines draw what a look at its samples has for that; else nothing. */
  public static String drawn(Program program, View view) {
    List<Integer> lines =
        IntStream.rangeClosed(1, program.size())
            .filter(number -> !program.draws(number).isEmpty())
            .boxed()
            .toList();
    boolean isOne = lines.size() == 1;
    return lines.isEmpty()
        ? ""
        : Prose.wrap(
            (isOne ? "line " + lines.get(0) + " draws" : "lines " + Prose.ranges(lines) + " draw")
                + " at random: for this look from a copy of the generator, which the run does not"
                + " feel",
            0,
            view.width());
  }

  /**
   * The outputs beside the targets, and what share of them is right: by the largest output where
   * the targets name classes.
   *
   * @param wrongOnly true to leave out what is right
   */
  public static String test(
      Experiment experiment, List<Matrix> outputs, boolean wrongOnly, View view) {
    DataSet data = experiment.data();
    boolean hasClasses = data.hasClasses();
    IntPredicate isRight =
        i -> hasClasses ? data.isRightClass(i, outputs.get(i)) : data.isRight(i, outputs.get(i));
    int[] rows =
        IntStream.range(0, data.size()).filter(i -> !wrongOnly || !isRight.test(i)).toArray();
    long right = IntStream.range(0, data.size()).filter(isRight).count();
    String share =
        right
            + " of "
            + data.size()
            + " right, "
            + Prose.percent((double) right / data.size())
            + (hasClasses ? BY_CLASS : BY_DISTANCE);
    String summary = Prose.wrap(share, 0, view.width());
    return rows.length == 0
        ? summary
        : outputs(data, view) + answers(experiment, outputs, rows, isRight, view) + summary;
  }

  private static String answers(
      Experiment experiment, List<Matrix> outputs, int[] rows, IntPredicate isRight, View view) {
    DataSet data = experiment.data();
    List<Integer> samples =
        Corners.shown(rows.length, MOST_SAMPLES).stream()
            .map(place -> place == Corners.GAP ? place : rows[place])
            .toList();
    return inputs(experiment.rowWord(), data, samples, view)
        .numbers("y", each(samples, i -> view.inline(outputs.get(i))))
        .numbers(
            "|y - d|",
            each(samples, i -> view.inline(Matrix.scalar(data.distance(i, outputs.get(i))))))
        .add(
            new Table.Column(
                "",
                false,
                each(samples, i -> isRight.test(i) ? "right" : "wrong"),
                samples.stream()
                    .map(i -> i == Corners.GAP ? null : isRight.test(i) ? Style.RIGHT : Style.WRONG)
                    .toList()))
        .draw(view);
  }

  /** What the cells of d and y stand for, where they have names. */
  private static String outputs(DataSet data, View view) {
    String names = String.join(", ", DataView.cut(data.outputs()));
    return names.isEmpty() ? "" : Prose.wrap("d and y: " + names, 0, view.width());
  }

  /** The targets, and before them the inputs where they are few. */
  private static Table inputs(String word, DataSet data, List<Integer> samples, View view) {
    Table table = new Table(1).numbers(word, MatrixView.labels(samples, Integer::toString));
    if (data.inputs().size() <= MOST_INPUTS) {
      table.text("x", each(samples, i -> view.inline(data.sample(i).x())));
    }
    return table.text("d", each(samples, i -> view.inline(data.sample(i).d())));
  }

  private static List<String> each(List<Integer> samples, IntFunction<String> cell) {
    List<String> cells = new ArrayList<>();
    samples.forEach(i -> cells.add(i == Corners.GAP ? Corners.DOTS : cell.apply(i)));
    return cells;
  }
}
