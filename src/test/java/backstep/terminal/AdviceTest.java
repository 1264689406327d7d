package backstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.insight.diagnosis.Check;
import backstep.insight.diagnosis.Finding;
import backstep.insight.diagnosis.Symptom;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.shell.MemoryWorld;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Typed;
import backstep.shell.argument.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The advice of the first finding about each case, followed until nothing is wrong: what was found
 * is gone then, and where that is not about the gradient the loss is smaller after as many epochs.
 */
class AdviceTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  /** Cases whose advice is to look, and what is found in them. */
  private static final Map<String, Symptom> TO_LOOK =
      Map.of(
          // whether other weights or more epochs help is for a sweep to say
          "22-absolute-error-so31556268.bp", Symptom.PLATEAU,
          "50-right-sunk-output.bp", Symptom.PLATEAU);

  /**
   * What is not about the gradient: the loss must be smaller after as many epochs. Where units are
   * off the advice gives them a slope, and whether that helps in time is another matter.
   */
  private static final Set<Symptom> MAKES_IT_SMALLER =
      EnumSet.of(
          Symptom.CONSTANT_OUTPUT,
          Symptom.OUT_OF_RANGE,
          Symptom.SUMMED_OVER_ALL,
          Symptom.GROWING_STATE,
          Symptom.OVERSHOOT,
          Symptom.NOT_FINITE,
          Symptom.GROWTH,
          Symptom.SATURATED,
          Symptom.EQUAL,
          Symptom.ALIKE,
          Symptom.UNLIKE_INPUTS,
          Symptom.UPDATE_SIZE);

  /** What is wrong behind what is mended is found then. */
  private static final int MOST_TIMES = 3;

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Experiment experiment(String name) {
    return Programs.load(CASES.resolve(name).toString(), new Disk(Screen.ofProcess()));
  }

  private static Check check(Experiment experiment) {
    return Check.of(experiment, Listener.NONE).orElseThrow();
  }

  /** The commands in what is said: up to what else may be tried. */
  private static String commands(Finding finding) {
    return finding
        .remedy()
        .replaceFirst("^a (smaller|larger) [^:;]*: ", "")
        .replaceFirst(", (or|if) .*", "");
  }

  /** The experiment after the commands. */
  private static Experiment typed(Experiment experiment, String commands) {
    Session session = Session.begin(experiment);
    Reply reply = Typed.SHELL.type(session, commands, new MemoryWorld(), one -> {});
    assertThat(reply.failed()).as(commands + "\n" + reply.text()).isFalse();
    return reply.session().timeline().ahead().experiment();
  }

  private static double loss(Experiment experiment) {
    Machine machine = new Machine(experiment);
    long time = experiment.epochs() * machine.clock().ticksPerEpoch();
    State end = Timeline.begin(experiment).goTo(time, Listener.NONE).now();
    return IntStream.range(0, machine.stepsOfEpoch())
        .mapToDouble(step -> machine.fork(end, step).value("loss").matrix().scalar())
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsAdvisedHelps(String name) {
    Experiment experiment = experiment(name);
    Check check = check(experiment);
    if (TO_LOOK.containsKey(name)) {
      assertThat(first(check).symptom()).isEqualTo(TO_LOOK.get(name));
      return;
    }
    for (int times = 0; times == 0 || check.isWrong(); times++) {
      assertThat(times).as(subjects(check)).isLessThan(MOST_TIMES);
      if (check.found().isEmpty()) {
        return;
      }
      Finding first = first(check);
      Experiment mended = typed(experiment, commands(first));
      assertThat(Optional.of(mended.program().toString()))
          .isEqualTo(first.mended().or(first::mendedByRate).map(Program::toString));
      check = check(mended);
      assertThat(check.found())
          .as(commands(first))
          .noneMatch(one -> one.finding().symptom() == first.symptom());
      if (MAKES_IT_SMALLER.contains(first.symptom())) {
        double loss = loss(mended);
        assertThat(Double.isFinite(loss)).isTrue();
        assertThat(loss >= loss(experiment)).as(commands(first)).isFalse();
      }
      experiment = mended;
    }
  }

  private static Finding first(Check check) {
    return check.found().get(0).finding();
  }

  private static String subjects(Check check) {
    return check.found().stream()
        .map(one -> one.finding().symptom().subject())
        .collect(Collectors.joining("; "));
  }

  /** Nobody can type two commands for one line, nor those for lines that have moved. */
  @ParameterizedTest
  @MethodSource("cases")
  void noTwoFindingsEditTheProgramEachItsWay(String name) {
    List<Program> mended = new ArrayList<>();
    check(experiment(name)).found().stream()
        .flatMap(one -> one.finding().mended().stream())
        .distinct()
        .forEach(mended::add);
    assertThat(mended).hasSizeLessThanOrEqualTo(1);
  }
}
