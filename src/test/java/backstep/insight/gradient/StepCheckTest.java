package backstep.insight.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.notation.ProgramParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a step moves the parameters down the slope, in programs that people have brought. */
class StepCheckTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static Machine machine(String name) {
    try {
      String text = Files.readString(CASES.resolve(name + ".bp"));
      return new Machine(Experiment.of(name, ProgramParser.parse(name, text)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Motion> motions(Machine machine, int epochs) {
    State now = machine.after(machine.start(), epochs * machine.clock().ticksPerEpoch());
    return StepCheck.of(machine, now).motions();
  }

  /** What is not right, such as {@code b1 ONE_NUMBER, ...}. */
  private static String found(List<Motion> motions) {
    return motions.stream()
        .filter(motion -> motion.kind().isWrong() || motion.kind().isSuspect())
        .map(motion -> motion.parameter() + " " + motion.kind())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00-correct |",
        "01-stale-grus31 | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "02-upstream-lost-smile528 | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "03-no-output-slope-jiexunsee1"
            + " | W1 UNEVEN_RATE, b1 UNEVEN_RATE, W2 UNEVEN_RATE, b2 UNEVEN_RATE",
        "04-bias-summed-stat453-5 | b1 ONE_NUMBER",
        "05-softmax-diagonal-libnd4j440 |",
        "06-slope-of-activation-libbrain78 | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "07-sigmoid-slope-encog124 | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "08-bias-twice-divided-dl4j366 | b1 OTHER_RATE, b2 OTHER_RATE",
        "09-bias-not-updated-dl4j364 | b1 NEVER_MOVES, b2 NEVER_MOVES",
        "10-raw-error-codingtrain | W1 UNEVEN_RATE, b1 UNEVEN_RATE",
        "11-stale-and-raw-xor-script | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "12-false-alarm-sklearn14244 |",
        "13-false-alarm-cs224n17 |",
        "14-factor-two-fromscratchtoml65 |",
        "15-softmax-mse-casper1"
            + " | W1 UNEVEN_RATE, b1 UNEVEN_RATE, W2 UNEVEN_RATE, b2 UNEVEN_RATE",
        "16-ascent | W1 UPHILL, b1 UPHILL, W2 UPHILL, b2 UPHILL",
        "17-tanh-slope-1-minus-a | W1 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "20-softmax-of-one-unit | W1 WITHOUT_SLOPE, W2 WITHOUT_SLOPE",
        "21-targets-out-of-range |",
        "22-absolute-error-so31556268 |",
        "23-so34311586-like |",
        "33-tiny-wrong | W OTHER_FACTOR",
        "40-wrong-beside-comparison | W OTHER_FACTOR",
        "41-right-masked |",
        "42-right-softmax |",
        "script-01-xor-scalars | v UNEVEN_RATE",
        "script-03-xor-prime-of-output | w1 OTHER_DIRECTION, w2 UNEVEN_RATE",
        "script-04-xor-tiny-start |",
        "script-04-xor-tiny-start-summed |",
        "script-06-sin-uphill | w_in UPHILL, b_in UPHILL, w_out UPHILL, b_out UPHILL",
        "script-08-sine-momentum | W1 OTHER_DIRECTION, W2 OTHER_DIRECTION, b1 OTHER_DIRECTION",
        "script-10-adam-fed-back |",
        "script-12-layer-off-by-one | w UPHILL",
        "script-14-rows-shuffled |",
        "script-15-relu-sum-constant |",
        "script-21-eleven-lines |",
        "script-21-eleven-lines-repaired-wrongly"
            + " | first OTHER_DIRECTION, second OTHER_DIRECTION",
        "script-22-dropout-mask | w_low OTHER_FACTOR",
        "script-23-flat-inputs |",
        "script-25-bias-from-weights"
            + " | Wa OTHER_DIRECTION, ba OTHER_DIRECTION, bb OTHER_DIRECTION",
        "script-29-frozen-biases | low NEVER_MOVES, high NEVER_MOVES",
        "script-31-output-first | hidden OTHER_DIRECTION",
        "script-33-rnn-overwrites | Win OTHER_DIRECTION, bh OTHER_DIRECTION, Wre NEVER_MOVES",
      })
  void whatPeopleBringIsJudgedByItsStep(String name, String expected) {
    assertThat(found(motions(machine(name), 0))).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource({
    "01-stale-grus31, W1, 9",
    "04-bias-summed-stat453-5, b1, 14",
    "06-slope-of-activation-libbrain78, W1, 9",
    "08-bias-twice-divided-dl4j366, b1, 14",
    "10-raw-error-codingtrain, W1, 8",
    "16-ascent, W2, 11",
    "script-01-xor-scalars, v, 9",
    "script-03-xor-prime-of-output, w1, 6",
    "script-06-sin-uphill, w_in, 14",
    "script-08-sine-momentum, W2, 7",
    "script-21-eleven-lines-repaired-wrongly, first, 4",
    "script-22-dropout-mask, w_low, 7",
    "script-25-bias-from-weights, Wa, 5",
  })
  void theLineToLookAtIsNamed(String name, String parameter, int line) {
    assertThat(motions(machine(name), 0))
        .filteredOn(motion -> motion.parameter().equals(parameter))
        .extracting(Motion::line)
        .containsExactly(line);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100, 1000})
  void aRightProgramIsRightAtEveryStageOfItsTraining(int epochs) {
    for (String name :
        List.of(
            "00-correct",
            "12-false-alarm-sklearn14244",
            "22-absolute-error-so31556268",
            "50-right-sunk-output",
            "51-right-decay-of-a-dead-unit",
            "52-right-clipping-without-a-name",
            "53-right-momentum-of-one-weight",
            "54-right-decay-of-one-weight",
            "55-right-clipping-of-one-sample")) {
      assertThat(found(motions(machine(name), epochs))).as(name + " " + epochs).isEmpty();
    }
  }
}
