package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.NumpyRandom;
import java.util.Optional;

/** What the names and questions of an expression stand for, where it is lowered. */
public interface Scope {

  /**
   * The cells behind a name.
   *
   * @throws UserError with the nearest known name, if there is none
   */
  Slot slot(Expr.Name name);

  /** The function behind {@code act}. */
  Function activation(Span span);

  /** The call with the function that is meant in the place of {@code act}. */
  default Expr.Call meant(Expr.Call call) {
    return call.function() == Function.ACT
        ? new Expr.Call(activation(call.span()), call.primed(), call.arguments(), call.span())
        : call;
  }

  /** The cells that will hold the answer to a question such as {@code version(Wo)}. */
  Buffer answer(Expr.Call question);

  /** The cells that hold what this call has drawn, where a step draws before its lines run. */
  default Optional<Buffer> drawn(Expr.Call generator) {
    return Optional.empty();
  }

  /** Where {@code rand} and its kin draw from, if a line draws itself; else an error. */
  default NumpyRandom random(Expr.Call generator) {
    throw new IllegalStateException("nothing is drawn here by " + generator.function().word());
  }
}
