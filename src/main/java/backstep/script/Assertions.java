package backstep.script;

import backstep.notation.UserError;
import backstep.script.Value.Scalar;

/** Where a script stops itself: what it asserts is believed, unless it is known not to be so. */
final class Assertions {
  private Assertions() {}

  /**
   * Looks at it as far as it is understood.
   *
   * @throws UserError where Python stops: a name is not there, or what is asserted does not hold
   *     whatever the numbers of the step are
   */
  static void check(Syntax.Assert asserted, Interpreter interpreter, Frame frame) {
    Calling.lookUp(asserted.names(), interpreter, frame);
    if (isRefuted(asserted.test(), interpreter, frame)) {
      throw new UserError("the script stops here: this does not hold", asserted.test().span());
    }
  }

  private static boolean isRefuted(Syntax.Expression test, Interpreter interpreter, Frame frame) {
    if (Calling.callsOwn(test, frame)) {
      return false; // it may change something
    }
    if (interpreter.isLooping() && !interpreter.isInStep()) {
      return false; // that it depends on the step is not known
    }
    try {
      Value value = interpreter.inline(() -> interpreter.value(test, frame));
      return value instanceof Scalar scalar && scalar.number() == 0 && !scalar.varies();
    } catch (UserError notUnderstood) {
      return false;
    }
  }

  /** An error that values of the step decide stops the training as a break does. */
  static Blocks.End raised(Syntax.Raise raise, Interpreter interpreter) {
    if (!interpreter.isInStep() || !interpreter.isInline()) {
      throw new UserError("the script stops here, with an error of its own", raise.span());
    }
    return new Blocks.End(Blocks.Way.STOPS, null);
  }
}
