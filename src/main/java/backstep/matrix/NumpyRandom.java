package backstep.matrix;

import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.util.FastMath;

/**
 * The random numbers of {@code numpy.random.seed(seed)}, bit for bit.
 *
 * <p>Source: numpy's legacy generator, {@code numpy/random/src/legacy/legacy-distributions.c} and
 * {@code mt19937.h}. Not thread-safe, like the generator it copies.
 */
public final class NumpyRandom {
  private final MersenneTwister twister;
  private double spare = Double.NaN;

  /**
   * A fresh generator.
   *
   * @param seed 0 to 2147483647; numpy takes larger ones, and this generator would differ on them
   */
  public NumpyRandom(int seed) {
    twister = new MersenneTwister(seed);
  }

  /** Begins again from a seed, 0 to 2147483647. */
  public void seed(int seed) {
    twister.setSeed(seed);
    spare = Double.NaN;
  }

  /** The next number of {@code numpy.random.rand}: uniform on [0, 1), 53 bits. */
  public double rand() {
    int high = twister.nextInt() >>> 5;
    int low = twister.nextInt() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  /**
   * The next number of {@code numpy.random.randn}: standard normal, by Marsaglia's polar method.
   * Its logarithm is commons-math's, which differs from the C library's in the last bit once in two
   * thousand numbers, where StrictMath's does once in thirty.
   */
  public double randn() {
    if (!Double.isNaN(spare)) {
      double normal = spare;
      spare = Double.NaN;
      return normal;
    }
    double first;
    double second;
    double square;
    do {
      first = 2.0 * rand() - 1.0;
      second = 2.0 * rand() - 1.0;
      square = first * first + second * second;
    } while (square >= 1.0 || square == 0.0);
    double factor = Math.sqrt(-2.0 * FastMath.log(square) / square);
    spare = factor * first;
    return factor * second;
  }
}
