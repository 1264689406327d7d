package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import backstep.machine.Listener;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes the rate from epoch to epoch, as a program has it; the numbers are numpy's. */
class EpochEndTest {
  private static final String HEAD =
      """
      import numpy as np
      np.random.seed(1)
      X = np.random.rand(5, 2)
      T = X[:, 0] * 2 - X[:, 1]
      w = np.zeros(2)
      rate = 0.1
      rates = np.array([0.1])
      def slower(a):
          a *= 0.9
      def cut():
          global rate
          rate = rate / 2
      """;

  private static final String SAMPLES =
      HEAD
          + """
          for epoch in range(100):
              for i in range(5):
                  e = w.dot(X[i]) - T[i]
                  w -= rate * e * X[i]
          """;

  private static Experiment read(String text) {
    return Script.read("mine.py", text);
  }

  private static String last(Experiment experiment) {
    Line line = experiment.program().line(experiment.program().lines().size());
    return line.target() + " = " + Printer.print(line.value());
  }

  private static void endsAt(Experiment experiment, String rate, double value, double first) {
    State end = Timeline.begin(experiment).goTo(100L * ticks(experiment), Listener.NONE).now();
    assertThat(end.value(rate).matrix().scalar()).isCloseTo(value, within(1e-12));
    assertThat(end.value("w").matrix().get(0, 0)).isCloseTo(first, within(1e-12));
  }

  private static long ticks(Experiment experiment) {
    return new backstep.machine.Machine(experiment).clock().ticksPerEpoch();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate *= 0.99 | rate * 0.99 | 0.03660323412732295 | 0.4652024022337012",
        "if epoch > 49: cut() | where(epoch > 49, rate / 2, rate)"
            + " | 8.881784197001253e-17 | 0.4042949779476462",
        "if epoch % 30 == 29: cut()"
            + " | where(epoch - 30 * floor(epoch / 30) == 29, rate / 2, rate)"
            + " | 0.0125 | 0.41248675172403965",
      })
  void theLastStepOfAnEpochEndsWithIt(String behind, String line, double rate, double first) {
    Experiment experiment = read(SAMPLES + behind.indent(4));
    assertThat(last(experiment)).isEqualTo("rate = where(step == 4, " + line + ", rate)");
    endsAt(experiment, "rate", rate, first);
  }

  /** Of what no step of the first two epochs changes, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if epoch % 30 == 29: rate = rate / 2"
            + " | where(epoch - 30 * floor(epoch / 30) == 29, rate / 2, rate)"
            + " | 0.0125 | 0.41105249385618114",
        "if loss < 0.1: rate = 0.01 | where(loss < 0.1, 0.01, rate) | 0.01 | 0.1371877286186248",
        "if epoch == 50: rate = 0.01 | where(epoch == 50, 0.01, rate) | 0.01 | 0.42300673148166934",
      })
  void aStepOfAllSamplesEndsWithIt(String behind, String line, double rate, double first) {
    Experiment experiment =
        read(
            HEAD
                + """
                for epoch in range(100):
                    e = X.dot(w) - T
                    loss = np.mean(e ** 2)
                    w = w - rate * X.T.dot(e)
                """
                + behind.indent(4));
    assertThat(last(experiment)).isEqualTo("rate = " + line);
    endsAt(experiment, "rate", rate, first);
  }

  /** In the order that each epoch draws, the first step is not that of the first sample. */
  @Test
  void theFirstStepBeginsWithWhatStandsBeforeTheSamples() {
    String shuffled =
        SAMPLES
            .replace(
                "    for i in range(5):",
                "    if epoch == 1: rate = rate * 0.5\n    for i in np.random.permutation(5):")
            .replace("100", "3");
    Experiment experiment = read(shuffled);
    assertThat(experiment.program().toString())
        .contains(
            "rate = where(step == 0, where(epoch == 1, rate * 0.5, rate), rate)", "shuffle = on");
  }

  @Test
  void whatAFunctionChangesInItsPlaceDoesToo() {
    Experiment experiment =
        read(SAMPLES.replace("rate * e", "rates[0] * e") + "    if epoch > 49: slower(rates)\n");
    assertThat(last(experiment))
        .isEqualTo("rates = where(step == 4, where(epoch > 49, rates * 0.9, rates), rates)");
    endsAt(experiment, "rates", 5.153775207320115e-4, 0.44731399429114294);
  }
}
