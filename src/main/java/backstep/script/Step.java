package backstep.script;

import backstep.matrix.Matrix;
import backstep.notation.UserError;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One step.
 *
 * @param before the numbers when it began, of all that changes
 * @param trace its lines, or null
 * @param begun the variables that stand for them
 * @param end what each of them is at the end
 */
record Step(
    int epoch,
    int sample,
    Map<String, Matrix> before,
    Trace trace,
    Map<String, Variable> begun,
    Map<String, Formula> end) {

  /** Refuses a value of an earlier step that has not come through a name. */
  void requireOwn() {
    Set<Variable> written = new HashSet<>();
    trace.lines().forEach(line -> written.add(line.target()));
    for (Trace.Line line : trace.lines()) {
      for (Variable variable : line.value().variables()) {
        boolean known =
            switch (variable.role()) {
              case LINE -> written.contains(variable);
              case STATE -> begun.containsValue(variable);
              default -> true;
            };
        if (!known) {
          throw new UserError(
              "this reads a value of an earlier step that only a function remembers: keep it under"
                  + " a name of the script",
              line.target().span());
        }
      }
    }
  }
}
