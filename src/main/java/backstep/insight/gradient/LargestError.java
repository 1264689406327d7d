package backstep.insight.gradient;

import backstep.machine.GradientError;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Patience;

/**
 * Answers {@code gradient_error()}: the largest relative error of a parameter's gradient over all
 * steps, each run whole and aside from the parameters with which the state's step began; NaN if
 * nothing could be checked. Keeps what it has prepared for the machine that asked last.
 */
public final class LargestError implements GradientError {
  private Machine prepared;
  private Witnesses witnesses;

  @Override
  @SuppressWarnings("ReferenceEquality") // a machine is prepared for once
  public double of(Machine machine, State state) {
    if (!GradientCheck.hasLoss(machine)) {
      return Double.NaN;
    }
    if (prepared != machine) {
      witnesses = new Witnesses(machine, GradientCheck.LOSS, true);
      prepared = machine;
    }
    double largest = Double.NaN;
    int steps = machine.stepsOfEpoch();
    for (int i = 0; i < steps; i++) {
      Patience.goOn(i, steps, machine.experiment().stepWord() + "s");
      double error =
          new GradientCheck(witnesses, machine.begun(state, i), GradientCheck.LOSS, false)
              .relativeError();
      largest = Double.isNaN(largest) || error > largest ? error : largest;
    }
    return largest;
  }
}
