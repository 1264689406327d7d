package backstep.script;

import backstep.notation.Span;
import backstep.script.Place.Tested;
import backstep.script.Value.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cells of an array at which a test holds: {@code a[a < 0] = 0}, {@code a[labels == 1] += b}. */
record TestedCells(Interpreter interpreter, Array array, Tested tested, Span span) {

  /** Writes one number where a test of each cell holds; in rows that are tested, what fits. */
  void write(Value value) {
    if (value instanceof Scalar && isOfEachCell()) {
      interpreter.places().fill(array, chosen(value), span);
      return;
    }
    Place rows = interpreter.places().where(tested, span);
    ListedCells.of(interpreter.places(), array, List.of(rows), span)
        .write(interpreter, value, span);
  }

  /** {@code a[test] *= number}: true if that is what it is. */
  boolean change(String operator, Value by) {
    if (!(by instanceof Scalar) || !isOfEachCell()) {
      return false;
    }
    Value changed = interpreter.arithmetic().infix(operator, array, by, span);
    interpreter.places().fill(array, chosen(changed), span);
    return true;
  }

  private boolean isOfEachCell() {
    return Arrays.equals(array.sizes(), tested.tests().sizes());
  }

  private Value chosen(Value value) {
    List<Value> values = List.of(tested.tests(), value, array.copy());
    return NumpyLibrary.call("where", new Value.Given(interpreter, null, values, Map.of(), span));
  }
}
