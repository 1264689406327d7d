package backstep.matrix;

/** The functions that work on each column of a matrix for itself. */
final class Columns {
  /** Keeps layer_norm finite where all units are equal; PyTorch's default. */
  private static final double EPSILON = 1e-5;

  private Columns() {}

  /** Shifted by the largest cell, so that exp cannot overflow. */
  static void softmax(Buffer out, Buffer z) {
    int rows = z.shape().rows();
    for (int j = 0; j < z.shape().cols(); j++) {
      double largest = z.get(0, j);
      for (int i = 1; i < rows; i++) {
        largest = Math.max(largest, z.get(i, j));
      }
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        out.set(i, j, StrictMath.exp(z.get(i, j) - largest));
        sum += out.get(i, j);
      }
      for (int i = 0; i < rows; i++) {
        out.set(i, j, out.get(i, j) / sum);
      }
    }
  }

  /** y (g - sum(g y)) for y = softmax(z). */
  static void softmaxSlope(Buffer out, Buffer z, Buffer g) {
    Buffer y = Buffer.of(z.shape());
    softmax(y, z);
    for (int j = 0; j < z.shape().cols(); j++) {
      double sum = 0;
      for (int i = 0; i < z.shape().rows(); i++) {
        sum += g.get(i, j) * y.get(i, j);
      }
      for (int i = 0; i < z.shape().rows(); i++) {
        out.set(i, j, y.get(i, j) * (g.get(i, j) - sum));
      }
    }
  }

  static void layerNorm(Buffer out, Buffer z) {
    for (int j = 0; j < z.shape().cols(); j++) {
      double mean = mean(z, j);
      double deviation = deviation(z, j, mean);
      for (int i = 0; i < z.shape().rows(); i++) {
        out.set(i, j, (z.get(i, j) - mean) / deviation);
      }
    }
  }

  /** (g - mean(g) - n mean(g n)) / deviation for n = layer_norm(z) (Ba, Kiros, Hinton 2016). */
  static void layerNormSlope(Buffer out, Buffer z, Buffer g) {
    Buffer n = Buffer.of(z.shape());
    layerNorm(n, z);
    int rows = z.shape().rows();
    for (int j = 0; j < z.shape().cols(); j++) {
      double deviation = deviation(z, j, mean(z, j));
      double meanOfProduct = 0;
      for (int i = 0; i < rows; i++) {
        meanOfProduct += g.get(i, j) * n.get(i, j) / rows;
      }
      double mean = mean(g, j);
      for (int i = 0; i < rows; i++) {
        out.set(i, j, (g.get(i, j) - mean - n.get(i, j) * meanOfProduct) / deviation);
      }
    }
  }

  private static double mean(Buffer z, int col) {
    double sum = 0;
    for (int i = 0; i < z.shape().rows(); i++) {
      sum += z.get(i, col);
    }
    return sum / z.shape().rows();
  }

  private static double deviation(Buffer z, int col, double mean) {
    double sum = 0;
    for (int i = 0; i < z.shape().rows(); i++) {
      double distance = z.get(i, col) - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / z.shape().rows() + EPSILON);
  }
}
