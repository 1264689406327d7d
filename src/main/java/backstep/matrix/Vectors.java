package backstep.matrix;

/** The functions of a vector, a column or a row of a matrix. */
final class Vectors {
  /** Keeps layer_norm finite where all units are equal; PyTorch's default. */
  private static final double EPSILON = 1e-5;

  private Vectors() {}

  /** Shifted by the largest cell, so that exp cannot overflow. */
  static void softmax(Cells out, Cells z) {
    double largest = z.max();
    double sum = 0;
    for (int i = 0; i < z.count(); i++) {
      double power = StrictMath.exp(z.get(i) - largest);
      out.set(i, power);
      sum += power;
    }
    for (int i = 0; i < z.count(); i++) {
      out.set(i, out.get(i) / sum);
    }
  }

  /** y (g - sum(g y)) for y = softmax(z). */
  static void softmaxSlope(Cells out, Cells z, Cells g) {
    Cells y = Cells.asMany(z);
    softmax(y, z);
    double sum = 0;
    for (int i = 0; i < z.count(); i++) {
      sum += g.get(i) * y.get(i);
    }
    for (int i = 0; i < z.count(); i++) {
      out.set(i, y.get(i) * (g.get(i) - sum));
    }
  }

  static void layerNorm(Cells out, Cells z) {
    double mean = mean(z);
    double deviation = deviation(z, mean);
    for (int i = 0; i < z.count(); i++) {
      out.set(i, (z.get(i) - mean) / deviation);
    }
  }

  /** (g - mean(g) - n mean(g n)) / deviation for n = layer_norm(z) (Ba, Kiros, Hinton 2016). */
  static void layerNormSlope(Cells out, Cells z, Cells g) {
    Cells n = Cells.asMany(z);
    layerNorm(n, z);
    double deviation = deviation(z, mean(z));
    double meanOfProduct = 0;
    for (int i = 0; i < z.count(); i++) {
      meanOfProduct += g.get(i) * n.get(i) / z.count();
    }
    double mean = mean(g);
    for (int i = 0; i < z.count(); i++) {
      out.set(i, (g.get(i) - mean - n.get(i) * meanOfProduct) / deviation);
    }
  }

  private static double mean(Cells z) {
    double sum = 0;
    for (int i = 0; i < z.count(); i++) {
      sum += z.get(i);
    }
    return sum / z.count();
  }

  private static double deviation(Cells z, double mean) {
    double sum = 0;
    for (int i = 0; i < z.count(); i++) {
      double distance = z.get(i) - mean;
      sum += distance * distance;
    }
    return Math.sqrt(sum / z.count() + EPSILON);
  }
}
