package backstep.benchmark;

import java.util.List;

/** {@link Wide}, a network of 784-128-10 with softmax outputs and one sample, as loops. */
final class PlainWide implements Plain {
  private final double[] x;
  private final double[] d;
  private final double[][] w1 = new double[Wide.HIDDEN][Wide.INPUTS];
  private final double[][] w2 = new double[Wide.OUTPUTS][Wide.HIDDEN];
  private final double[] z1 = new double[Wide.HIDDEN];
  private final double[] a1 = new double[Wide.HIDDEN];
  private final double[] z2 = new double[Wide.OUTPUTS];
  private final double[] y = new double[Wide.OUTPUTS];
  private final double[] dZ2 = new double[Wide.OUTPUTS];
  private final double[][] dW2 = new double[Wide.OUTPUTS][Wide.HIDDEN];
  private final double[] dA1 = new double[Wide.HIDDEN];
  private final double[] dZ1 = new double[Wide.HIDDEN];
  private final double[][] dW1 = new double[Wide.HIDDEN][Wide.INPUTS];
  private double loss;

  PlainWide(double[] x, double[] d) {
    this.x = x;
    this.d = d;
  }

  @Override
  public void start(List<double[][]> parameters) {
    copy(parameters.get(0), w1);
    copy(parameters.get(1), w2);
  }

  private static void copy(double[][] from, double[][] to) {
    for (int i = 0; i < to.length; i++) {
      System.arraycopy(from[i], 0, to[i], 0, to[i].length);
    }
  }

  @Override
  public List<double[][]> parameters() {
    return List.of(w1, w2);
  }

  /** Nothing: the one sample is the epoch. */
  @Override
  public double lossSoFar() {
    return 0;
  }

  @Override
  public double epochLoss() {
    return loss;
  }

  @Override
  public void run(int samples) {
    for (int i = 0; i < samples; i++) {
      forward();
      backward();
    }
  }

  private void forward() {
    product(z1, w1, x);
    for (int j = 0; j < z1.length; j++) {
      a1[j] = sigmoid(z1[j]);
    }
    product(z2, w2, a1);
    softmax(y, z2);
    loss = crossEntropy(z2, d);
  }

  private void backward() {
    for (int i = 0; i < dZ2.length; i++) {
      dZ2[i] = y[i] - d[i];
    }
    outer(dW2, dZ2, a1);
    transposedProduct(dA1, w2, dZ2);
    for (int j = 0; j < dZ1.length; j++) {
      double slope = sigmoid(z1[j]);
      dZ1[j] = dA1[j] * (slope * (1 - slope));
    }
    outer(dW1, dZ1, x);
    update(w2, dW2);
    update(w1, dW1);
  }

  /** Four sums side by side, because each addition waits for the one before it. */
  private static void product(double[] to, double[][] a, double[] b) {
    int i = 0;
    for (; i + 3 < to.length; i += 4) {
      fourRows(to, i, a[i], a[i + 1], a[i + 2], a[i + 3], b);
    }
    for (; i < to.length; i++) {
      to[i] = dot(a[i], b);
    }
  }

  private static void fourRows(
      double[] to, int i, double[] a0, double[] a1, double[] a2, double[] a3, double[] b) {
    double sum0 = a0[0] * b[0];
    double sum1 = a1[0] * b[0];
    double sum2 = a2[0] * b[0];
    double sum3 = a3[0] * b[0];
    for (int k = 1; k < b.length; k++) {
      sum0 += a0[k] * b[k];
      sum1 += a1[k] * b[k];
      sum2 += a2[k] * b[k];
      sum3 += a3[k] * b[k];
    }
    to[i] = sum0;
    to[i + 1] = sum1;
    to[i + 2] = sum2;
    to[i + 3] = sum3;
  }

  private static double dot(double[] a, double[] b) {
    double sum = a[0] * b[0];
    for (int k = 1; k < b.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** Row by row, so that the inner loop runs along one. */
  private static void transposedProduct(double[] to, double[][] a, double[] b) {
    multiply(to, b[0], a[0]);
    for (int k = 1; k < b.length; k++) {
      addMultiple(to, b[k], a[k]);
    }
  }

  private static void multiply(double[] to, double factor, double[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] = factor * row[j];
    }
  }

  private static void addMultiple(double[] to, double factor, double[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * row[j];
    }
  }

  private static void outer(double[][] to, double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      multiply(to[i], a[i], b);
    }
  }

  private static void update(double[][] w, double[][] dW) {
    for (int i = 0; i < w.length; i++) {
      update(w[i], dW[i]);
    }
  }

  private static void update(double[] row, double[] slope) {
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j] - Wide.ALPHA * slope[j];
    }
  }

  private static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }

  private static void softmax(double[] y, double[] z) {
    double largest = largest(z);
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      y[i] = StrictMath.exp(z[i] - largest);
      sum += y[i];
    }
    for (int i = 0; i < z.length; i++) {
      y[i] = y[i] / sum;
    }
  }

  /** Of softmax(z), computed so that it stays finite, and exact where it is almost 0. */
  private static double crossEntropy(double[] z, double[] d) {
    double largest = largest(z);
    double others = 0;
    boolean isLeftOut = false;
    for (int i = 0; i < z.length; i++) {
      if (!isLeftOut && z[i] == largest) {
        isLeftOut = true;
      } else {
        others += StrictMath.exp(z[i] - largest);
      }
    }
    double logarithm = StrictMath.log1p(others);
    double loss = 0;
    for (int i = 0; i < z.length; i++) {
      loss += d[i] * (logarithm - (z[i] - largest));
    }
    return loss;
  }

  private static double largest(double[] z) {
    double largest = z[0];
    for (int i = 1; i < z.length; i++) {
      largest = Math.max(largest, z[i]);
    }
    return largest;
  }
}
