package backstep.matrix;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The cross-entropy of outputs y and targets d, summed over the cells; 1 x 1.
 *
 * <p>From y alone it is infinite, or its slope is wrong in every digit, once y has been rounded to
 * 0 or 1. So where y is known to be a sigmoid or a softmax, it is computed from the pre-activation.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /** The kernel for the cross-entropy of {@code squash(z)}. */
  public static Operation ofPreactivation(Squash squash, Buffer out, Buffer z, Buffer d) {
    return squash.function() == Function.SIGMOID
        ? new OfSigmoid(out, z, d)
        : new OfSoftmax(out, squash.along().groups(z), squash.along().groups(d));
  }

  /** A pre-activation that the function takes to these outputs, if it takes any to them. */
  public static Matrix preactivation(Squash squash, Matrix outputs) {
    Buffer z = Buffer.of(outputs);
    DoubleUnaryOperator inverse =
        squash.function() == Function.SIGMOID
            ? y -> StrictMath.log(y) - StrictMath.log1p(-y)
            : StrictMath::log;
    new Kernels.Apply(inverse, z, z).run();
    return z.toMatrix();
  }

  /** -(d log y + (1 - d) log(1 - y)); a term with factor 0 is 0. */
  static void ofProbability(Buffer out, Buffer y, Buffer d) {
    double sum = 0;
    for (int i = 0; i < y.lines().length; i++) {
      for (int j = 0; j < y.line(i).length; j++) {
        double target = d.line(i)[j];
        double output = y.line(i)[j];
        sum -= term(target, output) + term(1 - target, 1 - output);
      }
    }
    out.set(0, 0, sum);
  }

  private static double term(double weight, double probability) {
    return weight == 0 ? 0 : weight * StrictMath.log(probability);
  }

  /** (y - d) / (y (1 - y)); for a target 0 or 1 without the term that is 0, which may be 0 / 0. */
  static void slope(Buffer out, Buffer y, Buffer d) {
    Zip.of(CrossEntropy::slope, out, y, d).run();
  }

  private static double slope(double y, double d) {
    if (d == 0) {
      return 1 / (1 - y);
    }
    return d == 1 ? -1 / y : (y - d) / (y * (1 - y));
  }

  /** The kernel for -d / y, the slope of the cross-entropy of a softmax by its outputs y. */
  public static Operation slopeOfSoftmax(Buffer out, Buffer y, Buffer d) {
    return Zip.of((output, target) -> target == 0 ? 0 : -target / output, out, y, d);
  }

  /** softplus(z) - d z, which equals -(d log y + (1 - d) log(1 - y)) for y = sigmoid(z). */
  private record OfSigmoid(Buffer out, Buffer z, Buffer d) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(z, d);
    }

    @Override
    public void run() {
      double sum = 0;
      for (int i = 0; i < z.lines().length; i++) {
        for (int j = 0; j < z.line(i).length; j++) {
          sum += cell(z.line(i)[j], d.line(i)[j]);
        }
      }
      out.set(0, 0, sum);
    }

    /** For z above 0 the two large terms are subtracted before the small one is added. */
    private static double cell(double z, double d) {
      double tail = StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      return (z > 0 ? weighed(1 - d, z) : weighed(d, -z)) + tail;
    }

    private static double weighed(double weight, double z) {
      return weight == 0 ? 0 : weight * z;
    }
  }

  /** sum(d) log(sum(exp(z))) - sum(d z), shifted by the largest cell, vector by vector. */
  private record OfSoftmax(Buffer out, List<Cells> z, List<Cells> d) implements Operation {
    @Override
    public List<Buffer> reads() {
      return List.of(z.get(0).of(), d.get(0).of());
    }

    @Override
    public void run() {
      double loss = 0;
      for (int i = 0; i < z.size(); i++) {
        loss += ofVector(z.get(i), d.get(i));
      }
      out.set(0, 0, loss);
    }

    private static double ofVector(Cells z, Cells d) {
      double largest = z.max();
      double logarithm = StrictMath.log1p(sumOfOthers(z, largest));
      double loss = 0;
      for (int i = 0; i < z.count(); i++) {
        double target = d.get(i);
        loss += target == 0 ? 0 : target * (logarithm - (z.get(i) - largest));
      }
      return loss;
    }

    /** The sum of exp(z) but for one of the largest, which is 1: what is added to 1 is not lost. */
    private static double sumOfOthers(Cells z, double largest) {
      double sum = 0;
      boolean isLeftOut = false;
      for (int i = 0; i < z.count(); i++) {
        if (!isLeftOut && z.get(i) == largest) {
          isLeftOut = true;
        } else {
          sum += StrictMath.exp(z.get(i) - largest);
        }
      }
      return sum;
    }
  }
}
