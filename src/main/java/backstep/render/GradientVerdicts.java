package backstep.render;

import backstep.insight.gradient.CheckedGradient;
import backstep.insight.gradient.GradientCheck;
import backstep.notation.Program;
import java.util.stream.Collectors;

/** Which parameters have a wrong gradient, and nothing of where that comes from. */
public final class GradientVerdicts {
  private GradientVerdicts() {}

  /** In a line for each parameter, such as {@code dWs: wrong}. */
  public static String text(GradientCheck check) {
    Program program = check.machine().experiment().program();
    return check.gradients().stream()
        .filter(gradient -> program.isParameter(gradient.gradient().of()))
        .map(gradient -> line(check, gradient))
        .collect(Collectors.joining());
  }

  private static String line(GradientCheck check, CheckedGradient gradient) {
    return gradient.gradient().name() + ": " + GradientView.verdict(check, gradient) + "\n";
  }
}
