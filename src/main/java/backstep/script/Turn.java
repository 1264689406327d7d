package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A round of a loop over epochs or samples that begins: what it counts or takes of the data.
 *
 * @param number the program's own count
 * @param of how many rounds there are
 * @param width by how much that of the script grows from round to round
 */
record Turn(Formulas pool, Statement loop, int number, long of, long width) {
  /** Gives a step its sample: a number, or the data themselves. */
  void take(Frame frame, Trace trace) {
    if (!counts("sample", frame)) {
      take(((Syntax.For) loop).target(), frame, trace, List.of("sample"));
    }
  }

  private void take(Syntax.Expression target, Frame frame, Trace trace, List<Object> key) {
    if (target instanceof Syntax.Name name) {
      Value value = trace.data(key, frame.get(name.name()), name.span());
      trace.names(key, name.name());
      frame.values().put(name.name(), value);
    } else if (target instanceof Syntax.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        List<Object> deeper = new ArrayList<>(key);
        deeper.add(i);
        take(items.items().get(i), frame, trace, deeper);
      }
    }
  }

  private Formula count(String name) {
    Matrix value = Matrix.scalar(number);
    return pool.read(new Variable(name, Variable.Role.MOMENT, Shape.SCALAR, value, loop.span()));
  }

  /** The test of the first step of an epoch. */
  Scalar first() {
    return is(0);
  }

  /** The test of the last step of an epoch. */
  Scalar last() {
    return is(of - 1);
  }

  private Scalar is(long other) {
    Formula test = pool.binary(Operator.EQUAL, count("step"), pool.number((double) other));
    return new Scalar(number == other ? 1 : 0, Value.Kind.TRUTH, test);
  }

  /** True if the loop counts: its number is then one of the program's count. */
  boolean counts(String name, Frame frame) {
    if (!(loop instanceof Syntax.For each)
        || !(each.target() instanceof Syntax.Name target)
        || !(frame.get(target.name()) instanceof Scalar scalar)
        || scalar.kind() != Value.Kind.WHOLE
        || scalar.varies()) {
      return false;
    }
    Formula count = count(name);
    Formula times =
        width == 1 ? count : pool.binary(Operator.TIMES, pool.number((double) width), count);
    double from = scalar.number() - (double) width * number;
    Formula formula = pool.binary(Operator.PLUS, times, pool.number(from));
    frame.values().put(target.name(), Scalar.whole(scalar.number()).with(formula));
    return true;
  }
}
