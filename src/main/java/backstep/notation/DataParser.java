package backstep.notation;

import backstep.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code data:}: perhaps a line of names, then a sample a line. */
final class DataParser {
  private static final String ARROW = "->";

  private final List<Sample> samples = new ArrayList<>();
  private Names names = Names.NONE;
  private Span named;

  /**
   * Takes the next line.
   *
   * @param content the line without its comment
   */
  void line(Source source, String content, Remark remark) {
    int arrow = content.indexOf(ARROW);
    if (arrow < 0) {
      throw new UserError(
          "a sample is INPUTS -> TARGETS, as in 0.05, 0.10 -> 0.01, 0.99",
          new Span(source, content.stripTrailing().length()));
    }
    List<Cell> inputs = cells(source, content.substring(0, arrow), 0);
    List<Cell> outputs =
        cells(source, content.substring(arrow + ARROW.length()), arrow + ARROW.length());
    Span span = new Span(source, arrow);
    if (samples.isEmpty() && names.isNone() && isName(inputs.get(0))) {
      names = names(inputs, outputs, remark);
      named = span;
    } else {
      Sample sample = new Sample(column(inputs), column(outputs), remark);
      refuseOtherShape(sample, span);
      samples.add(sample);
      OwnData.requireRoom(samples.size(), inputs.size() + outputs.size(), () -> span);
    }
  }

  /** All that has been read. */
  OwnData data() {
    if (samples.isEmpty() && !names.isNone()) {
      throw new UserError("these names have no samples below them", named);
    }
    return new OwnData(names, samples);
  }

  /** What stands between two commas. */
  private record Cell(String text, Span span) {}

  private static List<Cell> cells(Source source, String text, int offset) {
    List<Cell> cells = new ArrayList<>();
    int at = offset;
    for (String cell : text.split(",", -1)) {
      int indent = cell.length() - cell.stripLeading().length();
      cells.add(new Cell(cell.strip(), new Span(source, at + indent)));
      at += cell.length() + 1;
    }
    return cells;
  }

  private static boolean isName(Cell cell) {
    return !cell.text().isEmpty() && Names.canBegin(cell.text());
  }

  private static Names names(List<Cell> inputs, List<Cell> outputs, Remark remark) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      boolean isOne = i == inputs.size() - 1 && inputs.get(i).text().equals(Names.ONE);
      requireName(inputs.get(i), isOne, seen);
    }
    outputs.forEach(output -> requireName(output, /* isOne= */ false, seen));
    return new Names(texts(inputs), texts(outputs), remark);
  }

  private static void requireName(Cell cell, boolean isOne, Set<String> seen) {
    if (!isOne) {
      if (Decimal.isNumber(cell.text())) {
        throw new UserError(
            "the line begins with a name, and this is a number; a sample has numbers only, and names"
                + " are as in x1, x2, 1 -> y",
            cell.span());
      }
      Names.require(cell.text(), cell.span());
    }
    if (!seen.add(cell.text())) {
      throw new UserError("the name " + cell.text() + " stands here twice", cell.span());
    }
  }

  private static List<String> texts(List<Cell> cells) {
    return cells.stream().map(Cell::text).toList();
  }

  private static Matrix column(List<Cell> cells) {
    double[] values = new double[cells.size()];
    Arrays.setAll(values, i -> Decimal.read(cells.get(i).text(), cells.get(i).span()));
    return Matrix.column(values);
  }

  private void refuseOtherShape(Sample sample, Span span) {
    int inputs = sample.x().shape().rows();
    int outputs = sample.d().shape().rows();
    boolean isFirst = samples.isEmpty();
    if (isFirst && names.isNone()) {
      return;
    }
    int inputsBefore = isFirst ? names.inputs().size() : samples.get(0).x().shape().rows();
    int outputsBefore = isFirst ? names.outputs().size() : samples.get(0).d().shape().rows();
    if (inputs != inputsBefore || outputs != outputsBefore) {
      throw new UserError(
          (isFirst ? "there are names for " : "the first sample is ")
              + inputsBefore
              + " -> "
              + outputsBefore
              + " numbers, this "
              + (isFirst ? "sample has " : "one ")
              + inputs
              + " -> "
              + outputs,
          span);
    }
  }
}
