package backstep.picture;

import backstep.insight.surface.Surface;
import backstep.matrix.Matrix;
import backstep.notation.UserError;
import backstep.render.Coolwarm;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Which numbers are cool and which are warm.
 *
 * @param low the coolest
 * @param high the warmest; larger
 */
record Scale(double low, double high) {
  /** Pixels of the bar, and of its distance from what is left and right of it. */
  private static final int BAR = 18;

  private static final int GAP = 12;

  /** Pixels that the bar takes with its numbers. */
  static final int WIDTH = 96;

  /**
   * One for all these: of shares, such as the answers of a sigmoid, from 0 to 1.
   *
   * @throws UserError if none of their numbers is finite
   */
  static Scale of(List<Surface> surfaces) {
    DoubleSummaryStatistics all =
        surfaces.stream()
            .flatMapToDouble(Surface::cells)
            .filter(Double::isFinite)
            .summaryStatistics();
    if (all.getCount() == 0) {
      throw new UserError("no value of " + surfaces.get(0).name() + " is finite");
    }
    if (all.getMin() >= 0 && all.getMax() <= 1) {
      return new Scale(0, 1);
    }
    double margin = all.getMin() == all.getMax() ? Math.max(0.5, Math.abs(all.getMin()) / 2) : 0;
    return new Scale(all.getMin() - margin, all.getMax() + margin);
  }

  /** One for a matrix that is grey at 0, and reaches as far below as above. */
  static Scale around0(Matrix matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.shape().rows(); i++) {
      for (int j = 0; j < matrix.shape().cols(); j++) {
        double size = Math.abs(matrix.get(i, j));
        largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
      }
    }
    return largest == 0 ? new Scale(-1, 1) : new Scale(-largest, largest);
  }

  /** Where a number stands between the ends, from 0 to 1. */
  double share(double value) {
    return (value / 2 - low / 2) / (high / 2 - low / 2);
  }

  Color colour(double value) {
    return new Color(Coolwarm.rgb(share(value)));
  }

  /** Draws the bar that says what the colours mean, as high as a plot. */
  void paint(Graphics2D canvas, int left, Rectangle2D frame) {
    int top = (int) frame.getMinY();
    int bottom = (int) frame.getMaxY();
    int steps = bottom - top;
    int bar = left + GAP;
    for (int i = 0; i < steps; i++) {
      canvas.setColor(new Color(Coolwarm.rgb((i + 0.5) / steps)));
      canvas.fillRect(bar, bottom - i - 1, BAR, 1);
    }
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(0.8f));
    canvas.drawRect(bar, top, BAR, steps);
    Ticks.of(low, high)
        .forEach(
            tick -> {
              int y = (int) Math.round(bottom - share(tick.value()) * steps);
              canvas.drawLine(bar + BAR, y, bar + BAR + 4, y);
              Pen.from(canvas, tick.label(), bar + BAR + 7, y);
            });
  }

  /** From the least to the most of these numbers; this one, where they are all the same. */
  Scale narrowedTo(DoubleStream numbers) {
    DoubleSummaryStatistics all = numbers.summaryStatistics();
    return all.getMin() < all.getMax() ? new Scale(all.getMin(), all.getMax()) : this;
  }
}
