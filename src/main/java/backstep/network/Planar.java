package backstep.network;

import backstep.matrix.Matrix;
import backstep.notation.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Points of the plane in two classes, one of each class in turn, from formulas and without noise.
 * Their coordinates have four decimals, so that what is shown of them is all there is.
 */
final class Planar {
  private static final int PER_RING = 16;
  private static final double INNER_RADIUS = 0.5;
  private static final int PER_ARM = 24;
  private static final double TURNS = 0.75;

  private final List<Sample> samples = new ArrayList<>();

  private Planar() {}

  /**
   * Two rings: point k of n lies at the angle 2 pi k / n, at radius 1 in class 0 and at radius 1/2
   * in class 1.
   */
  static List<Sample> circles() {
    Planar points = new Planar();
    for (int k = 0; k < PER_RING; k++) {
      double angle = 2 * Math.PI * k / PER_RING;
      points.add(1, angle, 0);
      points.add(INNER_RADIUS, angle, 1);
    }
    return points.samples;
  }

  /**
   * Two arms: point k of n, from 1, lies at radius k / n and the angle 2 pi t k / n for t turns in
   * class 0, and opposite in class 1. With t = 3 these are Lang and Witbrock's (1988), but for
   * their radii; with fewer turns small networks learn it.
   */
  static List<Sample> spirals() {
    Planar points = new Planar();
    for (int k = 1; k <= PER_ARM; k++) {
      double radius = (double) k / PER_ARM;
      double angle = 2 * Math.PI * TURNS * k / PER_ARM;
      points.add(radius, angle, 0);
      points.add(-radius, angle, 1);
    }
    return points.samples;
  }

  /** By StrictMath, whose bits do not depend on the platform; 0.0 and never -0.0. */
  private void add(double radius, double angle, double target) {
    double x1 = rounded(radius * StrictMath.cos(angle));
    double x2 = rounded(radius * StrictMath.sin(angle));
    samples.add(Sample.of(Matrix.column(x1, x2, 1), Matrix.scalar(target)));
  }

  private static double rounded(double value) {
    return Math.rint(value * 10_000) / 10_000 + 0.0;
  }
}
