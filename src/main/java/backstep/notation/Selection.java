package backstep.notation;

import java.util.List;
import java.util.stream.IntStream;

/** Matrices of zeros and ones that put what an index took back in its place. */
final class Selection {
  /** More cells than this cannot be read any more. */
  private static final int MOST_CELLS = 200;

  private Selection() {}

  /**
   * A column for each place taken, with a 1 in that place; {@code size x count}.
   *
   * @throws UserError if that would be too large to write
   */
  static Expr of(Expr.Index index, Pick pick, int size) {
    int count = pick.count(size);
    if ((long) size * count > MOST_CELLS) {
      throw new UserError(
          "the gradient of "
              + Printer.print(index)
              + " would be written with "
              + size
              + " x "
              + count
              + " zeros and ones, and at most "
              + MOST_CELLS
              + " cells are: make the part a parameter of its own",
          index.span());
    }
    return Algebra.rows(rows(pick.start(size), size, count));
  }

  private static List<List<Expr>> rows(int start, int size, int count) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                IntStream.range(0, count)
                    .mapToObj(j -> Algebra.number(i == start + j ? 1 : 0))
                    .toList())
        .toList();
  }

  /** The same with its rows as columns. */
  static Expr transposed(Expr selection) {
    List<List<Expr>> rows = ((Expr.Rows) selection).rows();
    return Algebra.rows(
        IntStream.range(0, rows.get(0).size())
            .mapToObj(j -> rows.stream().map(row -> row.get(j)).toList())
            .toList());
  }
}
