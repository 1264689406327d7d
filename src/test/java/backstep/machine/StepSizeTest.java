package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.matrix.Loops;
import backstep.matrix.Matrix;
import backstep.network.BuiltInData;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Parser;
import backstep.notation.ProgramParser;
import backstep.notation.Sample;
import backstep.notation.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine takes steps of several samples, a sample a column, the last of an epoch smaller. */
class StepSizeTest {
  private static final DataSet XOR = BuiltInData.XOR.data();

  private static Experiment experiment(int size) {
    String text =
        """
        settings:
          data  = xor
          alpha = 0.5
          seed  = 3
          batch = %d
        parameters:
          W = randn(outputs, inputs)
        forward:
          Z = W @ x
          y = sigmoid(Z)
          loss = cross_entropy(y, d)
        backward:
          dZ = y - d
          dW = dZ @ x.T
          W = W - alpha * dW
        """
            .formatted(size);
    return Experiment.of("steps", ProgramParser.parse("steps", text));
  }

  private static Machine machine(int size) {
    return new Machine(experiment(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void steppingAndRunningGiveTheBitsOfPlainLoops(int size) {
    Machine stepping = machine(size);
    Machine running = machine(size);
    int steps = stepping.clock().stepsPerEpoch();
    State state = stepping.start();
    double[] w = row(state.value("W").matrix());
    for (int step = 0; step < 5 * steps; step++) {
      int first = step % steps * size;
      double loss = train(w, first, Math.min(4, first + size));
      for (int tick = 0; tick < stepping.clock().ticksPerStep(); tick++) {
        state = stepping.next(state);
        if (state.position().atEnd()) {
          assertThat(state.value("loss").matrix().scalar()).isCloseTo(loss, within(1e-12));
        }
      }
      assertThat(row(state.value("W").matrix())).containsExactly(w);
    }
    State ran = running.after(running.start(), 5L * running.clock().ticksPerEpoch());
    assertThat(ran).isEqualTo(state);
    assertThat(ran.position()).isEqualTo(new Position(5, 0, 1));
  }

  /** One step of gradient descent on logistic regression, over rows of xor; its loss. */
  private static double train(double[] w, int first, int end) {
    double[] gradient = new double[w.length];
    double loss = 0;
    for (int row = first; row < end; row++) {
      Sample sample = XOR.sample(row);
      double z = w[0] * sample.x().get(0, 0);
      for (int i = 1; i < w.length; i++) {
        z += w[i] * sample.x().get(i, 0);
      }
      double d = sample.d().scalar();
      double softplus = Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
      loss = row == first ? softplus - d * z : loss + (softplus - d * z);
      double error = 1 / (1 + StrictMath.exp(-z)) - d;
      for (int i = 0; i < w.length; i++) {
        double term = error * sample.x().get(i, 0);
        gradient[i] = row == first ? term : gradient[i] + term;
      }
    }
    for (int i = 0; i < w.length; i++) {
      w[i] -= 0.5 * gradient[i];
    }
    return loss;
  }

  private static double[] row(Matrix matrix) {
    double[] cells = new double[matrix.shape().cols()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = matrix.get(0, i);
    }
    return cells;
  }

  @Test
  void aLookFindsTheShapesOfTheStepItLooksAt() {
    Machine machine = machine(3);
    State large = machine.after(machine.start(), machine.clock().lines());
    State small = machine.after(large, machine.clock().ticksPerStep());
    Probe probe = machine.probe(Parser.expression(Source.typed("Z + 0 * d")));
    assertThat(probe.value(large).shape().cols()).isEqualTo(3);
    assertThat(probe.value(small).shape().cols()).isEqualTo(1);
    assertThat(probe.value(large)).isEqualTo(large.value("Z").matrix());
    assertThat(probe.value(small)).isEqualTo(small.value("Z").matrix());
    assertThat(small.step().rows()).containsExactly(3);
  }

  @Test
  void aRerunTakesTheStepThatAStateIsIn() {
    Machine machine = machine(3);
    Rerun rerun = new Rerun(machine, "loss");
    State large = machine.start();
    State small = machine.after(large, machine.clock().ticksPerStep());
    for (State begun : List.of(large, small, large)) {
      State end = machine.after(begun, machine.clock().lines());
      assertThat(rerun.from(begun).value()).isEqualTo(end.value("loss").matrix().scalar());
    }
  }

  @Test
  void manySeedsSideBySideAreTheSame() {
    Ensemble ensemble = new Ensemble(experiment(3), 2, new Loops(), List.of());
    ensemble.begin(List.of(3, 8));
    ensemble.train(7, () -> true);
    Machine machine = machine(3);
    State ran = machine.after(machine.start(), 7 * machine.clock().ticksPerEpoch());
    assertThat(ensemble.parameter("W", 0)).isEqualTo(ran.value("W").matrix());
    assertThat(ensemble.parameter("W", 1)).isNotEqualTo(ran.value("W").matrix());
  }
}
