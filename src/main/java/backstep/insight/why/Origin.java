package backstep.insight.why;

import backstep.machine.Position;
import backstep.notation.Line;

/** Where a value came from. */
public sealed interface Origin {

  /**
   * A line computed it.
   *
   * @param position where the run stood when the line ran
   * @param earlier true if that was in a sample before the one that is looked at
   */
  record Computed(int number, Line line, Position position, boolean earlier) implements Origin {}

  /**
   * It is a parameter's value from the beginning of the run.
   *
   * @param number of the parameter's line, from 1
   */
  record Initial(int number, Line line) implements Origin {}

  /** It was set by hand. */
  record ByHand(Position position) implements Origin {}

  /** It is a cell of the inputs or targets of a row of the data, {@code x} or {@code d}. */
  record FromData(int row) implements Origin {}

  /** It is a setting of the program. */
  record FromSettings() implements Origin {}

  /** The machine gives it, as it does {@code epoch}. */
  record Given() implements Origin {}

  /**
   * It has no value yet in this sample.
   *
   * @param number the line that will compute it
   */
  record NotYet(int number, Line line) implements Origin {}
}
