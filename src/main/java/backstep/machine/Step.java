package backstep.machine;

import java.util.List;

/**
 * What a training step takes from outside the program: which rows of the data, in their order. Not
 * to be taken for its number in the epoch, which is part of a {@link Position}.
 *
 * @param rows never empty
 */
public record Step(List<Integer> rows) {

  public Step {
    rows = List.copyOf(rows);
  }

  /** A step of one sample. */
  static Step of(int row) {
    return new Step(List.of(row));
  }

  /** How many samples it takes. */
  public int size() {
    return rows.size();
  }

  /** The row of a step that takes one sample; of several the first. */
  public int row() {
    return rows.get(0);
  }
}
