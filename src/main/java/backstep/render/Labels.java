package backstep.render;

import java.util.function.IntFunction;

/** What the rows and the columns of a value are called. */
record Labels(IntFunction<String> rows, IntFunction<String> cols) {
  static final Labels NUMBERS = new Labels(Integer::toString, Integer::toString);

  Labels transposed() {
    return new Labels(/* rows= */ cols, /* cols= */ rows);
  }

  /** The labels of a part that begins at this place. */
  Labels from(int row, int col) {
    return new Labels(i -> rows.apply(i + row), j -> cols.apply(j + col));
  }
}
