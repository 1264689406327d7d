package backstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.Reference;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The numbers that Matt Mazur prints in "A Step by Step Backpropagation Example" (2015), to the
 * digits he prints.
 *
 * <p>His page mixes two programs. The derivation, and the error of the 10,000th round, take every
 * gradient from the old weights. The error after one round and the outputs at the end are those of
 * a program that changes the output weights first and reads them changed.
 */
class MazurTest {
  private final Program program =
      ProgramParser.parse("mazur.bp", Reference.text("/programs/mazur.bp"));
  private final Machine machine = new Machine(Experiment.of("mazur", program));
  private final Machine inPlace =
      new Machine(Experiment.of("mazur in place", program.editLines(MazurTest::changedFirst)));

  /** W2 is changed at once, not at the end. */
  private static List<Line> changedFirst(List<Line> lines) {
    Line update = lines.remove(10);
    assertThat(update.target()).isEqualTo("W2");
    lines.add(7, update);
    return lines;
  }

  @Test
  void theForwardPassIsHis() {
    Values values = endOfSample(0).values();
    assertPrinted("%.4f", values.get("Z1").matrix().get(0, 0), "0.3775");
    assertPrinted("%.9f", values.get("A1").matrix().get(0, 0), "0.593269992");
    assertPrinted("%.9f", values.get("A1").matrix().get(1, 0), "0.596884378");
    assertPrinted("%.9f", values.get("y").matrix().get(0, 0), "0.751365070");
    assertPrinted("%.9f", values.get("y").matrix().get(1, 0), "0.772928465");
    assertPrinted("%.9f", values.get("loss").matrix().scalar(), "0.298371109");
  }

  @Test
  void theGradientsAreHis() {
    Values values = endOfSample(0).values();
    assertPrinted("%.9f", values.get("dW2").matrix().get(0, 0), "0.082167041");
    assertPrinted("%.9f", values.get("dW1").matrix().get(0, 0), "0.000438568");
  }

  @Test
  void theWeightsAfterOneRoundAreHis() {
    Matrix outer = endOfSample(0).value("W2").matrix();
    assertPrinted("%.8f", outer.get(0, 0), "0.35891648");
    assertPrinted("%.9f", outer.get(0, 1), "0.408666186");
    assertPrinted("%.9f", outer.get(1, 0), "0.511301270");
    assertPrinted("%.9f", outer.get(1, 1), "0.561370121");
    Matrix inner = endOfSample(0).value("W1").matrix();
    assertPrinted("%.9f", inner.get(0, 0), "0.149780716");
    assertPrinted("%.8f", inner.get(0, 1), "0.19956143");
    assertPrinted("%.8f", inner.get(1, 0), "0.24975114");
    assertPrinted("%.8f", inner.get(1, 1), "0.29950229");
  }

  @Test
  void theErrorOfTheTenThousandthRoundIsHis() {
    assertPrinted("%.10f", loss(machine, 9_999), "0.0000351085");
  }

  @Test
  void theErrorAfterOneRoundIsHisOnlyWithTheOutputWeightsChangedFirst() {
    assertPrinted("%.9f", loss(machine, 1), "0.291027774");
    assertPrinted("%.9f", loss(inPlace, 1), "0.291027924");
  }

  @Test
  void theOutputsAfterTenThousandRoundsAreHisOnlyWithTheOutputWeightsChangedFirst() {
    assertPrinted("%.9f", output(inPlace, 0), "0.015912196");
    assertPrinted("%.9f", output(inPlace, 1), "0.984065734");
    assertPrinted("%.9f", output(machine, 0), "0.015913620");
  }

  private static double loss(Machine machine, long round) {
    return endOfSample(machine, round).value("loss").matrix().scalar();
  }

  private static double output(Machine machine, int unit) {
    return endOfSample(machine, 10_000).value("y").matrix().get(unit, 0);
  }

  private State endOfSample(long sample) {
    return endOfSample(machine, sample);
  }

  private static State endOfSample(Machine machine, long sample) {
    long ticks = machine.clock().ticksPerStep();
    return machine.after(machine.start(), sample * ticks + ticks - 1);
  }

  private static void assertPrinted(String format, double value, String printed) {
    assertThat(String.format(Locale.ROOT, format, value)).isEqualTo(printed);
  }
}
