package backstep.script;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import backstep.notation.Scope;
import backstep.notation.Slot;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What formulas of the lines are in one step, computed as the notation computes them. */
final class StepValues {
  private final Map<Variable, Trace.Line> writers = new HashMap<>();
  private final Map<Variable, Matrix> given;
  private final Map<Variable, Matrix> values = new HashMap<>();

  /**
   * The values of a step.
   *
   * @param given the numbers of what no line writes
   */
  StepValues(List<Trace.Line> lines, Map<Variable, Matrix> given) {
    lines.forEach(line -> writers.put(line.target(), line));
    this.given = given;
    values.putAll(given);
  }

  /** The values of the same step with other lines, and one value given. */
  StepValues changed(List<Trace.Line> lines, Variable variable, Matrix value) {
    Map<Variable, Matrix> changed = new HashMap<>(given);
    changed.put(variable, value);
    return new StepValues(lines, changed);
  }

  Matrix of(Variable variable) {
    Matrix known = values.get(variable);
    if (known == null) {
      Trace.Line line = writers.get(variable);
      known = line == null ? variable.value() : of(line.value());
      values.put(variable, known);
    }
    return known;
  }

  /** The value of a formula. */
  Matrix of(Formula formula) {
    Map<String, Buffer> buffers = new HashMap<>();
    Map<Variable, String> names = new HashMap<>();
    for (Variable variable : formula.variables()) {
      String name = "v" + names.size();
      names.put(variable, name);
      buffers.put(name, Buffer.of(of(variable)));
    }
    Span span = new Span(backstep.notation.Source.typed(""), 0);
    Expr expr = formula.expr(variable -> new Expr.Name(names.get(variable), span), span);
    return Lowering.expression(expr, scope(buffers)).compute();
  }

  private static Scope scope(Map<String, Buffer> buffers) {
    return new Scope() {
      @Override
      public Slot slot(Expr.Name name) {
        return Slot.of(buffers.get(name.name()));
      }

      @Override
      public Function activation(Span span) {
        throw new UserError("a script has no act", span);
      }

      @Override
      public Buffer answer(Expr.Call question) {
        throw new UserError("a script asks nothing", question.span());
      }

      @Override
      public NumpyRandom random(Expr.Call generator) {
        return new NumpyRandom(1); // for a look at slopes, each draw is the same again
      }
    };
  }
}
