package backstep.render;

import backstep.insight.surface.Axis;
import backstep.network.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Squares over the inputs, side by side where they fit, with the samples marked. */
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

  /** Adds a square that is drawn over these axes, and marks the samples in it. */
  void add(String title, Axis across, Axis up, DataSet data, Glyphs glyphs) {
    SampleMark.of(data).forEach(mark -> mark(mark, across, up, glyphs));
    List<String> lines = new ArrayList<>();
    lines.add(fitted(title, raster.columns() + 2 + Raster.GAP.length()));
    String edge = "+" + "-".repeat(raster.columns()) + "+" + Raster.GAP;
    lines.add(edge);
    glyphs.lines().forEach(line -> lines.add("|" + line + "|" + Raster.GAP));
    lines.add(edge);
    panels.add(lines);
    legend =
        line(range("across: ", across) + range("; up: ", up))
            + line(SampleMark.legend(data))
            + (Axis.hasOthers(data)
                ? line("the other inputs are at their mean over the data")
                : "");
  }

  /** A sentence below the squares, in as many lines as the window wants. */
  String line(String sentence) {
    return Prose.wrap(sentence, 0, view.width());
  }

  private void mark(SampleMark mark, Axis across, Axis up, Glyphs glyphs) {
    int x = across.place(mark.across(), raster.width());
    int y = raster.height() - 1 - up.place(mark.up(), raster.height());
    glyphs.sign(x, y, mark.sign());
  }

  /** A title may reach into the gap, but for its last column. */
  private static String fitted(String title, int width) {
    String cut = title.length() < width ? title : title.substring(0, width - 1);
    return cut + " ".repeat(width - cut.length());
  }

  private String range(String label, Axis axis) {
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
        String beside = row.stream().map(panel -> panel.get(at)).collect(Collectors.joining());
        text.append(beside.stripTrailing()).append('\n');
      }
    }
    return text.append(legend).toString();
  }
}
