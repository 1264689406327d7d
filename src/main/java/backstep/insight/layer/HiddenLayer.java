package backstep.insight.layer;

import backstep.machine.Machine;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import backstep.notation.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A line of the forward section that applies an activation function to all units of a layer, whose
 * outcome another layer multiplies by its weights.
 *
 * @param name what the line writes: the activations, n x 1
 * @param preactivation what the function is applied to
 * @param form its value and slope
 * @param isFirst true if no other hidden layer lies between it and x
 */
public record HiddenLayer(
    int line, String name, Expr preactivation, Form.Elementwise form, boolean isFirst) {

  /** The hidden layers of a program, in order. */
  public static List<HiddenLayer> of(Machine machine) {
    Program program = machine.experiment().program();
    List<HiddenLayer> layers = new ArrayList<>();
    Set<String> fromLayers = new HashSet<>();
    for (int number = 1; number <= program.size(); number++) {
      Line line = program.line(number);
      if (line.section() != Section.FORWARD) {
        break;
      }
      boolean first = line.value().names().noneMatch(name -> fromLayers.contains(name.name()));
      Form.Elementwise form = activation(line.value(), machine);
      boolean hidden =
          form != null
              && machine.shape(line.target()).cols() == 1
              && isMultiplied(program, line.target(), number);
      if (hidden) {
        Expr argument = line.value().parts().get(0);
        layers.add(new HiddenLayer(number, line.target(), argument, form, first));
      }
      if (hidden || !first) {
        fromLayers.add(line.target());
      }
    }
    return layers;
  }

  /** The function that a line applies to all of a value, if it bends: has not one slope alone. */
  private static Form.Elementwise activation(Expr value, Machine machine) {
    if (!(value instanceof Expr.Call call) || call.primed()) {
      return null;
    }
    Function function =
        call.function() == Function.ACT ? machine.experiment().activation() : call.function();
    return function.isActivation() && function != Function.IDENTITY
        ? (Form.Elementwise) function.form()
        : null;
  }

  /** True if what comes of a value is multiplied by a matrix in a later line. */
  private static boolean isMultiplied(Program program, String name, int from) {
    Set<String> derived = new HashSet<>(Set.of(name));
    for (Line line : program.lines().subList(from, program.size())) {
      if (line.section() == Section.FORWARD && reads(line.value(), derived)) {
        if (line.value().all().anyMatch(part -> isProduct(part) && reads(part, derived))) {
          return true;
        }
        derived.add(line.target());
      }
    }
    return false;
  }

  private static boolean isProduct(Expr expr) {
    return expr instanceof Expr.Binary binary && binary.operator() == Operator.MATRIX_TIMES;
  }

  private static boolean reads(Expr expr, Set<String> names) {
    return expr.names().anyMatch(name -> names.contains(name.name()));
  }

  /** True if the function is affine on both sides of its kinks, as relu is. */
  public boolean isPiecewiseAffine() {
    return !form.kinks().isEmpty();
  }

  /** True if a unit with this pre-activation is above all kinks. */
  public boolean isOn(double z) {
    return form.kinks().stream().allMatch(kink -> z >= kink);
  }

  /** True if a unit gives 0 at this pre-activation, and so it does nearby. */
  public boolean isOff(double z) {
    return isPiecewiseAffine() && form.slope().applyAsDouble(z) == 0;
  }

  /** The slope at this pre-activation as a share of that at 0. */
  public double relativeSlope(double z) {
    return Math.abs(form.slope().applyAsDouble(z) / form.slope().applyAsDouble(0));
  }
}
