package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import java.util.List;

/**
 * How one cell of an expression's value is computed: itself an expression of the notation, over the
 * single cells that take part. {@link Lowering} says what it computes, as of any other, so an
 * explanation has no arithmetic of its own.
 *
 * @param cells over cells of names, as in {@code dA1[3] * act'(Z1[3])}
 * @param numbers the same with the numbers in it, as in {@code 0.1044 * relu'(0.1745)}, which needs
 *     nothing else to be computed
 * @param operands the cells of names that take part, in the order they are met
 */
public record Formula(Expr cells, Expr numbers, List<Cell> operands) {

  public Formula {
    operands = List.copyOf(operands);
  }

  /**
   * The formula of a cell.
   *
   * @param scope with the numbers in its buffers
   */
  public static Formula of(Expr expr, int row, int col, Scope scope) {
    Cellwise cellwise = new Cellwise(scope);
    Expr cells = cellwise.cell(expr, row, col);
    return new Formula(cells, new Substitution(scope).in(cells), cellwise.operands());
  }

  /** What the numbers come to: to the bit the cell that the machine has computed. */
  public double value() {
    return value(numbers);
  }

  /** The value of an expression of numbers alone, such as a part of {@link #numbers}; 1 x 1. */
  public static double value(Expr numbers) {
    return Lowering.condition(numbers, new Closed()).computeScalar();
  }

  /** A scope without any name. */
  private record Closed() implements Scope {
    @Override
    public Slot slot(Expr.Name name) {
      throw new IllegalStateException(name.name());
    }

    @Override
    public Function activation(Span span) {
      throw new IllegalStateException("act");
    }

    @Override
    public Buffer answer(Expr.Call question) {
      throw new IllegalStateException(question.function().word());
    }
  }
}
