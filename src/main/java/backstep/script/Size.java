package backstep.script;

import backstep.script.Value.Scalar;

/**
 * How many rows or columns an array has, which may be the number of samples in a step.
 *
 * @param of what the array was made of when it was asked; null where that was plain numbers
 * @param array the array; null for a list
 */
record Size(Formula of, Array array, int axis) {
  /** The size of an array as a number that knows where it is from. */
  static Scalar of(Interpreter interpreter, Array array, int axis) {
    return number(interpreter, new Size(array.together(), array, axis), array.size(axis));
  }

  /** The length of a list. */
  static Scalar of(Interpreter interpreter, int length) {
    return number(interpreter, new Size(null, null, 0), length);
  }

  private static Scalar number(Interpreter interpreter, Size size, int count) {
    Scalar number = Scalar.whole(count);
    return interpreter.drawing().isPlain()
        ? number
        : number.with(interpreter.pool().size(size, count, interpreter.memory().here()));
  }

  /** What the array is made of, as far as that is known; else null. */
  Formula formula() {
    return array == null || (of != null && !of.variables().isEmpty()) ? of : array.together();
  }
}
