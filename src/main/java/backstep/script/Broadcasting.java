package backstep.script;

import backstep.network.Origin;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Scalar;

/** Shapes that meet, and where a flat array and a column have last become a table. */
final class Broadcasting {
  private Span table;
  private String became;

  /**
   * The sizes of what two values give cell by cell.
   *
   * @throws UserError where numpy stops
   */
  int[] of(Value a, Value b, Span span) {
    if (a instanceof Scalar) {
      return ((Array) b).sizes();
    }
    if (b instanceof Scalar) {
      return ((Array) a).sizes();
    }
    Array left = (Array) a;
    Array right = (Array) b;
    int rank = Math.max(left.rank(), right.rank());
    int[] sizes = new int[rank];
    for (int back = 1; back <= rank; back++) {
      int p = back <= left.rank() ? left.size(left.rank() - back) : 1;
      int q = back <= right.rank() ? right.size(right.rank() - back) : 1;
      if (p != q && p != 1 && q != 1) {
        throw mismatch(
            left.shape() + " and " + right.shape() + " do not fit: their sizes must be equal, or 1",
            span);
      }
      sizes[rank - back] = Math.max(p, q);
    }
    boolean isTable = left.rank() != right.rank() && sizes[0] > 1 && sizes[1] > 1;
    if (isTable && (left.rank() == 2 ? left : right).cols() == 1) {
      table = span;
      became = left.shape() + " and " + right.shape();
    }
    return sizes;
  }

  /** What is said where shapes do not fit: where a table was made that nobody wanted. */
  UserError mismatch(String why, Span span) {
    UserError here = UserError.stops(why, span);
    return table == null
        ? here
        : here.beginsAt(
            became
                + " spread to a table here: make the flat one a column, as by reshape(-1, 1);"
                + " numpy stops at line "
                + Origin.number(span.source().where())
                + ", where "
                + why,
            table);
  }
}
