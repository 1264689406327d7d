package backstep.notation;

import java.util.List;
import java.util.function.Supplier;

/** The samples that stand in a program, in its section {@code data:}; empty where it has none. */
public record OwnData(Names names, List<Sample> samples) {
  public static final OwnData NONE = new OwnData(Names.NONE, List.of());

  public static final int MOST_SAMPLES = 100_000;

  /** Inputs and outputs of a sample. */
  public static final int MOST_COLUMNS = 4_000;

  /** Numbers in all samples, so that a program with them in it can be read back. */
  public static final int MOST_CELLS = 500_000;

  public OwnData {
    samples = List.copyOf(samples);
  }

  public boolean isEmpty() {
    return samples.isEmpty();
  }

  /**
   * Refuses more samples, or longer ones, than a program can hold.
   *
   * @param columns inputs and outputs of a sample
   * @param place where they go on, for the error
   */
  public static void requireRoom(long samples, long columns, Supplier<Span> place) {
    if (columns > MOST_COLUMNS) {
      throw new UserError(
          "a sample has " + columns + " inputs and outputs here; at most " + MOST_COLUMNS + " fit",
          place.get());
    }
    if (samples > MOST_SAMPLES) {
      throw new UserError(
          "the data goes on here; at most " + MOST_SAMPLES + " samples fit", place.get());
    }
    if (samples * columns > MOST_CELLS) {
      throw new UserError(
          samples
              + " samples of "
              + columns
              + " inputs and outputs are "
              + samples * columns
              + " numbers; at most "
              + MOST_CELLS
              + " fit",
          place.get());
    }
  }
}
