package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Formula;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a line has written is what the formulas of its cells come to, to the bit. */
class FormulaTest {

  static Stream<Experiment> programs() {
    return RandomPrograms.some(60);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyCellOfEveryLineIsWhatItsFormulaComputes(Experiment experiment) {
    Machine machine = new Machine(experiment);
    State state = machine.after(machine.start(), 3L * machine.clock().ticksPerStep());
    while (!state.position().atEnd()) {
      int number = state.position().line();
      State next = machine.next(state);
      Probe probe = machine.probe(experiment.program().line(number).value());
      Matrix written = next.value(experiment.program().line(number).target()).matrix();
      for (int i = 0; i < written.shape().rows(); i++) {
        for (int j = 0; j < written.shape().cols(); j++) {
          Formula formula = probe.formula(state, i, j);
          assertThat(Double.doubleToLongBits(formula.value()))
              .as(experiment.program().line(number) + " " + i + "," + j)
              .isEqualTo(Double.doubleToLongBits(written.get(i, j)));
        }
      }
      state = next;
    }
  }
}
