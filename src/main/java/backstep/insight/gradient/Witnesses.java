package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is prepared once to find the slopes of a 1 x 1 value in any step of a program. */
final class Witnesses {
  /** Numbers that may be computed; beyond, only some of the cells are looked at. */
  private static final double MOST_WORK = 4e8;

  private static final int RUNS_PER_CELL = 20;

  private final Machine machine;
  private final Rerun rerun;
  private final Tape tape;
  private final List<GradientLine> gradients;

  /**
   * Prepares them.
   *
   * @param of a 1 x 1 value that some line writes
   * @param ofParametersOnly true to leave out the gradients of what lines compute
   */
  Witnesses(Machine machine, String of, boolean ofParametersOnly) {
    this.machine = machine;
    this.rerun = new Rerun(machine, of);
    this.tape =
        new Tape(
            machine,
            new SingleAssignment(machine.experiment().program()),
            rerun.needed(),
            Map.of());
    this.gradients =
        GradientLine.of(machine.experiment().program()).stream()
            .filter(gradient -> gradient.isOfParameter() || !ofParametersOnly)
            .filter(gradient -> gradient.isOfParameter() || canChange(gradient))
            .toList();
  }

  Machine machine() {
    return machine;
  }

  /** The tape of a step. */
  Tape.Playing play(State begun) {
    Set<String> watched = new HashSet<>(Set.of(Tape.LOSS));
    for (GradientLine gradient : gradients) {
      watched.add(valueOnTape(gradient));
      watched.add(gradientOnTape(gradient));
    }
    return tape.play(begun, watched);
  }

  /** What measures differences. */
  Rerun rerun() {
    return rerun;
  }

  /** What differentiates by rules. */
  Tape tape() {
    return tape;
  }

  /** The gradients whose slopes can be asked for, in the order of their lines. */
  List<GradientLine> gradients() {
    return gradients;
  }

  /** What the value that a gradient is of is called on the tape. */
  String valueOnTape(GradientLine gradient) {
    return gradient.isOfParameter() ? gradient.of() : tape.names().writtenBy(gradient.writtenBy());
  }

  /** What a gradient is called on the tape. */
  String gradientOnTape(GradientLine gradient) {
    return tape.names().atEnd(gradient.name());
  }

  /** False where nothing comes of a change: not to the value, or not to the value alone. */
  private boolean canChange(GradientLine gradient) {
    return rerun.needed().contains(gradient.writtenBy()) && !isSoftmaxOfCrossEntropy(gradient.of());
  }

  /** Its cross-entropy is the formula only where the outputs add up to 1. */
  private boolean isSoftmaxOfCrossEntropy(String name) {
    Program program = machine.experiment().program();
    return program.softmaxes().containsKey(name)
        && program.lines().stream()
            .flatMap(line -> line.value().all())
            .anyMatch(
                expr ->
                    expr instanceof Expr.Call call
                        && call.function() == Function.CROSS_ENTROPY
                        && call.arguments().get(0).names().anyMatch(y -> isOf(name, y, program)));
  }

  /** True of the name, and of another for its transpose. */
  private static boolean isOf(String name, Expr.Name y, Program program) {
    return y.name().equals(name)
        || program.writers(y.name()).stream()
            .map(line -> program.line(line).value())
            .anyMatch(value -> value instanceof Expr.Transpose && value.reads(name));
  }

  /** One cell in so many is looked at. */
  int stride() {
    double cells = gradients.stream().mapToDouble(g -> machine.shape(g.of()).cells()).sum();
    double work = cells * RUNS_PER_CELL * machine.cellsPerStep();
    return (int) Math.max(1, Math.ceil(work / MOST_WORK));
  }
}
