package backstep.picture;

import backstep.insight.surface.Surface;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * A chart over the range of a surface, and where its places lie once it is painted.
 *
 * @param margin how much of the range is added on each side
 */
record Square(XYChart chart, Surface surface, double margin) {

  static Square of(String title, Surface surface, double margin) {
    XYChart chart = ChartStyle.chart(title, surface.across().name(), surface.up().name());
    Square square = new Square(chart, surface, margin);
    XYStyler style = chart.getStyler();
    style.setXAxisMin(square.end(surface.across(), -margin));
    style.setXAxisMax(square.end(surface.across(), 1 + margin));
    style.setYAxisMin(square.end(surface.up(), -margin));
    style.setYAxisMax(square.end(surface.up(), 1 + margin));
    style.setPlotContentSize(1);
    style.setLegendVisible(false);
    ChartStyle.roundNumbers(
        chart, surface.across().from(), surface.across().to(), surface.up().from());
    return square;
  }

  private double end(Surface.Axis axis, double share) {
    return axis.from() + share * (axis.to() - axis.from());
  }

  /** Paints the chart. */
  void paint(Graphics2D canvas, int width, int height) {
    chart.paint(canvas, width, height);
  }

  /** Where inputs lie. */
  Point2D at(double across, double up) {
    return new Point2D.Double(chart.getScreenXFromChart(across), chart.getScreenYFromChart(up));
  }

  Line2D line(Line2D piece) {
    return new Line2D.Double(at(piece.getX1(), piece.getY1()), at(piece.getX2(), piece.getY2()));
  }

  /** Around the place in a row and a column of the surface, half way to each of its neighbours. */
  Rectangle2D cell(int row, int column) {
    Rectangle2D cell = new Rectangle2D.Double();
    cell.setFrameFromDiagonal(place(row - 0.5, column - 0.5), place(row + 0.5, column + 0.5));
    return cell;
  }

  private Point2D place(double row, double column) {
    return at(surface.across().at(column, surface.columns()), surface.up().at(row, surface.rows()));
  }

  /** All of the chart between its axes. */
  Rectangle2D frame() {
    Rectangle2D frame = new Rectangle2D.Double();
    frame.setFrameFromDiagonal(
        at(end(surface.across(), -margin), end(surface.up(), -margin)),
        at(end(surface.across(), 1 + margin), end(surface.up(), 1 + margin)));
    return frame;
  }
}
