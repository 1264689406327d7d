package backstep.network;

import backstep.matrix.Decimals;
import java.util.Arrays;

/**
 * One input or output of all samples.
 *
 * @param values a number for each sample
 * @param isMeasured true of numbers that the file has, false of zeros and ones that stand for texts
 */
@SuppressWarnings("ArrayRecordComponent") // made once, and only read
record Feature(String name, double[] values, boolean isMeasured) {

  /** A feature from which a mean was taken, and which was divided by a standard deviation. */
  record Scaled(Feature feature, double mean, double deviation) {

    /** How it was made of the numbers of the file, so that it can be undone. */
    String formula() {
      String sign = mean < 0 ? " + " : " - ";
      return "("
          + feature.name
          + sign
          + Decimals.shortest(Math.abs(mean))
          + ") / "
          + Decimals.shortest(deviation);
    }
  }

  /** True if it is the same for all samples. */
  boolean isConstant() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /**
   * The feature with mean 0 and variance 1 over the samples, as scikit-learn's StandardScaler has
   * it. The deviation is infinite, or NaN, where the numbers are too large to be squared.
   */
  Scaled standardised() {
    double mean = mean(values);
    double[] squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
    double deviation = Math.sqrt(mean(squares));
    double[] scaled = Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
    return new Scaled(new Feature(name, scaled, isMeasured), mean, deviation);
  }

  /** In ascending order from the first, so that the bits depend on nothing. */
  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
