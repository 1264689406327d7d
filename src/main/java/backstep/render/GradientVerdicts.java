package backstep.render;

import backstep.insight.gradient.CheckedGradient;
import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.notation.Program;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which parameters have a wrong gradient, and nothing of where that comes from. */
public final class GradientVerdicts {
  private GradientVerdicts() {}

  /** In a line for each parameter, such as {@code dWs: wrong}. */
  public static String text(GradientCheck check) {
    Program program = check.machine().experiment().program();
    List<CheckedGradient> checked =
        check.gradients().stream().filter(one -> one.gradient().isOfParameter()).toList();
    List<String> names = checked.stream().map(one -> one.gradient().name()).toList();
    Stream<String> livingOn =
        program.writtenNames().stream()
            .filter(program::isTrained)
            .map(GradientLine::nameFor)
            .filter(name -> program.isTrained(name) && !names.contains(name))
            .map(name -> name + ": unchecked\n");
    return Stream.concat(checked.stream().map(one -> line(check, one)), livingOn)
        .collect(Collectors.joining());
  }

  private static String line(GradientCheck check, CheckedGradient gradient) {
    return gradient.gradient().name() + ": " + GradientView.verdict(check, gradient) + "\n";
  }
}
