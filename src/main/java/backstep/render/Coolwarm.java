package backstep.render;

/**
 * The colours of the question's surface, from cool blue over grey to warm red: the diverging map of
 * Kenneth Moreland, "Diverging Color Maps for Scientific Visualization" (2009), in the 33 points
 * that he published, which is also matplotlib's {@code coolwarm}.
 */
public final class Coolwarm {
  private static final int[] POINTS = {
    0x3b4cc0, 0x445acc, 0x4d68d7, 0x5775e1, 0x6282ea, 0x6c8ef1, 0x779af7, 0x82a5fb, 0x8db0fe,
    0x98b9ff, 0xa3c2ff, 0xaec9fd, 0xb8d0f9, 0xc2d5f4, 0xccd9ee, 0xd5dbe6, 0xdddddd, 0xe5d8d1,
    0xecd3c5, 0xf1ccb9, 0xf5c4ad, 0xf7bba0, 0xf7b194, 0xf7a687, 0xf49a7b, 0xf18d6f, 0xec7f63,
    0xe57058, 0xde604d, 0xd55042, 0xcb3e38, 0xc0282f, 0xb40426
  };

  /** What stands for a value that is not a number. */
  private static final int BLACK = 0;

  private static final int RED = 16;
  private static final int GREEN = 8;
  private static final int BLUE = 0;

  private Coolwarm() {}

  /**
   * A colour as {@code 0xRRGGBB}.
   *
   * @param t from 0, the coolest, to 1, the warmest; what lies beyond is drawn as these, and NaN as
   *     black
   */
  public static int rgb(double t) {
    if (Double.isNaN(t)) {
      return BLACK;
    }
    double place = Math.min(1, Math.max(0, t)) * (POINTS.length - 1);
    int left = Math.min(POINTS.length - 2, (int) place);
    double share = place - left;
    return between(left, share, RED) | between(left, share, GREEN) | between(left, share, BLUE);
  }

  /** One part of the colour, on the way from one point to the next. */
  private static int between(int left, double share, int part) {
    int from = (POINTS[left] >> part) & 0xff;
    int to = (POINTS[left + 1] >> part) & 0xff;
    return (int) Math.round(from + share * (to - from)) << part;
  }
}
