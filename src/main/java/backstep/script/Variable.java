package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Span;

/**
 * A value that has a name in the program: each writing of a name is a variable of its own, so that
 * a formula cannot mean another value than it was made of.
 */
final class Variable {
  enum Role {
    /** A number or an array that the training loop never changes. */
    CONSTANT,
    /** What lives on from step to step and changes: a parameter. */
    STATE,
    /** What a step takes from the data. */
    DATA,
    /** What the machine counts: the epoch, the sample. */
    MOMENT,
    /** What no expression of the notation gives; its name is a sentence that says so. */
    OPAQUE,
    /** What a line of the step computes. */
    LINE
  }

  private final String name;
  private final Role role;
  private final Shape shape;
  private final Matrix value;
  private final Span span;
  private final Size size;

  /**
   * A variable.
   *
   * @param name the author's
   * @param value what it is in the step at hand, or for a line null
   * @param span where the script writes it
   */
  Variable(String name, Role role, Shape shape, Matrix value, Span span) {
    this(name, role, shape, value, span, null);
  }

  private Variable(String name, Role role, Shape shape, Matrix value, Span span, Size size) {
    this.name = name;
    this.role = role;
    this.shape = shape;
    this.value = value;
    this.span = span;
    this.size = size;
  }

  /**
   * A number that says how large something is.
   *
   * @param name the author's, or empty
   */
  static Variable size(String name, Size size, double count, Span span) {
    return new Variable(name, Role.CONSTANT, Shape.SCALAR, Matrix.scalar(count), span, size);
  }

  /** Another variable of the same name and numbers. */
  Variable copy() {
    return new Variable(name, role, shape, value, span, size);
  }

  String name() {
    return name;
  }

  Role role() {
    return role;
  }

  Shape shape() {
    return shape;
  }

  Matrix value() {
    return value;
  }

  Span span() {
    return span;
  }

  /** What it is the size of, or null for any other value. */
  Size size() {
    return size;
  }
}
