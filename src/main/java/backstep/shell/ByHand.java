package backstep.shell;

import backstep.machine.Timeline;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.stream.IntStream;

/** Values that the user gives in place of those that were computed. */
public final class ByHand {
  private ByHand() {}

  /** A timeline, which is ready, with a value replaced by one of the same shape. */
  public static Timeline replaced(Timeline timeline, String name, Matrix value, Span span) {
    refuseNoSoftmax(timeline.here().experiment().program(), name, value, span);
    return timeline.withValue(name, value);
  }

  /**
   * The cross-entropy is computed from a pre-activation that leads to the values set. None leads to
   * columns that do not sum to 1.
   */
  private static void refuseNoSoftmax(Program program, String name, Matrix value, Span span) {
    boolean isSoftmax =
        program.writers(name).stream()
            .map(line -> program.line(line).value())
            .anyMatch(
                expr ->
                    expr instanceof Expr.Call call
                        && call.function() == Function.SOFTMAX
                        && !call.primed());
    if (isSoftmax && IntStream.range(0, value.shape().cols()).anyMatch(j -> isOff(value, j))) {
      throw new UserError(
          name + " is a softmax, whose columns sum to 1, and these would not: set all of a column",
          span);
    }
  }

  private static boolean isOff(Matrix value, int column) {
    double sum = 0;
    for (int i = 0; i < value.shape().rows(); i++) {
      sum += value.get(i, column);
    }
    return Math.abs(sum - 1) > 1e-9;
  }
}
