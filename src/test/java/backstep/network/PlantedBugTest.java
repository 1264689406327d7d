package backstep.network;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugTest {

  @Test
  void theUpdateBeforeUseIsTheQuestion() {
    assertThat(texts(PlantedBug.UPDATE_BEFORE_USE.program()))
        .isEqualTo(texts(Shipped.QUESTION_RELU.program()));
  }

  @ParameterizedTest
  @EnumSource
  void eachRunsAndOnlyInRowsIsItsForwardPassWrong(PlantedBug bug) {
    assertThat(new Machine(Experiment.of(bug.word(), bug.program())).start()).isNotNull();
    assertThat(forward(bug.program()).equals(forward(bug.right().program())))
        .isEqualTo(bug != PlantedBug.SOFTMAX_OVER_SAMPLES);
  }

  @ParameterizedTest
  @EnumSource
  void eachBlamesALineThatItChanged(PlantedBug bug) {
    List<String> right = texts(bug.right().program());
    List<Line> changed =
        bug.program().lines().stream()
            .filter(line -> right.indexOf(line.toString()) != bug.program().lines().indexOf(line))
            .toList();
    assertThat(changed).anyMatch(bug::isBlamed);
    assertThat(bug.program().lines()).anyMatch(line -> !bug.isBlamed(line));
  }

  private static List<String> texts(Program program) {
    return program.lines().stream().map(Line::toString).toList();
  }

  private static List<String> forward(Program program) {
    return program.forward().map(Line::toString).toList();
  }
}
