package backstep.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * What tells a curve from the others: its colour, and a shape for those who do not see the colour.
 *
 * @param number of the curve
 */
record Mark(int number) {
  /** The colours that matplotlib gives to curves, its {@code tab10}. */
  private static final int[] COLOURS = {
    0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22,
    0x17becf
  };

  /** A regular polygon, or for no corners a disc. */
  private record Form(int corners, double turn) {}

  /** Each is filled or hollow. */
  private static final List<Form> FORMS =
      List.of(new Form(0, 0), new Form(4, 45), new Form(3, 90), new Form(4, 0), new Form(3, -90));

  private static final double RADIUS = 5;

  Color colour() {
    return new Color(COLOURS[number % COLOURS.length]);
  }

  /** Draws the shape. */
  void paint(Graphics2D canvas, Point2D at) {
    // the eleventh has the colour of the first, and another shape
    int shape = number + number / COLOURS.length;
    boolean isFilled = shape / FORMS.size() % 2 == 0;
    Shape form = form(FORMS.get(shape % FORMS.size()), at);
    canvas.setColor(isFilled ? colour() : Color.WHITE);
    canvas.fill(form);
    canvas.setColor(colour());
    canvas.setStroke(new BasicStroke(1.5f));
    canvas.draw(form);
  }

  private static Shape form(Form form, Point2D at) {
    if (form.corners() == 0) {
      return new Ellipse2D.Double(at.getX() - RADIUS, at.getY() - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }
    Path2D path = new Path2D.Double();
    for (int i = 0; i < form.corners(); i++) {
      double angle = Math.toRadians(form.turn() + 360.0 * i / form.corners());
      double x = at.getX() + RADIUS * Math.cos(angle);
      double y = at.getY() - RADIUS * Math.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  /** Draws a line in the colour. */
  void stroke(Graphics2D canvas, Shape line) {
    canvas.setColor(colour());
    canvas.setStroke(new BasicStroke(1.5f));
    canvas.draw(line);
  }
}
