package backstep.notation;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.network.Experiment;
import backstep.network.PlantedBug;
import backstep.network.Shipped;
import org.junit.jupiter.api.Test;

class AxesTest {
  private static Axes axes(Experiment experiment) {
    return new Axes(experiment.program(), new Machine(experiment)::shape);
  }

  @Test
  void unitsAndInputsAreTwoThings() {
    String text = Shipped.named("fixed-relu").orElseThrow().text();
    Axes axes = axes(Experiment.of("fixed-relu", ProgramParser.parse("fixed-relu", text)));
    assertThat(axes.colsAreInputs("Ws")).isTrue();
    assertThat(axes.colsAreInputs("dWs")).isTrue();
    assertThat(axes.rowsAreInputs("Z1")).isFalse();
    assertThat(axes.rows("dA1")).isEqualTo(axes.rows("Z1")).isEqualTo(axes.cols("Wo"));
  }

  @Test
  void whereAGradientIsTransposedByMistakeTheyRemainSo() {
    Program planted = PlantedBug.named("transposed-outer-product").orElseThrow().program();
    Axes axes = axes(Experiment.of("planted", planted));
    assertThat(axes.rowsAreInputs("Z1")).isFalse();
    assertThat(axes.colsAreInputs("Ws")).isTrue();
    assertThat(axes.rowsAreInputs("Ws")).isFalse();
  }
}
