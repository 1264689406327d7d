package backstep.picture;

import backstep.notation.UserError;
import backstep.render.Chart;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over the epochs; that of the loss as the question drew it. */
public final class CurvePicture {
  private CurvePicture() {}

  /**
   * The curves with their names.
   *
   * @param isLoss true if they are what the question calls its loss
   */
  public static Picture of(List<Chart.Curve> curves, boolean isLoss) {
    return Picture.of(() -> chart(curves, isLoss)::paint);
  }

  static XYChart chart(List<Chart.Curve> curves, boolean isLoss) {
    String name = curves.size() == 1 ? curves.get(0).name() : "";
    XYChart chart = ChartStyle.chart(isLoss ? "Loss decay" : name, "epoch", isLoss ? "Loss" : "");
    chart.getStyler().setLegendVisible(curves.size() > 1);
    chart.getStyler().setYAxisLogarithmic(Chart.isLogarithmic(curves));
    double[] epochs = curves.get(0).epochs();
    ChartStyle.roundNumbers(chart, epochs[0], epochs[epochs.length - 1], least(curves));
    for (int i = 0; i < curves.size(); i++) {
      Chart.Curve curve = curves.get(i);
      if (chart.getSeries(curve.name()) == null) {
        add(chart, curve, i);
      }
    }
    return chart;
  }

  private static void add(XYChart chart, Chart.Curve curve, int i) {
    chart
        .addSeries(curve.name(), curve.epochs(), finite(curve))
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(ChartStyle.colour(i))
        .setLineStyle(ChartStyle.line(i))
        .setLineWidth(1.5f);
  }

  /** What is not finite leaves a gap. */
  private static double[] finite(Chart.Curve curve) {
    return Arrays.stream(curve.values())
        .map(value -> Double.isFinite(value) ? value : Double.NaN)
        .toArray();
  }

  private static double least(List<Chart.Curve> curves) {
    return Chart.finite(curves)
        .min()
        .orElseThrow(() -> new UserError("no value of " + curves.get(0).name() + " is finite"));
  }
}
