package backstep.insight.layer;

import backstep.machine.Reading;
import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the hidden layers of any program are: each call of an activation function that y depends
 * on, but for the one that makes y itself. A pre-activation is the argument of such a call.
 *
 * <p>A network without hidden layers has the pre-activation of y in their place.
 */
public final class Layers {
  private static final Set<Function> ACTIVATIONS =
      EnumSet.of(
          Function.ACT,
          Function.RELU,
          Function.LEAKY_RELU,
          Function.SIGMOID,
          Function.TANH,
          Function.SOFTPLUS,
          Function.ELU,
          Function.GELU,
          Function.IDENTITY,
          Function.SOFTMAX);

  private Layers() {}

  /** The calls, in the order they are computed, each to be looked at before its line. */
  public static List<Reading> of(Program program) {
    List<Reading> hidden = new ArrayList<>();
    List<Reading> outputs = new ArrayList<>();
    for (int line : linesOfY(program)) {
      Expr value = program.line(line).value();
      boolean isOutput = program.line(line).target().equals("y");
      for (Expr call : innermostFirst(value)) {
        (isOutput && call.equals(value) ? outputs : hidden).add(new Reading(line, call));
      }
    }
    return hidden.isEmpty() ? outputs : hidden;
  }

  private static List<Expr> innermostFirst(Expr value) {
    List<Expr> calls = new ArrayList<>(value.all().filter(Layers::isActivation).toList());
    Collections.reverse(calls);
    return calls;
  }

  private static boolean isActivation(Expr expr) {
    return expr instanceof Expr.Call call
        && !call.primed()
        && ACTIVATIONS.contains(call.function());
  }

  /** The lines that the last value of y depends on, ascending. */
  private static List<Integer> linesOfY(Program program) {
    Set<String> needed = new HashSet<>(Set.of("y"));
    List<Integer> lines = new ArrayList<>();
    List<Integer> writers = program.writers("y");
    for (int number = writers.get(writers.size() - 1); number > 0; number--) {
      Line line = program.line(number);
      if (needed.contains(line.target())) {
        line.value().names().forEach(name -> needed.add(name.name()));
        lines.add(0, number);
      }
    }
    return lines;
  }
}
