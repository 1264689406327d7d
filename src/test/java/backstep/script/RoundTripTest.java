package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.machine.Machine;
import backstep.machine.RandomPrograms;
import backstep.machine.State;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.ProgramParser;
import backstep.render.NumpyScript;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code export numpy} writes is read again: the same lines, up to spelling, and their bits.
 * For more programs: {@code -Dprograms=2000 -Dseed=7}.
 */
class RoundTripTest {
  private static final int PROGRAMS = Integer.getInteger("programs", 100);
  private static final long SEED = Long.getLong("seed", 1);
  private static final int STEPS = 7;

  static LongStream seeds() {
    return LongStream.range(SEED * 1_000_000, SEED * 1_000_000 + PROGRAMS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadAgain(long seed) {
    String text = readable(RandomPrograms.text(seed));
    Experiment written = Experiment.of("random", ProgramParser.parse("random " + seed, text));
    if (!learns(written)) {
      return; // a script that changes no number trains nothing
    }
    Experiment read = Script.read("random.py", NumpyScript.of(written));
    assertThat(lines(read, written)).as(text).isEqualTo(lines(written, written));
    assertSameBits(written, read);
  }

  /** A cell of an output that was turned is read as a cell of what it was made of. */
  private static String readable(String text) {
    boolean turned = text.contains("y = softmax(") && text.contains(".T, axis=1).T");
    return turned ? text.replace(" + y[-1]", "") : text;
  }

  /**
   * The lines, as they are spelled where a matrix of one row or column is its own transpose or
   * part, and act is the function it stands for. Where the program has no loss, one may be added.
   */
  private static List<String> lines(Experiment experiment, Experiment written) {
    boolean losing = !written.program().writers("loss").isEmpty();
    return experiment.program().lines().stream()
        .filter(line -> losing || !line.target().equals("loss"))
        .map(Line::toString)
        .map(line -> line.replaceAll("\\bact\\b", written.activation().word()))
        .map(line -> line.replaceAll("\\[[^\\]]*\\]|\\.T\\b", ""))
        .toList();
  }

  private static void assertSameBits(Experiment written, Experiment read) {
    Machine one = new Machine(written);
    Machine other = new Machine(read);
    State a = one.start();
    State b = other.start();
    for (int step = 0; step < STEPS; step++) {
      a = end(one, a);
      b = end(other, b);
      for (Line line : written.program().lines()) {
        assertThat(b.value(line.target()).matrix())
            .as(line.target() + " at the end of step " + step)
            .isEqualTo(a.value(line.target()).matrix());
      }
      a = one.next(a);
      b = other.next(b);
    }
  }

  /** True if some trained parameter is another one after the first step. */
  private static boolean learns(Experiment experiment) {
    Machine machine = new Machine(experiment);
    State start = machine.start();
    State after = end(machine, start);
    return experiment.program().parameters().stream()
        .map(Line::target)
        .filter(experiment.program()::isTrained)
        .anyMatch(name -> !after.value(name).matrix().equals(start.value(name).matrix()));
  }

  private static State end(Machine machine, State from) {
    State state = from;
    while (!state.position().atEnd()) {
      state = machine.next(state);
    }
    return state;
  }
}
