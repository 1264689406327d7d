package backstep.matrix;

import java.util.stream.IntStream;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.util.FastMath;

/**
 * The random numbers of {@code numpy.random.seed(seed)}: those of {@code rand} and {@code
 * permutation} bit for bit, those of {@code randn} but for the last bits of one in two thousand.
 *
 * <p>Source: numpy's legacy generator, {@code numpy/random/src/legacy/legacy-distributions.c},
 * {@code distributions.c}, {@code mtrand.pyx} and {@code mt19937.h}. Not thread-safe, like the
 * generator it copies.
 */
public final class NumpyRandom {
  private final MersenneTwister twister;
  private double spare;

  /**
   * A fresh generator.
   *
   * @param seed 0 to 2147483647; numpy takes larger ones, and this generator would differ on them
   */
  public NumpyRandom(int seed) {
    this(new MersenneTwister(seed), Double.NaN);
  }

  private NumpyRandom(MersenneTwister twister, double spare) {
    this.twister = twister;
    this.spare = spare;
  }

  /** A generator that goes on as this one does, some 2,500 bytes; it is not quick to make. */
  public NumpyRandom copy() {
    return new NumpyRandom(SerializationUtils.clone(twister), spare);
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
   * Its logarithm is commons-math's, which leads to other numbers than the C library's, by up to 3
   * units in the last place, once in two thousand, where StrictMath's does once in thirty.
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

  /** The next {@code numpy.random.permutation(n)} of 0 to n - 1, n at least 1. */
  public int[] permutation(int n) {
    int[] numbers = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = upTo(i);
      int moved = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = moved;
    }
    return numbers;
  }

  /** The next {@code numpy.random.randint(n)}: 0 to n - 1, n at least 1. */
  public int randint(int n) {
    return n == 1 ? 0 : upTo(n - 1); // numpy draws nothing where there is nothing to choose
  }

  /** 0 to {@code most}, each as likely: numpy's {@code random_interval}. */
  private int upTo(int most) {
    int mask = (Integer.highestOneBit(most) << 1) - 1;
    int number;
    do {
      number = twister.nextInt() & mask;
    } while (number > most);
    return number;
  }
}
