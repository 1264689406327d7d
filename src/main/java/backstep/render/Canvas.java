package backstep.render;

import backstep.insight.Surface;
import backstep.matrix.Matrix;
import backstep.network.DataSet;
import java.util.ArrayList;
import java.util.List;

/** Squares over the first two inputs, side by side where they fit, with the samples marked. */
final class Canvas {
  private static final String GAP = "   ";
  private static final String LARGEST = "; 0, 1, ... in it are the samples, by their largest d\n";

  private final View view;
  private final List<List<String>> panels = new ArrayList<>();
  private String across = "";
  private String up = "";
  private boolean isByLargest;

  Canvas(View view) {
    this.view = view;
  }

  /**
   * Adds a square.
   *
   * @param cells rows ascending, as in the surface
   */
  void add(String title, Surface surface, DataSet data, char[][] cells) {
    across = range(surface.across());
    up = range(surface.up());
    isByLargest = data.sample(0).d().shape().rows() > 1;
    data.samples()
        .forEach(
            sample -> {
              int column = surface.across().place(sample.x().get(0, 0), surface.columns());
              int row = surface.up().place(sample.x().get(1, 0), surface.rows());
              cells[row][column] = mark(sample.d());
            });
    List<String> lines = new ArrayList<>();
    lines.add(fitted(title, surface.columns() + 2));
    String edge = "+" + "-".repeat(surface.columns()) + "+";
    lines.add(edge);
    for (int row = surface.rows() - 1; row >= 0; row--) {
      lines.add("|" + new String(cells[row]) + "|");
    }
    lines.add(edge);
    panels.add(lines);
  }

  /** The target, or of several the largest one's number. */
  private static char mark(Matrix d) {
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

  private String range(Surface.Axis axis) {
    return axis.name()
        + " from "
        + view.numbers().format(axis.from())
        + " to "
        + view.numbers().format(axis.to());
  }

  /** All squares, and what the axes are. */
  String text(String name) {
    StringBuilder text = new StringBuilder(name + "\n");
    int width = panels.get(0).get(0).length();
    int fit = Math.max(1, (view.width() + GAP.length()) / (width + GAP.length()));
    for (int from = 0; from < panels.size(); from += fit) {
      List<List<String>> row = panels.subList(from, Math.min(panels.size(), from + fit));
      for (int line = 0; line < row.get(0).size(); line++) {
        int at = line;
        String joined = String.join(GAP, row.stream().map(panel -> panel.get(at)).toList());
        text.append(joined.stripTrailing()).append('\n');
      }
    }
    return text.append("across: ")
        .append(across)
        .append("; up: ")
        .append(up)
        .append(isByLargest ? LARGEST : "; 0 and 1 in it are the samples, by d\n")
        .toString();
  }
}
