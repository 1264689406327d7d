package backstep.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * The view of matplotlib's {@code Axes3D} on a box of 4 x 4 x 3: from 30 degrees above, turned by
 * -60 degrees, in perspective.
 *
 * @param scale pixels for each unit of the box, at its centre
 * @param x of its centre
 * @param y of its centre
 */
record Eye(double scale, double x, double y) {
  private static final double ELEVATION = Math.toRadians(30);
  private static final double AZIMUTH = Math.toRadians(-60);
  private static final double SINE = Math.sin(AZIMUTH);
  private static final double COSINE = Math.cos(AZIMUTH);

  /** From the centre, in units of the box: matplotlib's 10 in units of its own. */
  private static final double DISTANCE = 33.6;

  /** Units that the box takes across and up, with its numbers. */
  private static final double ACROSS = 7.4;

  private static final double UP = 6.8;

  /** One that sees all of the box in a rectangle with this top. */
  static Eye on(int width, int height, int top) {
    double scale = Math.min(width / ACROSS, height / UP);
    return new Eye(scale, width / 2.0 - 0.2 * scale, top + height / 2.0 - 0.1 * scale);
  }

  private static double[] centred(double[] place) {
    return new double[] {4 * (place[0] - 0.5), 4 * (place[1] - 0.5), 3 * (place[2] - 0.5)};
  }

  /** How near to the eye a place of the box is; each of its numbers goes from 0 to 1. */
  double depth(double[] place) {
    double[] at = centred(place);
    return Math.cos(ELEVATION) * (COSINE * at[0] + SINE * at[1]) + Math.sin(ELEVATION) * at[2];
  }

  /** Where it is seen. */
  Point2D see(double[] place) {
    double[] at = centred(place);
    double right = -SINE * at[0] + COSINE * at[1];
    double up =
        -Math.sin(ELEVATION) * (COSINE * at[0] + SINE * at[1]) + Math.cos(ELEVATION) * at[2];
    double nearer = scale / (1 - depth(place) / DISTANCE);
    return new Point2D.Double(x + right * nearer, y - up * nearer);
  }

  /** The polygon with these corners. */
  Path2D path(double[]... corners) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners.length; i++) {
      Point2D point = see(corners[i]);
      if (i == 0) {
        path.moveTo(point.getX(), point.getY());
      } else {
        path.lineTo(point.getX(), point.getY());
      }
    }
    path.closePath();
    return path;
  }
}
