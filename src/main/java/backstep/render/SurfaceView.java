package backstep.render;

import backstep.insight.surface.Surface;
import backstep.network.DataSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A value over the first two inputs: in colours, or in characters from light to dark. */
public final class SurfaceView {
  private static final String RAMP = " .:-=+*#%@";

  /** Where an answer turns from one class to the other. */
  private static final double LEVEL = 0.5;

  private static final char CONTOUR = 'o';
  private static final char NOT_FINITE = '?';
  private static final int GREY = 0x808080;

  private final View view;
  private final Raster raster;
  private final double low;
  private final double high;

  /**
   * One program's surface.
   *
   * @param surface a value for each point of the {@link #raster}
   * @param data whose samples are marked by their targets
   */
  public record Panel(String title, Surface surface, DataSet data) {
    /** What is drawn, and of which program. */
    public String name() {
      return surface.name() + " of " + title;
    }
  }

  private SurfaceView(List<Panel> panels, View view) {
    this.view = view;
    this.raster = raster(view, panels.size());
    double[] all =
        panels.stream()
            .flatMapToDouble(panel -> panel.surface().cells())
            .filter(Double::isFinite)
            .toArray();
    double least = Arrays.stream(all).min().orElse(0);
    double most = Arrays.stream(all).max().orElse(1);
    boolean isShare = least >= 0 && most <= 1;
    this.low = isShare ? 0 : least;
    this.high = isShare || least == most ? low + 1 : most;
  }

  /** The points that so many surfaces are drawn from in a window. */
  public static Raster raster(View view, int panels) {
    boolean halves = inColours(view) && view.window().blocks();
    Raster.Grain grain = halves ? Raster.Grain.HALVES : Raster.Grain.LETTER;
    return Raster.squares(view, panels, Canvas.LINES + 2, grain);
  }

  /** Whoever asks for plain tables cannot tell by a colour on which side of the contour he is. */
  private static boolean inColours(View view) {
    return view.window().colours() && !view.isPlain();
  }

  /** The surfaces side by side on one scale, and what the colours or characters stand for. */
  public static String text(List<Panel> panels, View view) {
    return new SurfaceView(panels, view).draw(panels);
  }

  private String draw(List<Panel> panels) {
    Canvas canvas = new Canvas(view, raster);
    for (Panel panel : panels) {
      Surface surface = panel.surface();
      canvas.add(panel.name(), surface.across(), surface.up(), panel.data(), glyphs(surface));
    }
    return canvas.text() + colours() + canvas.line(legend());
  }

  private Glyphs glyphs(Surface surface) {
    Glyphs glyphs = new Glyphs(raster);
    for (int row = 0; row < surface.rows(); row++) {
      for (int x = 0; x < surface.columns(); x++) {
        int y = surface.rows() - 1 - row;
        double share = (surface.values()[row][x] - low) / (high - low);
        draw(glyphs, x, y, share, surface.passes(LEVEL, row, x));
      }
    }
    return glyphs;
  }

  private void draw(Glyphs glyphs, int x, int y, double share, boolean isContour) {
    if (raster.grain() == Raster.Grain.HALVES) {
      glyphs.paint(x, y, isContour ? Style.BLACK : colour(share));
      return;
    }
    if (inColours(view)) {
      glyphs.paint(x, y, colour(share));
    }
    glyphs.sign(x, y, isContour ? CONTOUR : inColours(view) ? ' ' : shade(share));
  }

  private static int colour(double share) {
    return Double.isFinite(share) ? Coolwarm.rgb(share) : GREY;
  }

  private static char shade(double share) {
    if (!Double.isFinite(share)) {
      return NOT_FINITE;
    }
    return RAMP.charAt((int) Math.min(RAMP.length() - 1, Math.max(0, share * RAMP.length())));
  }

  private String colours() {
    int last = RAMP.length() - 1;
    return !inColours(view)
        ? ""
        : IntStream.rangeClosed(0, last)
                .mapToObj(i -> Style.on(Coolwarm.rgb((double) i / last)).on("  "))
                .collect(Collectors.joining())
            + "\n";
  }

  private String legend() {
    String contour = raster.grain() == Raster.Grain.HALVES ? "black" : String.valueOf(CONTOUR);
    return scale() + "; " + contour + " where it passes " + LEVEL;
  }

  private String scale() {
    String from = view.numbers().format(low);
    String to = view.numbers().format(high);
    String between = RAMP.substring(1, RAMP.length() - 1);
    return inColours(view)
        ? "from blue at " + from + " to red at " + to
        : "from ' ' at " + from + " over " + between + " to @ at " + to;
  }
}
