package backstep.script;

import java.math.BigInteger;

/**
 * The random numbers of {@code np.random.default_rng(seed)}. No line of a program can draw them.
 *
 * <p>Source: numpy's {@code bit_generator.pyx} (SeedSequence), {@code pcg64.h} and {@code
 * distributions.c}.
 */
final class Pcg64 {
  private static final BigInteger MULTIPLIER =
      new BigInteger("2360ED051FC65DA44385DF649FCCF645", 16);
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
  private static final int POOL = 4;

  /** The ziggurat's last edge, and the area of each of its 256 layers. */
  private static final double EDGE = 3.654152885361009;

  private static final double AREA = 0.004928673233974658;
  private static final int LAYERS = 256;
  private static final double CELLS = 4503599627370496.0;

  private final double[] widths = new double[LAYERS];
  private final double[] heights = new double[LAYERS];
  private final long[] inside = new long[LAYERS];
  private final BigInteger increment;
  private BigInteger state = BigInteger.ZERO;
  private int hash;
  private boolean waits;
  private int waiting;

  Pcg64(long seed) {
    long[] words = words(seed);
    BigInteger start = wide(words[0], words[1]);
    increment = wide(words[2], words[3]).shiftLeft(1).or(BigInteger.ONE).and(MASK);
    step();
    state = state.add(start).and(MASK);
    step();
    layers();
  }

  private static BigInteger wide(long high, long low) {
    return new BigInteger(Long.toUnsignedString(high))
        .shiftLeft(64)
        .or(new BigInteger(Long.toUnsignedString(low)));
  }

  private void step() {
    state = state.multiply(MULTIPLIER).add(increment).and(MASK);
  }

  /** What a seed is mixed to. */
  private long[] words(long seed) {
    int[] pool = new int[POOL];
    hash = 0x43b0d7e5;
    for (int i = 0; i < POOL; i++) {
      pool[i] = mixed(i == 0 ? (int) seed : i == 1 ? (int) (seed >>> 32) : 0, 0x931e8875);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          int both = 0xca01f9dd * pool[to] - 0x4973f715 * mixed(pool[from], 0x931e8875);
          pool[to] = both ^ (both >>> 16);
        }
      }
    }
    hash = 0x8b51f9dd;
    long[] words = new long[POOL];
    for (int i = 0; i < 2 * POOL; i++) {
      long half = mixed(pool[i % POOL], 0x58f38ded) & 0xffffffffL;
      words[i / 2] |= i % 2 == 0 ? half : half << 32;
    }
    return words;
  }

  private int mixed(int value, int factor) {
    int mixed = value ^ hash;
    hash *= factor;
    mixed *= hash;
    return mixed ^ (mixed >>> 16);
  }

  private long next() {
    step();
    long high = state.shiftRight(64).longValue();
    return Long.rotateRight(high ^ state.longValue(), (int) (high >>> 58));
  }

  /** Half of a draw; the other half waits. */
  private int half() {
    if (waits) {
      waits = false;
      return waiting;
    }
    long both = next();
    waits = true;
    waiting = (int) (both >>> 32);
    return (int) both;
  }

  /** Uniform on [0, 1). */
  double random() {
    return (next() >>> 11) / 9007199254740992.0;
  }

  /** 0 to n - 1, each as likely, by Lemire's method. */
  int below(int n) {
    if (n == 1) {
      return 0;
    }
    long product = (half() & 0xffffffffL) * n;
    long rest = product & 0xffffffffL;
    if (rest < n) {
      long least = (0x100000000L - n) % n;
      while (rest < least) {
        product = (half() & 0xffffffffL) * n;
        rest = product & 0xffffffffL;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * 0 to {@code most}, as it is drawn for a permutation: bits are thrown away that are too many.
   */
  int upTo(int most) {
    int mask = (Integer.highestOneBit(most) << 1) - 1;
    int number;
    do {
      number = half() & mask;
    } while (number > most);
    return number;
  }

  private static double bell(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /** The layers of the ziggurat (Marsaglia and Tsang 2000). */
  private void layers() {
    double x = EDGE;
    double base = AREA / bell(EDGE);
    inside[0] = (long) (x / base * CELLS);
    widths[0] = base / CELLS;
    widths[LAYERS - 1] = x / CELLS;
    heights[0] = 1;
    heights[LAYERS - 1] = bell(x);
    for (int i = LAYERS - 2; i > 0; i--) {
      double outer = x;
      x = Math.sqrt(-2 * StrictMath.log(AREA / x + bell(x)));
      inside[i + 1] = (long) (x / outer * CELLS);
      heights[i] = bell(x);
      widths[i] = x / CELLS;
    }
  }

  /** Standard normal. */
  double normal() {
    while (true) {
      long bits = next();
      int layer = (int) (bits & 0xff);
      boolean minus = (bits >>> 8 & 1) != 0;
      long cell = bits >>> 9 & 0xfffffffffffffL;
      double x = cell * widths[layer];
      if (cell < inside[layer]) {
        return minus ? -x : x;
      }
      if (layer == 0) {
        return tail((cell >>> 8 & 1) != 0);
      }
      if ((heights[layer - 1] - heights[layer]) * random() + heights[layer] < bell(x)) {
        return minus ? -x : x;
      }
    }
  }

  private double tail(boolean minus) {
    while (true) {
      double x = -StrictMath.log1p(-random()) / EDGE;
      double y = -StrictMath.log1p(-random());
      if (y + y > x * x) {
        return minus ? -(EDGE + x) : EDGE + x;
      }
    }
  }
}
