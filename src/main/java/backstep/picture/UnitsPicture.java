package backstep.picture;

import backstep.render.UnitsView;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.function.Supplier;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The lines on which the units of the first hidden layer turn on or off, over the inputs. */
public final class UnitsPicture {
  private static final double MARGIN = 0.02;

  private UnitsPicture() {}

  /** The squares beside each other. */
  public static Picture of(List<UnitsView.Panel> panels) {
    return Picture.beside(panels.stream().<Supplier<Drawing>>map(UnitsPicture::drawing).toList());
  }

  private static Supplier<Drawing> drawing(UnitsView.Panel panel) {
    return () -> (canvas, width, height) -> paint(panel, canvas, width, height);
  }

  private static void paint(UnitsView.Panel panel, Graphics2D canvas, int width, int height) {
    Square square = square(panel);
    square.paint(canvas, width, height);
    new Samples(panel.data()).paint(canvas, square);
  }

  static Square square(UnitsView.Panel panel) {
    List<List<Line2D>> lines =
        panel.units().stream().map(unit -> new Contour(unit, 0).pieces()).toList();
    boolean isEmpty = lines.stream().allMatch(List::isEmpty);
    String title =
        (isEmpty ? "no pre-activation is 0: " : "where the pre-activations are 0: ")
            + panel.title();
    Square square = Square.of(title, panel.units().get(0), MARGIN);
    square.chart().getStyler().setLegendVisible(!isEmpty);
    square.chart().getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    for (int unit = 0; unit < lines.size(); unit++) {
      if (!lines.get(unit).isEmpty()) {
        add(square.chart(), unit, lines.get(unit));
      }
    }
    return square;
  }

  /** A series in which gaps part the pieces. */
  private static void add(XYChart chart, int unit, List<Line2D> pieces) {
    double[] x = new double[3 * pieces.size()];
    double[] y = new double[x.length];
    for (int i = 0; i < pieces.size(); i++) {
      Line2D piece = pieces.get(i);
      x[3 * i] = piece.getX1();
      y[3 * i] = piece.getY1();
      x[3 * i + 1] = piece.getX2();
      y[3 * i + 1] = piece.getY2();
      x[3 * i + 2] = piece.getX2();
      y[3 * i + 2] = Double.NaN;
    }
    chart
        .addSeries("unit " + unit, x, y)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(ChartStyle.colour(unit))
        .setLineStyle(ChartStyle.line(unit))
        .setLineWidth(2);
  }
}
