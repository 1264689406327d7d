package backstep.insight.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No two findings of one diagnosis advise what cannot be done together. */
class ConsistentTest {
  private static final int EPOCHS = 30;
  private static final long MOST_CELLS = 3_000_000;

  /** The programs of the tests and those that ship, at several rates. */
  static Stream<Experiment> programs() throws IOException {
    List<Experiment> all = new ArrayList<>();
    for (String folder : List.of("cases", "programs")) {
      try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
        files
            .filter(file -> file.toString().endsWith(".bp"))
            .filter(file -> !file.endsWith("flowers.bp")) // its data are in a file
            .sorted()
            .forEach(file -> all.add(Experiment.of(file.toString(), parsed(file))));
      }
    }
    Arrays.stream(Shipped.values())
        .forEach(
            shipped -> {
              Program program = shipped.program();
              all.add(Experiment.of(shipped.name(), program));
              Stream.of(1e-6, 0.5, 5.0)
                  .map(alpha -> program.withSetting("alpha", alpha))
                  .forEach(
                      other -> all.add(Experiment.of(shipped.name() + " at another rate", other)));
            });
    return all.stream();
  }

  private static Program parsed(Path file) {
    try {
      return ProgramParser.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void noTwoRemediesContradict(Experiment experiment) {
    Timeline timeline = Timeline.begin(experiment);
    agree(Diagnosis.of(timeline).findings());
    Machine machine = timeline.here();
    long most = MOST_CELLS / Math.max(1, machine.cellsPerStep() * machine.clock().stepsPerEpoch());
    long time = Math.max(1, Math.min(EPOCHS, most)) * machine.clock().ticksPerEpoch();
    agree(Diagnosis.of(timeline.goTo(time, Listener.NONE)).findings());
  }

  private static void agree(List<Finding> findings) {
    Set<String> advised = new TreeSet<>();
    for (Finding finding : findings) {
      Stream.of("smaller", "larger")
          .filter(way -> finding.remedy().contains("a " + way + " alpha"))
          .forEach(advised::add);
    }
    boolean isWrong =
        findings.stream().anyMatch(finding -> finding.symptom().severity() == Severity.WRONG);
    assertThat(advised.size()).as("%s", findings).isLessThanOrEqualTo(isWrong ? 0 : 1);
    List<Symptom> symptoms = findings.stream().map(Finding::symptom).toList();
    if (symptoms.contains(Symptom.NOT_FINITE)) {
      assertThat(symptoms).doesNotContain(Symptom.UPDATE_SIZE, Symptom.PLATEAU);
    }
  }
}
