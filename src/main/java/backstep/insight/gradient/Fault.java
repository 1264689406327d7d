package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.notation.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What keeps a program from training as it should: the first thing that is wrong with its
 * gradients, over all samples.
 *
 * @param name the parameter
 * @param row of the data, where it shows; -1 where it is so for every one
 */
public record Fault(Kind kind, String name, int row) {
  private static final int EVERY_ROW = -1;

  /** What is wrong. */
  public enum Kind {
    /** Its gradient differs from the slope of the loss. */
    WRONG_GRADIENT,
    /** No line computes its gradient. */
    NO_GRADIENT,
    /** No line changes it. */
    NO_UPDATE
  }

  /**
   * Looks for one with the parameters of each of these states.
   *
   * @return nothing if every gradient that can be checked is right
   */
  public static Optional<Fault> find(Machine machine, List<State> states) {
    Program program = machine.experiment().program();
    Optional<Fault> missing =
        program.writtenNames().stream()
            .filter(program::isConstant)
            .map(name -> new Fault(Kind.NO_UPDATE, name, EVERY_ROW))
            .findFirst();
    return missing.or(() -> wrong(machine, states));
  }

  private static Optional<Fault> wrong(Machine machine, List<State> states) {
    int steps = machine.stepsOfEpoch();
    Stream<State> begun =
        states.stream()
            .flatMap(state -> IntStream.range(0, steps).mapToObj(i -> machine.begun(state, i)));
    return GradientCheck.each(machine, begun).flatMap(Fault::of).findFirst();
  }

  private static Stream<Fault> of(GradientCheck check) {
    int row = check.begun().step().row();
    return Stream.concat(
        check.without().stream().map(name -> new Fault(Kind.NO_GRADIENT, name, EVERY_ROW)),
        check.gradients().stream()
            .filter(check::isWrong)
            .map(wrong -> wrong.gradient())
            .filter(GradientLine::isOfParameter)
            .map(gradient -> new Fault(Kind.WRONG_GRADIENT, gradient.of(), row)));
  }
}
