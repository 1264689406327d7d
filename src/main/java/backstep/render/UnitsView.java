package backstep.render;

import backstep.insight.surface.Surface;
import backstep.network.DataSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The line on which the pre-activation of each unit of the first hidden layer is 0, and on which a
 * ReLU turns on.
 */
public final class UnitsView {
  private static final int LETTERS = 26;

  /** Lines of a window for the sentence that stands below the squares. */
  private static final int SENTENCE = 2;

  private final View view;
  private final Raster raster;

  /**
   * One program's units.
   *
   * @param units the pre-activation of each, for each point of the {@link #raster}
   * @param data whose samples are marked by their targets
   */
  public record Panel(String title, List<Surface> units, DataSet data) {
    /** What is drawn, and of which program. */
    public String name() {
      return "units of " + title;
    }
  }

  private UnitsView(View view, Raster raster) {
    this.view = view;
    this.raster = raster;
  }

  /** The points that so many squares are drawn from in a window. */
  public static Raster raster(View view, int panels) {
    Raster.Grain grain = view.window().blocks() ? Raster.Grain.BRAILLE : Raster.Grain.LETTER;
    return Raster.squares(view, panels, Canvas.LINES + 1 + panels + SENTENCE, grain);
  }

  /** The lines side by side, and which units have none. */
  public static String text(List<Panel> panels, View view) {
    UnitsView units = new UnitsView(view, raster(view, panels.size()));
    Canvas canvas = new Canvas(view, units.raster);
    StringBuilder legend = new StringBuilder();
    for (Panel panel : panels) {
      Surface any = panel.units().get(0);
      canvas.add(panel.title(), any.across(), any.up(), panel.data(), units.glyphs(panel.units()));
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

  static char letter(int unit) {
    return unit < LETTERS ? (char) ('a' + unit) : '*';
  }

  /** Which units have no line here, and which lines are one. */
  static String legend(List<Surface> units) {
    return Stream.concat(
            withoutLine(units).stream(),
            Surface.lines(units).stream().filter(line -> line.size() > 1).map(UnitsView::named))
        .collect(Collectors.joining("; "));
  }

  /** {@code unit 2}, or {@code units 0, 3, on each other}. */
  public static String named(List<Integer> line) {
    return line.size() == 1
        ? "unit " + line.get(0)
        : "units " + Prose.ranges(line) + ", on each other";
  }

  /** Which units have no line here, if any. */
  public static Optional<String> withoutLine(List<Surface> units) {
    String text =
        Stream.of(
                everywhere("above 0", Surface.unitsWhere(units, z -> z >= 0)),
                everywhere("below 0", Surface.unitsWhere(units, z -> z < 0)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static Optional<String> everywhere(String side, List<Integer> units) {
    return units.isEmpty()
        ? Optional.empty()
        : Optional.of(side + " everywhere here: " + Prose.ranges(units));
  }
}
