package backstep.notation;

import backstep.matrix.Matrix;
import java.util.List;

/**
 * A hidden layer: a call of an activation function on the way to y, whose outcome weights multiply
 * behind it. Where no line writes y, what counts is the way to the loss. Weights are made of
 * parameters alone, without x and d; and on the way to the loss without those that no line of a
 * training program writes, since targets may be kept so.
 *
 * @param line the line that calls the function
 * @param name what that line writes, or the call itself where it is only a part of the line
 * @param call the function, applied to the pre-activation
 * @param units how its units lie in its value
 * @param isFirst true if no other hidden layer lies between it and x
 */
public record HiddenLayer(int line, String name, Expr.Call call, Units units, boolean isFirst) {

  /** Which cells of a layer's value are those of one unit, for one sample or for several. */
  public enum Units {
    /** A row: the weights behind the layer sum over its rows, as in {@code W @ A}. */
    ROWS,
    /** A column, as in {@code A @ W}. */
    COLUMNS,
    /** A cell of a vector: each has a weight of its own, as in {@code w * A}. */
    CELLS;

    Units transposed() {
      return this == ROWS ? COLUMNS : this == COLUMNS ? ROWS : CELLS;
    }
  }

  /** The hidden layers of a program, in the order in which they are computed. */
  public static List<HiddenLayer> of(Program program) {
    return new LayerSearch(program).layers();
  }

  /** What the function is applied to. */
  public Expr preactivation() {
    return call.arguments().get(0);
  }

  /** A value of this layer with a row for each unit, and a column for each sample. */
  public Matrix byUnit(Matrix value) {
    boolean lies = units == Units.COLUMNS || (units == Units.CELLS && value.shape().rows() == 1);
    return lies ? value.transposed() : value;
  }

  /** True if a line reads what the units give. */
  public boolean isReadBy(Line line) {
    return line.value().reads(name)
        || line.value().parts().stream().flatMap(Expr::all).anyMatch(call::equals);
  }
}
