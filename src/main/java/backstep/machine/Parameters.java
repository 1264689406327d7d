package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Line;
import backstep.notation.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of {@code parameters:}, lowered, and the cells that steps of every size share: those of
 * the parameters, of the settings, and of what the machine gives.
 */
final class Parameters {
  private final Given given;
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<LoweredLine> lines = new ArrayList<>();
  private final NumpyRandom random;

  /**
   * Lowers the lines; none has run.
   *
   * @param size how many samples a step takes
   * @throws backstep.notation.UserError for a name that is not known where it is read, or a shape
   *     that does not fit
   */
  Parameters(Experiment experiment, Draws draws, int size) {
    this.random = new NumpyRandom(experiment.seed());
    this.given = new Given(experiment, draws, size);
    ProgramScope scope = new ProgramScope(experiment, given, slots, random);
    for (Line line : experiment.program().parameters()) {
      lines.add(scope.lower(line));
    }
  }

  /**
   * Runs the lines from a seed, which may be another one than the program's.
   *
   * @return the generator as they have left it
   */
  NumpyRandom draw(int seed) {
    random.seed(seed);
    Buffer read = given.cells().get(KnownSetting.SEED.word());
    if (read != null) {
      read.set(0, 0, seed);
    }
    lines.forEach(LoweredLine::run);
    return random;
  }

  List<LoweredLine> lines() {
    return lines;
  }

  /** The cells behind each name that no line writes; x and d are those of the first step. */
  Given given() {
    return given;
  }

  /** What each name stands for when all lines have run. */
  Map<String, Slot> slots() {
    return slots;
  }
}
