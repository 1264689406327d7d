package backstep.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * A plot between two axes, with its title above it and its legend below.
 *
 * @param frame where the axes are
 */
record Plane(Axis across, Axis up, Rectangle2D frame) {
  private static final Color GRID = new Color(0xe0e0e0);
  private static final int TICK = 4;

  /** Between an axis and its numbers, which a sample on it does not reach. */
  private static final int GAP = 12;

  private static final int RIGHT = 24;

  /** Draws one that is empty so far. */
  static Plane on(
      Graphics2D canvas, int width, int height, String title, Axis across, Axis up, Legend legend) {
    Pen.title(canvas, title, width);
    int widest =
        up.ticks().stream().mapToInt(tick -> Pen.width(canvas, tick.label())).max().orElse(0);
    int left = (up.name().isEmpty() ? 0 : Pen.LINE) + widest + GAP + TICK;
    int names = across.name().isEmpty() ? Pen.LINE : 2 * Pen.LINE;
    int below = names + GAP + legend.height(canvas, width - left - RIGHT) + TICK;
    Rectangle2D frame =
        new Rectangle2D.Double(left, Pen.TITLE, width - left - RIGHT, height - Pen.TITLE - below);
    Plane plane = new Plane(across, up, frame);
    plane.ticksAcross(canvas);
    plane.ticksUp(canvas);
    plane.names(canvas);
    legend.paint(canvas, left, frame.getMaxY() + names + GAP, width - left - RIGHT);
    plane.outline(canvas);
    return plane;
  }

  private void ticksAcross(Graphics2D canvas) {
    for (Ticks.Tick tick : across.ticks()) {
      double x = at(tick.value(), up.low()).getX();
      grid(canvas, new Line2D.Double(x, frame.getMinY(), x, frame.getMaxY() + TICK));
      Pen.centred(canvas, tick.label(), x, frame.getMaxY() + GAP + Pen.LINE / 2.0 - TICK);
    }
  }

  private void ticksUp(Graphics2D canvas) {
    for (Ticks.Tick tick : up.ticks()) {
      double y = at(across.low(), tick.value()).getY();
      grid(canvas, new Line2D.Double(frame.getMinX() - TICK, y, frame.getMaxX(), y));
      Pen.before(canvas, tick.label(), frame.getMinX() - GAP, y);
    }
  }

  private static void grid(Graphics2D canvas, Line2D line) {
    canvas.setColor(GRID);
    canvas.setStroke(new BasicStroke(1));
    canvas.draw(line);
    canvas.setColor(Color.BLACK);
  }

  private void names(Graphics2D canvas) {
    Pen.centred(
        canvas, across.name(), frame.getCenterX(), frame.getMaxY() + GAP + 1.5 * Pen.LINE - TICK);
    AffineTransform upright = canvas.getTransform();
    canvas.rotate(-Math.PI / 2, Pen.LINE / 2.0, frame.getCenterY());
    Pen.centred(canvas, up.name(), Pen.LINE / 2.0, frame.getCenterY());
    canvas.setTransform(upright);
  }

  /** Draws the edge, over what reaches it. */
  void outline(Graphics2D canvas) {
    canvas.setColor(Color.BLACK);
    canvas.setStroke(new BasicStroke(1));
    canvas.draw(frame);
  }

  /** Where numbers of the axes lie. */
  Point2D at(double x, double y) {
    return new Point2D.Double(
        frame.getMinX() + across.share(x) * frame.getWidth(),
        frame.getMaxY() - up.share(y) * frame.getHeight());
  }

  Line2D line(Line2D piece) {
    return new Line2D.Double(at(piece.getX1(), piece.getY1()), at(piece.getX2(), piece.getY2()));
  }

  /** The rectangle between two places, one pixel larger, since smoothed edges would leave gaps. */
  Rectangle2D cell(double x, double y, double toX, double toY) {
    Rectangle2D cell = new Rectangle2D.Double();
    cell.setFrameFromDiagonal(at(x, y), at(toX, toY));
    cell.setRect(cell.getX(), cell.getY(), cell.getWidth() + 1, cell.getHeight() + 1);
    return cell.createIntersection(frame);
  }

  /** A line through places; what is not finite leaves a gap. */
  Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    boolean isGap = true;
    for (int i = 0; i < x.length; i++) {
      Point2D at = at(x[i], y[i]);
      if (!Double.isFinite(y[i])) {
        isGap = true;
      } else if (isGap) {
        path.moveTo(at.getX(), at.getY());
        isGap = false;
      } else {
        path.lineTo(at.getX(), at.getY());
      }
    }
    return path;
  }
}
