package backstep.insight.gradient;

import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;

/** Whether a parameter meets what depends on x. One that stands where x would is data. */
final class Meeting {
  private Meeting() {}

  /** True if some expression of the forward pass combines the two. */
  static boolean isWithInputs(Program program, SortedSet<Integer> forward, String parameter) {
    Set<String> ofInputs = new HashSet<>(Set.of("x"));
    Set<String> ofParameter = new HashSet<>(Set.of(parameter));
    for (int number : forward) {
      Line line = program.line(number);
      if (line.value().all().anyMatch(expr -> meet(expr, ofParameter, ofInputs))) {
        return true;
      }
      if (reads(line.value(), ofInputs)) {
        ofInputs.add(line.target());
      }
      if (reads(line.value(), ofParameter)) {
        ofParameter.add(line.target());
      }
    }
    return false;
  }

  private static boolean meet(Expr expr, Set<String> some, Set<String> others) {
    return expr.parts().size() > 1
        && expr.parts().stream().anyMatch(part -> reads(part, some) && !reads(part, others))
        && expr.parts().stream().anyMatch(part -> reads(part, others) && !reads(part, some));
  }

  private static boolean reads(Expr expr, Set<String> names) {
    return expr.names().anyMatch(name -> names.contains(name.name()));
  }
}
