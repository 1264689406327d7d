package backstep.matrix;

/** Half the sum of the squared differences of outputs y and targets d; 1 x 1. */
final class SquaredError {
  private SquaredError() {}

  static void value(Buffer out, Buffer y, Buffer d) {
    double sum = 0;
    for (int i = 0; i < y.lines().length; i++) {
      for (int j = 0; j < y.line(i).length; j++) {
        double error = y.line(i)[j] - d.line(i)[j];
        sum += error * error;
      }
    }
    out.set(0, 0, 0.5 * sum);
  }

  static void slope(Buffer out, Buffer y, Buffer d) {
    Zip.of((a, b) -> a - b, out, y, d).run();
  }
}
