package backstep.picture;

import backstep.network.DataSet;
import backstep.render.Coolwarm;
import backstep.render.SampleMark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;

/** The samples of the data as discs, with the digits of their targets and in their colours. */
record Samples(DataSet data) {
  private static final int SIZE = 16;

  void paint(Graphics2D canvas, Plane plane) {
    SampleMark.of(data)
        .forEach(mark -> disc(canvas, plane.at(mark.across(), mark.up()), mark.sign()));
  }

  private void disc(Graphics2D canvas, Point2D at, char sign) {
    Ellipse2D disc =
        new Ellipse2D.Double(at.getX() - SIZE / 2.0, at.getY() - SIZE / 2.0, SIZE, SIZE);
    canvas.setColor(colour(sign));
    canvas.fill(disc);
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1.5f));
    canvas.draw(disc);
    if (Character.isLetterOrDigit(sign) && sign != SampleMark.RING) {
      canvas.setColor(Color.WHITE);
      Pen.centred(canvas, String.valueOf(sign), at.getX(), at.getY());
    }
  }

  /** Cool for 0 and warm for 1; of several targets, that of the largest one. */
  private Color colour(char sign) {
    if (sign == SampleMark.RING) {
      return Color.WHITE;
    }
    int digit = Math.max(0, Character.digit(sign, Character.MAX_RADIX));
    return data.sample(0).d().shape().isScalar()
        ? new Color(Coolwarm.rgb(digit))
        : new Mark(digit).colour();
  }
}
