package backstep.matrix;

import java.util.List;
import java.util.stream.IntStream;

/** Which cells of a matrix a function takes together: numpy's axis. */
public enum Along {
  /** All of them. */
  ALL(""),

  /** Those of each column. */
  COLUMNS("axis=0"),

  /** Those of each row. */
  ROWS("axis=1");

  private final String axis;

  Along(String axis) {
    this.axis = axis;
  }

  /** How a call asks for it. */
  public String axis() {
    return axis;
  }

  /** The same cells in the transpose. */
  public Along transposed() {
    return this == ALL ? ALL : this == COLUMNS ? ROWS : COLUMNS;
  }

  /** The shape of one number for each group of cells: 1 x 1, 1 x m or n x 1 of n x m. */
  public Shape reduced(Shape of) {
    return new Shape(this == ROWS ? of.rows() : 1, this == COLUMNS ? of.cols() : 1);
  }

  /** The shape of a group of cells. */
  public Shape group(Shape of) {
    return new Shape(this == ROWS ? 1 : of.rows(), this == COLUMNS ? 1 : of.cols());
  }

  /** The groups, in the order in which they lie. */
  public List<Cells> groups(Buffer of) {
    int count = (int) reduced(of.shape()).cells();
    return count == 1
        ? List.of(Cells.of(of))
        : IntStream.range(0, count)
            .mapToObj(i -> this == COLUMNS ? Cells.column(of, i) : Cells.row(of, i))
            .toList();
  }
}
