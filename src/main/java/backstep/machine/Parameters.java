package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Line;
import backstep.notation.Sample;
import backstep.notation.Setting;
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
  /** What the machine gives each step from the data. */
  static final List<String> OF_THE_DATA = List.of("x", "d");

  /** What it gives besides. */
  static final List<String> OF_THE_MOMENT = List.of("epoch", "sample");

  private final Map<String, Buffer> given = new HashMap<>();
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<LoweredLine> lines = new ArrayList<>();
  private final NumpyRandom random;

  /**
   * Lowers the lines; none has run.
   *
   * @throws backstep.notation.UserError for a name that is not known where it is read, or a shape
   *     that does not fit
   */
  Parameters(Experiment experiment) {
    this.random = new NumpyRandom(experiment.seed());
    giveNames(experiment);
    ProgramScope scope = new ProgramScope(experiment, given, slots, random);
    for (Line line : experiment.program().parameters()) {
      lines.add(scope.lower(line));
    }
  }

  private void giveNames(Experiment experiment) {
    for (Setting setting : experiment.program().settings()) {
      if (setting.isNumber()) {
        given.put(setting.name(), Buffer.of(Matrix.scalar(setting.number())));
      }
    }
    Sample first = experiment.data().sample(0);
    given.put("inputs", Buffer.of(Matrix.scalar(first.x().shape().rows())));
    given.put("outputs", Buffer.of(Matrix.scalar(first.d().shape().rows())));
    given.put("x", Buffer.of(first.x()));
    given.put("d", Buffer.of(first.d()));
    OF_THE_MOMENT.forEach(name -> given.put(name, Buffer.of(Shape.SCALAR)));
  }

  /**
   * Runs the lines from a seed, which may be another one than the program's.
   *
   * @return the generator as they have left it
   */
  NumpyRandom draw(int seed) {
    random.seed(seed);
    if (given.containsKey(KnownSetting.SEED.word())) {
      given.get(KnownSetting.SEED.word()).set(0, 0, seed);
    }
    lines.forEach(LoweredLine::run);
    return random;
  }

  List<LoweredLine> lines() {
    return lines;
  }

  /** The cells behind each name that no line writes; x and d are those of the first sample. */
  Map<String, Buffer> given() {
    return given;
  }

  /** What each name stands for when all lines have run. */
  Map<String, Slot> slots() {
    return slots;
  }
}
