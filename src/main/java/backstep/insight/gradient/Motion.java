package backstep.insight.gradient;

import java.util.List;

/**
 * How a parameter moves in a step, against the slope of the loss.
 *
 * @param lines of the program that lead to its update, ascending; the last one is the update
 * @param line the one to look at first; 0 where no line is to blame
 * @param step which of the steps looked at shows it
 * @param where what that step is called
 * @param cell where it shows most; or null
 * @param rate by how many times its slope it moves down, where that is one number; else NaN
 * @param other another rate to compare that with, or NaN
 * @param untold why nothing can be said, of that kind; else null
 */
public record Motion(
    String parameter,
    Kind kind,
    List<Integer> lines,
    int line,
    int step,
    String where,
    Fit.Cell cell,
    double rate,
    double other,
    Untold untold) {

  /** What can be said. */
  public enum Kind {
    /** It moves down the slope. */
    RIGHT,
    UPHILL,
    /** Some cell moves where its slope does not lead. */
    OTHER_DIRECTION,
    /** All cells move by one number, though their slopes differ. */
    ONE_NUMBER,
    /** After several steps it moves otherwise than down the sum of their slopes. */
    OTHER_SUM,
    /** The factor differs from step to step. */
    UNEVEN_RATE,
    /** It moves where the slope is 0. */
    WITHOUT_SLOPE,
    /** Its gradient is another multiple of the slope than that of other parameters. */
    OTHER_FACTOR,
    /** A factor stands in the line of its update that does not stand in those of others. */
    OTHER_RATE,
    /** It has a slope, others move, and it does not. */
    NEVER_MOVES,
    /** The same, though its gradient is computed. */
    DEAD_GRADIENT,
    /** Nothing can be proved. */
    UNTOLD;

    /** Of a movement that is one number times the slope. */
    static Kind of(double factor) {
      return factor < 0 ? RIGHT : UPHILL;
    }

    /** True of what is wrong, whatever was meant. */
    public boolean isWrong() {
      return switch (this) {
        case UPHILL,
            OTHER_DIRECTION,
            ONE_NUMBER,
            OTHER_SUM,
            UNEVEN_RATE,
            WITHOUT_SLOPE,
            OTHER_FACTOR,
            DEAD_GRADIENT ->
            true;
        default -> false;
      };
    }

    /** True of what may have been meant. */
    public boolean isSuspect() {
      return this == OTHER_RATE || this == NEVER_MOVES;
    }
  }

  Motion at(int blamed) {
    return new Motion(parameter, kind, lines, blamed, step, where, cell, rate, other, untold);
  }

  /** Where other things move the parameter too, so that nothing comes of comparing its rate. */
  Motion atNoRate() {
    return new Motion(parameter, kind, lines, line, step, where, cell, Double.NaN, other, untold);
  }

  Motion as(Kind changed, double compared) {
    return new Motion(parameter, changed, lines, line, step, where, cell, rate, compared, untold);
  }

  Motion untold(Untold why) {
    return new Motion(parameter, Kind.UNTOLD, lines, line, step, where, cell, rate, other, why);
  }
}
