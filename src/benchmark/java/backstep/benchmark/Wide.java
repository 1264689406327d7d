package backstep.benchmark;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program of the size of MNIST's: 784-128-10, on one sample. */
final class Wide {
  static final int INPUTS = 784;
  static final int HIDDEN = 128;
  static final int OUTPUTS = 10;
  static final double ALPHA = 0.01;
  static final int SAMPLES_A_STEP = 32;

  private static final String TEXT =
      """
      settings:
        hidden = %d
        alpha  = %s
        seed   = 1

      data:
        %s -> %s

      parameters:
        W1 = 0.1 * (rand(hidden, inputs) - 0.5)
        W2 = 0.1 * (rand(outputs, hidden) - 0.5)

      forward:
        Z1 = W1 @ x
        A1 = sigmoid(Z1)
        Z2 = W2 @ A1
        y  = softmax(Z2)
        loss = cross_entropy(y, d)

      backward:
        dZ2 = y - d
        dW2 = dZ2 @ A1.T
        dA1 = W2.T @ dZ2
        dZ1 = dA1 * sigmoid'(Z1)
        dW1 = dZ1 @ x.T

      update:
        W2 = W2 - alpha * dW2
        W1 = W1 - alpha * dW1
      """;

  private Wide() {}

  static String text() {
    return String.format(Locale.ROOT, TEXT, HIDDEN, ALPHA, cells(x()), cells(d()));
  }

  /** The same on as many samples as a step takes. */
  static String inSteps() {
    String sample = cells(x()) + " -> " + cells(d()) + "\n  ";
    return text()
        .replace("seed   = 1", "seed   = 1\n  batch  = " + SAMPLES_A_STEP)
        .replace(sample.strip(), sample.repeat(SAMPLES_A_STEP).strip());
  }

  /** Grey values from 0 to 15/16. */
  static double[] x() {
    return IntStream.range(0, INPUTS).mapToDouble(i -> i * 7 % 16 / 16.0).toArray();
  }

  static double[] d() {
    return IntStream.range(0, OUTPUTS).mapToDouble(i -> i == 3 ? 1 : 0).toArray();
  }

  private static String cells(double[] cells) {
    return IntStream.range(0, cells.length)
        .mapToObj(i -> Double.toString(cells[i]))
        .collect(Collectors.joining(", "));
  }
}
