package backstep.render;

import backstep.insight.surface.Surface;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.notation.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Squares over the first two inputs, side by side where they fit, with the samples marked. */
final class Canvas {
  /** Lines of a window beside a square: command, title, edges, two of legend, prompt. */
  static final int LINES = 7;

  private final View view;
  private final Raster raster;
  private final List<List<String>> panels = new ArrayList<>();
  private String legend = "";

  Canvas(View view, Raster raster) {
    this.view = view;
    this.raster = raster;
  }

  /** Adds a square that shows a surface or what follows from it, and marks the samples in it. */
  void add(String title, Surface surface, DataSet data, Glyphs glyphs) {
    data.samples().forEach(sample -> mark(sample, surface, glyphs));
    List<String> lines = new ArrayList<>();
    lines.add(fitted(title, raster.columns() + 2));
    String edge = "+" + "-".repeat(raster.columns()) + "+";
    lines.add(edge);
    glyphs.lines().forEach(line -> lines.add("|" + line + "|"));
    lines.add(edge);
    panels.add(lines);
    legend =
        line(range("across: ", surface.across()) + range("; up: ", surface.up()))
            + line(
                "the digits are the samples: "
                    + (data.sample(0).d().shape().isScalar()
                        ? "their d"
                        : "which output of d is the largest"))
            + (hasOthers(data) ? line("the other inputs are at their mean over the data") : "");
  }

  /** True if an input besides the first two is not always the same. */
  private static boolean hasOthers(DataSet data) {
    Matrix first = data.sample(0).x();
    return IntStream.range(2, first.shape().rows())
        .anyMatch(
            i -> data.samples().stream().anyMatch(one -> one.x().get(i, 0) != first.get(i, 0)));
  }

  /** A sentence below the squares, in as many lines as the window wants. */
  String line(String sentence) {
    return Prose.wrap(sentence, 0, view.width());
  }

  private static void mark(Sample sample, Surface surface, Glyphs glyphs) {
    int x = surface.across().place(sample.x().get(0, 0), surface.columns());
    int up = surface.up().place(sample.x().get(1, 0), surface.rows());
    glyphs.sign(x, surface.rows() - 1 - up, digit(sample.d()));
  }

  /** The target, or of several the largest one's number. */
  private static char digit(Matrix d) {
    int best = 0;
    for (int i = 1; i < d.shape().rows(); i++) {
      best = d.get(i, 0) > d.get(best, 0) ? i : best;
    }
    boolean isOne = d.shape().rows() == 1;
    return Character.forDigit(isOne ? (d.get(0, 0) >= 0.5 ? 1 : 0) : best, Character.MAX_RADIX);
  }

  private static String fitted(String title, int width) {
    String cut = title.length() > width ? title.substring(0, width) : title;
    return cut + " ".repeat(width - cut.length());
  }

  private String range(String label, Surface.Axis axis) {
    return label
        + axis.name()
        + " from "
        + view.numbers().format(axis.from())
        + " to "
        + view.numbers().format(axis.to());
  }

  /** All squares, and what the axes are. */
  String text() {
    StringBuilder text = new StringBuilder();
    int width = raster.columns() + 2 + Raster.GAP.length();
    int fit = Math.max(1, (view.width() + Raster.GAP.length()) / width);
    for (int from = 0; from < panels.size(); from += fit) {
      List<List<String>> row = panels.subList(from, Math.min(panels.size(), from + fit));
      for (int line = 0; line < row.get(0).size(); line++) {
        int at = line;
        List<String> beside = row.stream().map(panel -> panel.get(at)).toList();
        text.append(String.join(Raster.GAP, beside).stripTrailing()).append('\n');
      }
    }
    return text.append(legend).toString();
  }
}
