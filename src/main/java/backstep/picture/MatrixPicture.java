package backstep.picture;

import backstep.matrix.Matrix;
import backstep.render.Coolwarm;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;

/** A matrix as a heat map: cool below 0, warm above, grey at 0. */
public final class MatrixPicture {
  private static final int SHADES = 33;

  private MatrixPicture() {}

  /** A matrix and what it is called. */
  public record Named(String title, Matrix matrix) {}

  /** The maps beside each other, each on a scale of its own. */
  public static Picture of(List<Named> matrices) {
    return Picture.beside(
        matrices.stream().<Supplier<Drawing>>map(named -> () -> chart(named)::paint).toList());
  }

  static HeatMapChart chart(Named named) {
    Matrix matrix = named.matrix();
    HeatMapChart chart = ChartStyle.heatMap(named.title());
    double largest = largest(matrix);
    chart
        .getStyler()
        .setMin(-largest)
        .setMax(largest)
        .setRangeColors(
            IntStream.range(0, SHADES)
                .mapToObj(i -> new Color(Coolwarm.rgb(i / (SHADES - 1.0))))
                .toArray(Color[]::new));
    int rows = matrix.shape().rows();
    int cols = matrix.shape().cols();
    List<Number[]> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        if (!Double.isNaN(matrix.get(i, j))) {
          cells.add(new Number[] {j, rows - 1 - i, matrix.get(i, j)});
        }
      }
    }
    chart.addSeries(named.title(), numbers(0, cols), numbers(rows, 0), cells);
    return chart;
  }

  /** From 0 on up, or down to 0: the first row is the highest. */
  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(0, Math.max(from, to))
        .mapToObj(i -> from < to ? i : from - 1 - i)
        .toList();
  }

  /** Up to three digits, which the scale shows. */
  private static double rounded(double size) {
    return new BigDecimal(size).round(new MathContext(3, RoundingMode.UP)).doubleValue();
  }

  private static double largest(Matrix matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.shape().rows(); i++) {
      for (int j = 0; j < matrix.shape().cols(); j++) {
        double size = Math.abs(matrix.get(i, j));
        largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
      }
    }
    return largest == 0 ? 1 : rounded(largest);
  }
}
