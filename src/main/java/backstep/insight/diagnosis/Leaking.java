package backstep.insight.diagnosis;

import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.HiddenLayer;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.List;
import java.util.Optional;

/** A program whose units have a slope where they are off: leaky_relu in place of relu. */
final class Leaking {
  private final Program program;
  private final List<HiddenLayer> layers;

  private Leaking(Program program) {
    this.program = program;
    this.layers =
        HiddenLayer.of(program).stream()
            .filter(layer -> layer.call().function() == Function.RELU)
            .toList();
  }

  /** What is to be typed for it, where the steps are right and stay so; else as it is. */
  static Evidence of(Examination examination, Evidence found) {
    Program program = examination.program();
    Program leaking = new Leaking(program).program();
    boolean isRight = examination.judgement().filter(steps -> steps.wrong().isEmpty()).isPresent();
    return leaking.equals(program) || !isRight
        ? found
        : examination.repaired(leaking).map(mended -> found.trying(program, mended)).orElse(found);
  }

  private Program program() {
    return program.editLines(
        lines -> lines.stream().map(line -> line.with(leaking(line.value()))).toList());
  }

  private Expr leaking(Expr value) {
    return value.replaced(
        part ->
            part instanceof Expr.Call call && call.function() == Function.RELU
                ? Optional.of(leaky(call, call.primed()))
                : layers.stream()
                    .filter(layer -> isSlope(part, layer))
                    .map(layer -> leaky(layer.call(), true))
                    .findFirst());
  }

  private Expr leaky(Expr.Call call, boolean isPrimed) {
    List<Expr> arguments = call.arguments().stream().map(this::leaking).toList();
    return new Expr.Call(Function.LEAKY_RELU, isPrimed, arguments, call.along(), call.span());
  }

  /** True of {@code Z > 0} and {@code A > 0}, for A = relu(Z). */
  private boolean isSlope(Expr part, HiddenLayer layer) {
    Line line = program.line(layer.line());
    return part instanceof Expr.Binary comparison
        && comparison.operator() == Operator.GREATER
        && comparison.right() instanceof Expr.Num zero
        && zero.value() == 0
        && (comparison.left().equals(layer.preactivation())
            || (line.value().equals(layer.call())
                && comparison.left() instanceof Expr.Name name
                && name.name().equals(line.target())));
  }
}
