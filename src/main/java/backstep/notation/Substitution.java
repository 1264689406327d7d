package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Squash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts numbers in the place of names, and the function that is meant in the place of act. */
final class Substitution {
  private final Scope scope;

  /**
   * @param scope with the numbers in its buffers
   */
  Substitution(Scope scope) {
    this.scope = scope;
  }

  /** The expression with all names replaced. */
  Expr in(Expr expr) {
    return expr.replaced(this::figure);
  }

  private Optional<Expr> figure(Expr expr) {
    if (expr instanceof Expr.Name name) {
      return Optional.of(written(scope.slot(name).value(), name.span()));
    }
    if (expr instanceof Expr.Index index && index.of() instanceof Expr.Name name) {
      return Optional.of(cell(index, scope.slot(name).value()));
    }
    if (expr instanceof Expr.Index index && index.of() instanceof Expr.Call call) {
      return scope.drawn(call).map(drawn -> cell(index, drawn));
    }
    return expr instanceof Expr.Call call ? Optional.of(call(call)) : Optional.empty();
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
    Optional<Buffer> drawn = scope.drawn(call);
    if (drawn.isPresent()) {
      return written(drawn.get(), call.span());
    }
    List<Expr> arguments = new ArrayList<>(call.arguments().stream().map(this::in).toList());
    if (call.function() == Function.CROSS_ENTROPY) {
      arguments.set(0, outputs(call.arguments().get(0)));
    }
    return scope.meant(call.on(arguments));
  }

  /** The outputs as the function of their pre-activation, from which the loss is computed. */
  private Expr outputs(Expr y) {
    if (y instanceof Expr.Transpose transpose) {
      return new Expr.Transpose(outputs(transpose.of()), y.span());
    }
    if (!(y instanceof Expr.Name name) || scope.slot(name).squash() == null) {
      return in(y);
    }
    Squash squash = scope.slot(name).squash();
    Expr preactivation = written(scope.slot(name).preactivation(), y.span());
    return new Expr.Call(
        squash.function(), false, List.of(preactivation), squash.along(), y.span());
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
