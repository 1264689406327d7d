package backstep.render;

import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Section;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The samples of an experiment as a table, with a column for each input and output. */
public final class DataView {
  private static final int MOST_SAMPLES = 24;
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_NAMES = 8;
  private static final int MOST_LINES = 12;

  private DataView() {}

  /** What they are, then the samples themselves. */
  public static String draw(Experiment experiment, View view) {
    DataSet data = experiment.data();
    List<String> story =
        experiment.program().headings().getOrDefault(Section.DATA, List.<String>of());
    List<Integer> samples = Corners.shown(data.size(), MOST_SAMPLES);
    Table table = new Table(1).numbers("sample", MatrixView.labels(samples, Integer::toString));
    add(table, samples, data.inputs()::get, i -> data.sample(i).x(), view);
    add(table, samples, output -> target(data, output), i -> data.sample(i).d(), view);
    return heading(data, story, experiment, view) + table.draw(view);
  }

  /**
   * How many samples there are, and what their inputs and outputs are called.
   *
   * @param story comments on where they come from
   * @param answering whose program is to answer to them
   */
  public static String heading(DataSet data, List<String> story, Experiment answering, View view) {
    boolean isPlain = outputs(data) == 1 && data.outputs().isEmpty();
    String inputs = Prose.counted(data.inputs().size(), "input") + names(data.inputs());
    String outputs = Prose.counted(outputs(data), "output") + names(data.outputs());
    String text =
        data.name()
            + ": "
            + Prose.counted(data.size(), "sample")
            + ", "
            + (isPlain ? inputs : inputs + "; " + outputs);
    String more =
        story.size() > MOST_LINES
            ? "and " + (story.size() - MOST_LINES) + " lines more, which save writes\n"
            : "";
    return Prose.wrap(text, 0, view.width())
        + story.stream()
            .limit(MOST_LINES)
            .map(line -> Prose.wrap(line.strip(), 0, view.width()))
            .collect(Collectors.joining())
        + more
        + note(data, answering);
  }

  private static String note(DataSet data, Experiment answering) {
    boolean isBeyond =
        data.samples().stream().anyMatch(sample -> sample.d().anyCell(d -> d < 0 || d > 1));
    return answering
        .squashing()
        .filter(function -> isBeyond)
        .map(Function::word)
        .map(word -> "some targets lie outside 0 to 1, where a " + word + " answers\n")
        .orElse("");
  }

  private static int outputs(DataSet data) {
    return data.sample(0).d().shape().rows();
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "" : " " + String.join(", ", cut(names));
  }

  /** The first and last of many names. */
  static List<String> cut(List<String> names) {
    return MatrixView.labels(Corners.shown(names.size(), MOST_NAMES), names::get);
  }

  /** What stands above the targets of an output. */
  private static String target(DataSet data, int output) {
    boolean isOnly = outputs(data) == 1;
    return data.outputs().isEmpty() ? isOnly ? "d" : "d[" + output + "]" : data.output(output);
  }

  /** A column of the table for each row of x or d. */
  private static void add(
      Table table,
      List<Integer> samples,
      IntFunction<String> heading,
      IntFunction<Matrix> of,
      View view) {
    for (int row : Corners.shown(of.apply(0).shape().rows(), MOST_COLUMNS)) {
      if (row == Corners.GAP) {
        table.numbers(Corners.DOTS, samples.stream().map(sample -> Corners.DOTS).toList());
      } else {
        MatrixView.At at = sample -> of.apply(sample).get(row, 0);
        boolean isWhole =
            samples.stream()
                .filter(sample -> sample != Corners.GAP)
                .allMatch(sample -> at.number(sample) == Math.rint(at.number(sample)));
        table.numbers(
            heading.apply(row),
            MatrixView.cells(
                samples, at, isWhole ? view.numbers()::formatWhole : view.numbers()::format));
      }
    }
  }
}
