package backstep.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.knowm.xchart.style.theme.MatlabTheme;

/** How charts look here: white, with thin axes and matplotlib's colours. */
final class ChartStyle {
  private static final Color GRID = new Color(0xe0e0e0);

  /** How far apart the numbers at an axis stand, in pixels. */
  private static final int TICKS = 80;

  /** The same at rows and columns. */
  private static final int LABELS = 20;

  /** The colours that matplotlib gives to curves, its {@code tab10}. */
  private static final int[] CURVES = {
    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22,
    0x17becf
  };

  /** The kinds of line that curves have, to be told apart without their colours, too. */
  private static final List<BasicStroke> LINES =
      List.of(SeriesLines.SOLID, SeriesLines.DASH_DASH, SeriesLines.DOT_DOT, SeriesLines.DASH_DOT);

  private ChartStyle() {}

  static XYChart chart(String title, String across, String up) {
    XYChart chart = new XYChart(1, 1); // whoever paints it says how large it is
    chart.setTitle(title);
    chart.setXAxisTitle(across);
    chart.setYAxisTitle(up);
    chart.getStyler().setTheme(new MatlabTheme());
    style(chart.getStyler());
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(Ticks::label);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(Ticks::label);
    return chart;
  }

  /** An empty heat map. */
  static HeatMapChart heatMap(String title) {
    HeatMapChart chart = new HeatMapChart(1, 1, new MatlabTheme());
    chart.setTitle(title);
    style(chart.getStyler());
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setDrawBorder(true);
    chart.getStyler().setXAxisTickMarkSpacingHint(LABELS);
    chart.getStyler().setYAxisTickMarkSpacingHint(LABELS);
    return chart;
  }

  /**
   * Has an axis show round numbers. A chart puts them at the data where that is evenly spaced,
   * which gives steps of 158; so there is a series of three points that are not, and are not seen.
   */
  static void roundNumbers(XYChart chart, double from, double to, double height) {
    double[] across = {from, from + 0.3 * (to - from), to};
    chart
        .addSeries("(axis)", across, new double[] {height, height, height})
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.NONE)
        .setShowInLegend(false);
  }

  private static void style(AxesChartStyler style) {
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setXAxisTickMarkSpacingHint(TICKS);
    style.setYAxisTickMarkSpacingHint(TICKS);
    style.setLegendBorderColor(GRID);
  }

  static BasicStroke line(int curve) {
    return LINES.get(curve % LINES.size());
  }

  static Color colour(int curve) {
    return new Color(CURVES[curve % CURVES.length]);
  }
}
