package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Span;

/** Numbers of a script that have names and stay what they are. */
final class Settings {
  private Settings() {}

  static Variable variable(String name, double value, Span span) {
    return new Variable(name, Variable.Role.CONSTANT, Shape.SCALAR, Matrix.scalar(value), span);
  }
}
