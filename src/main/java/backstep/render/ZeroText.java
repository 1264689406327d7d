package backstep.render;

import backstep.insight.why.ZeroStep;
import backstep.matrix.Form;
import backstep.notation.Expr;
import backstep.notation.Formula;
import backstep.notation.Printer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why something is 0, in words: each step with its reason. */
final class ZeroText {
  private static final int MOST_STEPS = 6;

  private ZeroText() {}

  /** {@code because dZ1[3] is 0, because act'(Z1[3]) is 0 at -0.2 (line 11): the unit is off}. */
  static String because(List<ZeroStep> steps, Numbers numbers) {
    List<ZeroStep> shown =
        steps.size() <= MOST_STEPS
            ? steps
            : Stream.concat(
                    steps.stream().limit(MOST_STEPS - 1), steps.stream().skip(steps.size() - 1L))
                .toList();
    return shown.stream()
        .map(step -> "because " + sentence(step, numbers))
        .collect(Collectors.joining(", "));
  }

  /** {@code alpha * dWs[3,0] is 0, because dWs[3,0] is 0, ...}. */
  static String isZero(List<ZeroStep> steps, Numbers numbers) {
    ZeroStep first = steps.get(0);
    String rest = steps.size() == 1 ? "" : " " + because(steps.subList(1, steps.size()), numbers);
    return text(first.zero(), numbers) + " is 0" + rest;
  }

  private static String sentence(ZeroStep step, Numbers numbers) {
    String zero = text(step.zero(), numbers);
    String line = " (line " + step.line() + ")";
    return switch (step.reason()) {
      case COMPUTED, FOUND -> zero + " is 0";
      case EQUAL ->
          text(step.zero().parts().get(0), numbers)
              + " equals "
              + text(step.zero().parts().get(1), numbers)
              + line;
      case FUNCTION -> function(step, zero, numbers) + line;
      case TERMS -> "every term of " + zero + " is 0" + line;
      case CANCELS -> "the terms of " + zero + " cancel" + line;
      case OTHER -> zero + " comes to 0" + line;
    };
  }

  private static String function(ZeroStep step, String zero, Numbers numbers) {
    Expr.Call call = (Expr.Call) step.numbers();
    String at = text(call.arguments().get(0), numbers);
    return zero + " is 0 at " + at + (isOff(call) ? ", the unit is off" : "");
  }

  private static boolean isOff(Expr.Call call) {
    return call.function().makesUnits()
        && call.function().form() instanceof Form.Elementwise function
        && function.isOff(Formula.value(call.arguments().get(0)));
  }

  private static String text(Expr expr, Numbers numbers) {
    return Printer.forReading(expr, numbers::formatWhole);
  }
}
