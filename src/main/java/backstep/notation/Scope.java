package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.NumpyRandom;

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

  /** The cells that will hold the answer to a question such as {@code version(Wo)}. */
  Buffer answer(Expr.Call question);

  /** Where {@code rand} and its kin draw from; an error outside {@code parameters:}. */
  NumpyRandom random(Expr.Call generator);
}
