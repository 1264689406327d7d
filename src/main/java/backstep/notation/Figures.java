package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import java.util.ArrayList;
import java.util.List;

/** Puts numbers in the place of names, and the function that is meant in the place of act. */
final class Figures {
  private final Scope scope;

  /**
   * @param scope with the numbers in its buffers
   */
  Figures(Scope scope) {
    this.scope = scope;
  }

  /** The expression with all names replaced. */
  Expr in(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return written(scope.slot(name).value(), name.span());
    }
    if (expr instanceof Expr.Index index) {
      return index.of() instanceof Expr.Name name
          ? cell(index, scope.slot(name).value())
          : new Expr.Index(in(index.of()), index.row(), index.col(), index.span());
    }
    if (expr instanceof Expr.Rows rows) {
      return new Expr.Rows(rows.rows().stream().map(this::in).toList(), rows.span());
    }
    if (expr instanceof Expr.Negative negative) {
      return new Expr.Negative(in(negative.of()), negative.span());
    }
    if (expr instanceof Expr.Not not) {
      return new Expr.Not(in(not.of()), not.span());
    }
    if (expr instanceof Expr.Binary binary) {
      return new Expr.Binary(
          binary.operator(), in(binary.left()), in(binary.right()), binary.span());
    }
    if (expr instanceof Expr.Transpose transpose) {
      return new Expr.Transpose(in(transpose.of()), transpose.span());
    }
    return expr instanceof Expr.Call call ? call(call) : expr;
  }

  private List<Expr> in(List<Expr> parts) {
    return parts.stream().map(this::in).toList();
  }

  private static Expr cell(Expr.Index index, Buffer value) {
    int row = index.row().start(value.shape().rows());
    int col = index.columns().start(value.shape().cols());
    return new Expr.Num(value.get(row, col), index.span());
  }

  private Expr call(Expr.Call call) {
    if (call.function().form() instanceof Form.Question) {
      return written(scope.answer(call), call.span());
    }
    Function function =
        call.function() == Function.ACT ? scope.activation(call.span()) : call.function();
    List<Expr> arguments = new ArrayList<>(in(call.arguments()));
    if (function == Function.CROSS_ENTROPY && call.arguments().get(0) instanceof Expr.Name name) {
      arguments.set(0, outputs(scope.slot(name), name.span()));
    }
    return new Expr.Call(function, call.primed(), arguments, call.span());
  }

  /** The outputs as the function of their pre-activation, from which the loss is computed. */
  private static Expr outputs(Slot y, Span span) {
    return y.squash() == null
        ? written(y.value(), span)
        : new Expr.Call(y.squash(), false, List.of(written(y.preactivation(), span)), span);
  }

  private static Expr written(Buffer value, Span span) {
    if (value.shape().isScalar()) {
      return new Expr.Num(value.scalar(), span);
    }
    List<List<Expr>> rows = new ArrayList<>();
    for (int i = 0; i < value.shape().rows(); i++) {
      List<Expr> row = new ArrayList<>();
      for (int j = 0; j < value.shape().cols(); j++) {
        row.add(new Expr.Num(value.get(i, j), span));
      }
      rows.add(row);
    }
    return new Expr.Rows(rows, span);
  }
}
