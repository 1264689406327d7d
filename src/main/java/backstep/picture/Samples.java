package backstep.picture;

import backstep.matrix.Matrix;
import backstep.network.DataSet;
import backstep.render.Coolwarm;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;

/** The samples of the data as discs in the colours of their targets. */
record Samples(DataSet data) {
  private static final int SIZE = 12;

  void paint(Graphics2D canvas, Square square) {
    data.samples()
        .forEach(
            sample -> {
              Point2D at = square.at(sample.x().get(0, 0), sample.x().get(1, 0));
              Ellipse2D disc =
                  new Ellipse2D.Double(at.getX() - SIZE / 2.0, at.getY() - SIZE / 2.0, SIZE, SIZE);
              canvas.setColor(colour(sample.d()));
              canvas.fill(disc);
              canvas.setColor(Color.BLACK);
              canvas.setStroke(new BasicStroke(1.5f));
              canvas.draw(disc);
            });
  }

  /** Cool for 0 and warm for 1; of several targets, that of the largest one. */
  private static Color colour(Matrix d) {
    if (d.shape().rows() == 1) {
      return new Color(Coolwarm.rgb(d.scalar()));
    }
    int best = 0;
    for (int i = 1; i < d.shape().rows(); i++) {
      best = d.get(i, 0) > d.get(best, 0) ? i : best;
    }
    return ChartStyle.colour(best);
  }
}
