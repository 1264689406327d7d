package backstep.render;

import backstep.insight.surface.Surface;
import backstep.network.DataSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * The line on which the pre-activation of each unit of the first hidden layer is 0, and on which a
 * ReLU turns on.
 */
public final class UnitsView {
  private static final int LETTERS = 26;

  private final View view;
  private final Raster raster;

  /**
   * One program's units.
   *
   * @param units the pre-activation of each, for each point of the {@link #raster}
   * @param data whose samples are marked by their targets
   */
  public record Panel(String title, List<Surface> units, DataSet data) {}

  private UnitsView(View view, Raster raster) {
    this.view = view;
    this.raster = raster;
  }

  /** The points that so many squares are drawn from in a window. */
  public static Raster raster(View view, int panels) {
    Raster.Grain grain = view.window().blocks() ? Raster.Grain.BRAILLE : Raster.Grain.LETTER;
    return Raster.squares(view, panels, Canvas.LINES + 1 + panels, grain);
  }

  /** The lines side by side, and which units have none. */
  public static String text(List<Panel> panels, View view) {
    UnitsView units = new UnitsView(view, raster(view, panels.size()));
    Canvas canvas = new Canvas(view, units.raster);
    StringBuilder legend = new StringBuilder();
    for (Panel panel : panels) {
      String title = "units of " + panel.title();
      canvas.add(title, panel.units().get(0), panel.data(), units.glyphs(panel.units()));
      legend.append(canvas.line(panel.title() + ": " + legend(panel.units())));
    }
    return canvas.text()
        + canvas.line("each line: where a pre-activation is 0; a is unit 0, b unit 1, ...")
        + legend;
  }

  private Glyphs glyphs(List<Surface> units) {
    Glyphs glyphs = new Glyphs(raster);
    List<List<int[]>> lines = units.stream().map(UnitsView::line).toList();
    for (int unit = 0; unit < lines.size(); unit++) {
      draw(glyphs, lines.get(unit), letter(unit), Hues.of(unit, view.window()));
    }
    for (int unit = 0; isFine() && unit < lines.size(); unit++) {
      label(glyphs, lines.get(unit), letter(unit), Hues.of(unit, view.window()));
    }
    return glyphs;
  }

  private boolean isFine() {
    return raster.grain() == Raster.Grain.BRAILLE;
  }

  private void draw(Glyphs glyphs, List<int[]> line, char letter, Style style) {
    for (int[] point : line) {
      if (isFine()) {
        glyphs.dot(point[0], point[1], style);
      } else {
        glyphs.sign(point[0], point[1], letter, style);
      }
    }
  }

  /** Puts a letter on a line, as near to its middle as there is room. */
  private static void label(Glyphs glyphs, List<int[]> line, char letter, Style style) {
    int middle = line.size() / 2;
    IntStream.range(0, line.size())
        .boxed()
        .sorted(Comparator.comparing(place -> Math.abs(place - middle)))
        .map(line::get)
        .filter(point -> glyphs.isFree(point[0], point[1]))
        .findFirst()
        .ifPresent(point -> glyphs.sign(point[0], point[1], letter, style));
  }

  /** The points at which a pre-activation passes 0, x from the left and y from above. */
  private static List<int[]> line(Surface unit) {
    List<int[]> line = new ArrayList<>();
    for (int row = 0; row < unit.rows(); row++) {
      for (int x = 0; x < unit.columns(); x++) {
        if (unit.passes(0, row, x)) {
          line.add(new int[] {x, unit.rows() - 1 - row});
        }
      }
    }
    return line;
  }

  private static char letter(int unit) {
    return unit < LETTERS ? (char) ('a' + unit) : '*';
  }

  private static String legend(List<Surface> units) {
    String above = named(units, z -> z >= 0);
    String below = named(units, z -> z < 0);
    return "above 0 everywhere: " + above + "; below 0 everywhere: " + below;
  }

  /** The units of which this holds all over. */
  private static String named(List<Surface> units, DoublePredicate holds) {
    List<Integer> named =
        IntStream.range(0, units.size())
            .filter(unit -> units.get(unit).cells().allMatch(holds))
            .boxed()
            .toList();
    return named.isEmpty() ? "none" : Prose.ranges(named);
  }
}
