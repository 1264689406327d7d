package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.StepCheck;
import backstep.machine.Machine;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Source;
import backstep.notation.UserError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A loss that the steps of a program do go down, where they do not go down its own. */
final class OtherLoss {
  private static final List<String> USUAL = List.of("squared_error", "cross_entropy");

  private OtherLoss() {}

  /** The first usual loss of y and the targets whose slope moves every parameter; or none. */
  static Optional<String> of(Examination examination) {
    Program program = examination.program();
    List<Integer> writers = program.writers(GradientCheck.LOSS);
    return writers.size() == 1
        ? USUAL.stream()
            .flatMap(loss -> Stream.of(loss + "(y, d)", loss + "(y, D)"))
            .map(loss -> Parser.expression(Source.typed(loss)))
            .filter(loss -> isGoneDown(examination, program.withValue(writers.get(0), loss)))
            .map(Printer::print)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isGoneDown(Examination examination, Program program) {
    Machine machine = examination.machine();
    try {
      Machine other = machine.withLines(program);
      return StepCheck.of(other, other.adopt(examination.judged())).isRight();
    } catch (UserError none) { // y has another shape, or no cross-entropy
      return false;
    }
  }
}
