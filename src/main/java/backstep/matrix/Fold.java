package backstep.matrix;

/** A reduction: one number from several cells, whichever of a matrix they are. */
@FunctionalInterface
public interface Fold {
  double of(Cells cells);

  /** How that changes with each of the cells. */
  @FunctionalInterface
  interface Slope {
    void fill(Cells out, Cells in);
  }

  /**
   * Each column for itself.
   *
   * @param out 1 x m for {@code in}: n x m
   */
  default void ofColumns(Buffer out, Buffer in) {
    for (int j = 0; j < in.shape().cols(); j++) {
      out.set(0, j, of(Cells.column(in, j)));
    }
  }

  /**
   * Each row for itself.
   *
   * @param out n x 1 for {@code in}: n x m
   */
  default void ofRows(Buffer out, Buffer in) {
    for (int i = 0; i < in.shape().rows(); i++) {
      out.set(i, 0, of(Cells.row(in, i)));
    }
  }
}
