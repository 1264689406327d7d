package backstep.benchmark;

import java.util.List;

/**
 * The four shipped programs, one method for each line of them. Every value that is read is computed
 * and stored, with the same operations in the same order, so that the bits are the same too; like a
 * run, it leaves out the loss, which nothing reads beside the reported one.
 */
final class PlainXor implements Plain {
  private final double[][] x = {{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 1}};
  private final double[] d = {0, 1, 1, 0};
  private final String program;
  private final double alpha;
  private final double[][] ws;
  private final double[] wo;
  private final double[] z1;
  private final double[] a1;
  private final double[] dWo;
  private final double[] dA1;
  private final double[] dZ1;
  private final double[][] dWs;
  private double z2;
  private double y;
  private double reported;
  private double dZ2;
  private int sample;
  private double lossSoFar;
  private double epochLoss;

  PlainXor(String program, int hidden, double alpha) {
    this.program = program;
    this.alpha = alpha;
    ws = new double[hidden][4];
    wo = new double[hidden];
    z1 = new double[hidden];
    a1 = new double[hidden];
    dWo = new double[hidden];
    dA1 = new double[hidden];
    dZ1 = new double[hidden];
    dWs = new double[hidden][4];
  }

  @Override
  public void start(List<double[][]> parameters) {
    for (int i = 0; i < ws.length; i++) {
      System.arraycopy(parameters.get(0)[i], 0, ws[i], 0, ws[i].length);
    }
    System.arraycopy(parameters.get(1)[0], 0, wo, 0, wo.length);
    sample = 0;
    lossSoFar = 0;
  }

  @Override
  public List<double[][]> parameters() {
    return List.of(ws, new double[][] {wo});
  }

  @Override
  public double lossSoFar() {
    return lossSoFar;
  }

  @Override
  public double epochLoss() {
    return epochLoss;
  }

  @Override
  public void run(int samples) {
    for (int i = 0; i < samples; i++) {
      switch (program) {
        case "question-relu" -> questionRelu(x[sample], d[sample]);
        case "question-sigmoid" -> questionSigmoid(x[sample], d[sample]);
        case "fixed-relu" -> fixedRelu(x[sample], d[sample]);
        default -> fixedSigmoid(x[sample], d[sample]);
      }
      report();
    }
  }

  private void report() {
    lossSoFar += reported;
    if (++sample == x.length) {
      sample = 0;
      epochLoss = lossSoFar;
      lossSoFar = 0;
    }
  }

  private void questionRelu(double[] x, double d) {
    preactivations(x);
    relu();
    output(d);
    gradientOfWo();
    updateWo();
    gradientOfA1();
    gradientOfReluZ1();
    gradientOfWs(x);
    updateWs();
  }

  private void questionSigmoid(double[] x, double d) {
    preactivations(x);
    sigmoid();
    output(d);
    gradientOfWo();
    updateWo();
    gradientOfA1();
    gradientOfSigmoidZ1();
    gradientOfWs(x);
    updateWs();
  }

  private void fixedRelu(double[] x, double d) {
    preactivations(x);
    relu();
    output(d);
    gradientOfWo();
    gradientOfA1();
    gradientOfReluZ1();
    gradientOfWs(x);
    updateWo();
    updateWs();
  }

  private void fixedSigmoid(double[] x, double d) {
    preactivations(x);
    sigmoid();
    output(d);
    gradientOfWo();
    gradientOfA1();
    gradientOfSigmoidZ1();
    gradientOfWs(x);
    updateWo();
    updateWs();
  }

  private void preactivations(double[] x) {
    for (int j = 0; j < ws.length; j++) {
      double sum = ws[j][0] * x[0];
      for (int k = 1; k < x.length; k++) {
        sum += ws[j][k] * x[k];
      }
      z1[j] = sum;
    }
  }

  private void relu() {
    for (int j = 0; j < z1.length; j++) {
      a1[j] = z1[j] < 0 ? 0 : z1[j];
    }
  }

  private void sigmoid() {
    for (int j = 0; j < z1.length; j++) {
      a1[j] = sigmoid(z1[j]);
    }
  }

  private void output(double d) {
    z2 = wo[0] * a1[0];
    for (int j = 1; j < wo.length; j++) {
      z2 += wo[j] * a1[j];
    }
    y = sigmoid(z2);
    reported = 0.5 * Math.sqrt((y - d) * (y - d));
    dZ2 = y - d;
  }

  private void gradientOfWo() {
    for (int j = 0; j < dWo.length; j++) {
      dWo[j] = dZ2 * a1[j];
    }
  }

  private void updateWo() {
    for (int j = 0; j < wo.length; j++) {
      wo[j] = wo[j] - alpha * dWo[j];
    }
  }

  private void gradientOfA1() {
    for (int j = 0; j < dA1.length; j++) {
      dA1[j] = wo[j] * dZ2;
    }
  }

  private void gradientOfReluZ1() {
    for (int j = 0; j < dZ1.length; j++) {
      dZ1[j] = dA1[j] * (z1[j] < 0 ? 0 : 1);
    }
  }

  private void gradientOfSigmoidZ1() {
    for (int j = 0; j < dZ1.length; j++) {
      double slope = sigmoid(z1[j]);
      dZ1[j] = dA1[j] * (slope * (1 - slope));
    }
  }

  private void gradientOfWs(double[] x) {
    for (int j = 0; j < dWs.length; j++) {
      for (int k = 0; k < x.length; k++) {
        dWs[j][k] = dZ1[j] * x[k];
      }
    }
  }

  private void updateWs() {
    for (int j = 0; j < ws.length; j++) {
      for (int k = 0; k < ws[j].length; k++) {
        ws[j][k] = ws[j][k] - alpha * dWs[j][k];
      }
    }
  }

  private static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }
}
