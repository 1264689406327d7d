package backstep.insight.why;

import backstep.machine.Position;
import backstep.machine.Step;
import backstep.network.DataSet;
import backstep.notation.Cell;
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

  /**
   * It is a cell of {@code x} or {@code d}, or of the same with a sample a row.
   *
   * @param isInput true of an input, false of a target
   * @param place which of the inputs or targets
   * @param row of which row of the data
   */
  record FromData(boolean isInput, int place, int row) implements Origin {
    /** That of a cell in a step. */
    static FromData of(Cell cell, Step step) {
      boolean isAsRows = cell.name().equals("X") || cell.name().equals("D");
      int sample = isAsRows ? cell.row() : cell.col();
      return new FromData(
          cell.name().equalsIgnoreCase("x"),
          isAsRows ? cell.col() : cell.row(),
          step.rows().get(sample));
    }

    double number(DataSet data) {
      return (isInput ? data.sample(row).x() : data.sample(row).d()).get(place, 0);
    }
  }

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
