package backstep.shell;

import backstep.machine.Timeline;
import backstep.matrix.Along;
import backstep.matrix.Buffer;
import backstep.matrix.Cells;
import backstep.matrix.Matrix;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;

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
   * columns, or rows, that do not sum to 1.
   */
  private static void refuseNoSoftmax(Program program, String name, Matrix value, Span span) {
    Along along = program.softmaxes().getOrDefault(name, Along.ALL);
    if (along != Along.ALL && along.groups(Buffer.of(value)).stream().anyMatch(ByHand::isOff)) {
      String one = along == Along.COLUMNS ? "column" : "row";
      throw new UserError(
          name
              + " is a softmax, whose "
              + one
              + "s sum to 1, and these would not: set all of a "
              + one,
          span);
    }
  }

  private static boolean isOff(Cells cells) {
    return Math.abs(cells.sum() - 1) > 1e-9;
  }
}
