package backstep.render;

import backstep.insight.surface.Axis;
import backstep.insight.surface.Surface;
import backstep.network.DataSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A number over the only input that differs, with the samples, and where hidden units turn on. */
public final class LineView {
  private static final char POINT = '*';

  private final View view;
  private final Raster raster;
  private final Axis up;

  /**
   * One program's line.
   *
   * @param line the number, for each point of the {@link #raster} from left to right
   * @param units the pre-activation of each unit that is drawn, as many
   */
  public record Panel(String title, Surface line, List<Surface> units, DataSet data) {
    /** What is drawn, and of which program. */
    public String name() {
      return line.name() + " of " + title;
    }
  }

  private LineView(View view, Raster raster, Axis up) {
    this.view = view;
    this.raster = raster;
    this.up = up;
  }

  /** The points that so many squares are drawn from in a window. */
  public static Raster raster(View view, int panels) {
    return UnitsView.raster(view, panels);
  }

  /** What goes up in all of them: the numbers and the targets. */
  public static Axis up(List<Panel> panels) {
    double[] all =
        panels.stream()
            .flatMapToDouble(
                panel ->
                    DoubleStream.concat(
                        panel.line().cells(),
                        SampleMark.of(panel.data()).stream().mapToDouble(SampleMark::up)))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    double margin = low == high ? 0.5 : 0;
    return new Axis(panels.get(0).line().name(), low - margin, high + margin);
  }

  /** The lines side by side on one scale. */
  public static String text(List<Panel> panels, View view) {
    LineView lines = new LineView(view, raster(view, panels.size()), up(panels));
    Canvas canvas = new Canvas(view, lines.raster);
    panels.forEach(
        panel ->
            canvas.add(
                panel.name(), panel.line().across(), lines.up, panel.data(), lines.glyphs(panel)));
    return canvas.text()
        + panels.stream()
            .filter(panel -> !panel.units().isEmpty())
            .map(panel -> canvas.line(legend(panel)))
            .collect(Collectors.joining());
  }

  private static String legend(Panel panel) {
    return panel.title()
        + ": a is where the pre-activation of unit 0 is 0, b unit 1, ...; "
        + UnitsView.legend(panel.units());
  }

  private Glyphs glyphs(Panel panel) {
    Glyphs glyphs = new Glyphs(raster);
    for (int unit = 0; unit < panel.units().size(); unit++) {
      hinges(glyphs, panel, unit);
    }
    double[] values = panel.line().values()[0];
    for (int x = 0; x < values.length; x++) {
      if (Double.isFinite(values[x])) {
        int to = y(values[x]);
        int from = x == 0 || !Double.isFinite(values[x - 1]) ? to : (y(values[x - 1]) + to) / 2;
        draw(glyphs, x, from, to);
        boolean goesOn = x + 1 < values.length && Double.isFinite(values[x + 1]);
        draw(glyphs, x, to, goesOn ? (to + y(values[x + 1])) / 2 : to);
      }
    }
    return glyphs;
  }

  private int y(double value) {
    return raster.height() - 1 - up.place(value, raster.height());
  }

  /** A piece of the line within a column of points, where there is no letter. */
  private void draw(Glyphs glyphs, int x, int from, int to) {
    IntStream.rangeClosed(Math.min(from, to), Math.max(from, to))
        .filter(y -> glyphs.isFree(x, y))
        .forEach(
            y -> {
              if (raster.grain() == Raster.Grain.BRAILLE) {
                glyphs.dot(x, y, null);
              } else {
                glyphs.sign(x, y, POINT, null);
              }
            });
  }

  /** Letters on the line; above or below it, where there is one already. */
  private void hinges(Glyphs glyphs, Panel panel, int unit) {
    double[] values = panel.line().values()[0];
    IntStream.range(0, values.length)
        .filter(x -> panel.units().get(unit).passes(0, 0, x) && Double.isFinite(values[x]))
        .forEach(x -> letter(glyphs, x, y(values[x]), unit));
  }

  private void letter(Glyphs glyphs, int x, int y, int unit) {
    IntStream.range(0, raster.height())
        .boxed()
        .sorted(Comparator.comparing(place -> Math.abs(place - y)))
        .filter(place -> glyphs.isFree(x, place))
        .findFirst()
        .ifPresent(
            place -> glyphs.sign(x, place, UnitsView.letter(unit), Hues.of(unit, view.window())));
  }
}
