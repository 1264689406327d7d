package backstep.render;

import backstep.insight.Surface;
import backstep.network.DataSet;
import java.util.Arrays;
import java.util.List;

/** A value over the first two inputs, drawn with characters from light to dark. */
public final class SurfaceView {
  /** Two of these fit beside each other into 80 columns; letters are twice as high as wide. */
  public static final int COLUMNS = 35;

  public static final int ROWS = 18;

  private static final String RAMP = " .:-=+*#%@";

  /** Where an answer turns from one class to the other. */
  private static final double LEVEL = 0.5;

  private static final char CONTOUR = 'o';

  private SurfaceView() {}

  /**
   * One program's surface.
   *
   * @param data whose samples are marked by their targets
   */
  public record Panel(String title, Surface surface, DataSet data) {}

  /** The surfaces side by side on one scale, and what the characters stand for. */
  public static String text(List<Panel> panels, View view) {
    double[] all =
        panels.stream()
            .flatMapToDouble(panel -> panel.surface().cells())
            .filter(Double::isFinite)
            .toArray();
    double least = Arrays.stream(all).min().orElse(0);
    double most = Arrays.stream(all).max().orElse(1);
    boolean isShare = least >= 0 && most <= 1;
    double low = isShare ? 0 : least;
    double high = isShare || least == most ? low + 1 : most;
    Canvas canvas = new Canvas(view);
    for (Panel panel : panels) {
      canvas.add(panel.title(), panel.surface(), panel.data(), cells(panel.surface(), low, high));
    }
    return canvas.text(panels.get(0).surface().name())
        + "from '"
        + RAMP.charAt(0)
        + "' at "
        + view.numbers().format(low)
        + " over "
        + RAMP.substring(1, RAMP.length() - 1)
        + " to "
        + RAMP.charAt(RAMP.length() - 1)
        + " at "
        + view.numbers().format(high)
        + "; "
        + CONTOUR
        + " where it passes 0.5; ? where it is not finite\n";
  }

  private static char[][] cells(Surface surface, double low, double high) {
    char[][] cells = new char[surface.rows()][surface.columns()];
    for (int row = 0; row < surface.rows(); row++) {
      for (int column = 0; column < surface.columns(); column++) {
        cells[row][column] =
            surface.passes(LEVEL, row, column)
                ? CONTOUR
                : shade((surface.values()[row][column] - low) / (high - low));
      }
    }
    return cells;
  }

  private static char shade(double share) {
    if (!Double.isFinite(share)) {
      return '?';
    }
    return RAMP.charAt((int) Math.min(RAMP.length() - 1, Math.max(0, share * RAMP.length())));
  }
}
