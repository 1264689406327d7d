package backstep.machine;

import backstep.matrix.Matrix;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a training step takes from outside the program: which rows of the data, in their order, and
 * what its lines draw. Not to be taken for its number in the epoch, which is part of a {@link
 * Position}.
 *
 * @param rows never empty
 * @param draws in the order of the lines
 */
public record Step(List<Integer> rows, List<Matrix> draws) {

  private static final int MOST_NAMED = 8;

  public Step {
    rows = List.copyOf(rows);
    draws = List.copyOf(draws);
  }

  /** A step that draws nothing. */
  public Step(List<Integer> rows) {
    this(rows, List.of());
  }

  /** A step of one sample. */
  static Step of(int row) {
    return new Step(List.of(row));
  }

  /** The same with what its lines draw. */
  Step with(List<Matrix> drawn) {
    return new Step(rows, drawn);
  }

  /** How many samples it takes. */
  public int size() {
    return rows.size();
  }

  /** The row of a step that takes one sample; of several the first. */
  public int row() {
    return rows.get(0);
  }

  /**
   * Which rows it takes: {@code sample 3}, {@code samples 0 to 31}, {@code rows 7, 0, 4}.
   *
   * @param word what a row is called
   */
  public String named(String word) {
    if (size() == 1) {
      return word + " " + row();
    }
    int last = rows.get(size() - 1);
    boolean isInTurn = IntStream.range(0, size()).allMatch(i -> rows.get(i) == row() + i);
    if (isInTurn) {
      return word + "s " + row() + " to " + last;
    }
    String first =
        rows.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return word + "s " + first + (size() > MOST_NAMED ? ", ... (" + size() + " in all)" : "");
  }
}
