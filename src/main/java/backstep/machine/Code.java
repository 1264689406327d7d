package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Operation;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Lowering;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Sample;
import backstep.notation.Scope;
import backstep.notation.Setting;
import backstep.notation.Slot;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A program lowered to kernels over buffers of its own, each line for itself. */
final class Code {
  /**
   * One line.
   *
   * @param target the index of the name it writes
   * @param slot what that name stands for afterwards
   */
  record Step(int target, List<Operation> kernels, Slot slot) {}

  private static final long MOST_CELLS = 8_000_000;

  private final Experiment experiment;
  private final Program program;
  private final List<String> names;
  private final Map<String, Buffer> given = new HashMap<>();
  private final Buffer x;
  private final Buffer d;
  private final Buffer epoch = Buffer.of(Shape.SCALAR);
  private final Buffer sampleGiven = Buffer.of(Shape.SCALAR);
  private final NumpyRandom random;
  private final List<Step> parameters = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  /** What each name stands for before line i + 1; the last entry is for the end. */
  private final List<Map<String, Slot>> slotsBefore = new ArrayList<>();

  /**
   * @throws UserError for a name that is not known where it is read, or a shape that does not fit
   */
  Code(Experiment experiment) {
    this.experiment = experiment;
    this.program = experiment.program();
    this.names = program.writtenNames();
    this.x = Buffer.of(experiment.data().sample(0).x());
    this.d = Buffer.of(experiment.data().sample(0).d());
    this.random = new NumpyRandom(experiment.seed());
    giveNames();
    lowerParameters();
    lowerLines();
    checkReported();
    checkRoom();
  }

  /**
   * Runs the parameters' lines from a seed, which may be another one than the program's.
   *
   * @return the generator as they have left it
   */
  NumpyRandom draw(int seed) {
    random.seed(seed);
    if (given.containsKey(KnownSetting.SEED.word())) {
      given.get(KnownSetting.SEED.word()).set(0, 0, seed);
    }
    parameters.forEach(step -> step.kernels().forEach(Operation::run));
    return random;
  }

  List<String> names() {
    return names;
  }

  List<Step> parameters() {
    return parameters;
  }

  /** The numbered lines; line 1 is the first. */
  List<Step> steps() {
    return steps;
  }

  /** The cells of a name that the machine gives, or of a setting. */
  Buffer given(String name) {
    return given.get(name);
  }

  /** The cells of what is given, but for these names. */
  List<Buffer> givenBut(Set<String> names) {
    return given.keySet().stream().filter(name -> !names.contains(name)).map(given::get).toList();
  }

  /** What each name stands for when this line is about to run, or at the end. */
  Map<String, Slot> slotsBefore(int line) {
    return slotsBefore.get(Math.min(line - 1, steps.size()));
  }

  /** What each name stands for once the whole sample has run. */
  Map<String, Slot> slotsAtEnd() {
    return slotsBefore.get(steps.size());
  }

  /** What names mean to an expression that stands in the program, in this line. */
  Scope scopeAt(int line) {
    return new ProgramScope(slotsBefore(line), null);
  }

  /** Fills the cells of all names, and of what the machine gives, from a state. */
  void load(State state) {
    Map<String, Slot> slots = slotsBefore(state.position().line());
    for (int i = 0; i < names.size(); i++) {
      Value value = state.values().get(i);
      if (value != null) {
        Slot slot = slots.get(names.get(i));
        slot.value().load(value.matrix());
        if (slot.squash() != null && value.preactivation() != null) {
          slot.preactivation().load(value.preactivation());
        }
      }
    }
    take(state.row(), state.position().epoch(), state.position().sample());
  }

  /** Gives a row of the data, as a sample of an epoch. */
  void take(int row, int epochNow, int sampleNow) {
    Sample sample = experiment.data().sample(row);
    x.load(sample.x());
    d.load(sample.d());
    epoch.set(0, 0, epochNow);
    sampleGiven.set(0, 0, sampleNow);
  }

  private void giveNames() {
    for (Setting setting : program.settings()) {
      if (setting.isNumber()) {
        given.put(setting.name(), Buffer.of(Matrix.scalar(setting.number())));
      }
    }
    given.put("inputs", Buffer.of(Matrix.scalar(x.shape().rows())));
    given.put("outputs", Buffer.of(Matrix.scalar(d.shape().rows())));
    given.put("x", x);
    given.put("d", d);
    given.put("epoch", epoch);
    given.put("sample", sampleGiven);
  }

  private void lowerParameters() {
    Map<String, Slot> slots = new HashMap<>();
    Scope scope = new ProgramScope(slots, random);
    for (Line line : program.parameters()) {
      parameters.add(lower(line, slots, scope));
    }
    slotsBefore.add(Map.copyOf(slots));
  }

  private void lowerLines() {
    Map<String, Slot> slots = new HashMap<>();
    slotsBefore.get(0).forEach((name, slot) -> slots.put(name, Slot.of(slot.value())));
    Scope scope = new ProgramScope(slots, null);
    for (Line line : program.lines()) {
      steps.add(lower(line, slots, scope));
      slotsBefore.add(Map.copyOf(slots));
    }
  }

  private Step lower(Line line, Map<String, Slot> slots, Scope scope) {
    Slot existing = slots.get(line.target());
    Lowering.Lowered lowered =
        Lowering.statement(line.statement(), existing == null ? null : existing.value(), scope);
    slots.put(line.target(), lowered.slot());
    return new Step(names.indexOf(line.target()), lowered.kernels(), lowered.slot());
  }

  private void checkReported() {
    program
        .reported()
        .ifPresent(
            name -> {
              Shape shape = slotsAtEnd().get(name).value().shape();
              if (!shape.isScalar()) {
                Line line = program.line(program.writers(name).get(0));
                throw new UserError(
                    name + " is summed over an epoch: it must be 1 x 1 and is " + shape,
                    line.statement().span());
              }
            });
  }

  /** Each state of a run holds all values; many are kept. */
  private void checkRoom() {
    long cells = 0;
    for (int i = 0; i < steps.size(); i++) {
      cells += steps.get(i).slot().value().shape().cells();
      if (cells > MOST_CELLS) {
        throw new UserError(
            "with this line the program has "
                + cells
                + " cells to compute; at most "
                + MOST_CELLS
                + " fit: take fewer hidden units",
            program.line(i + 1).statement().span());
      }
    }
  }

  /** What names mean inside the program. */
  private final class ProgramScope implements Scope {
    private final Map<String, Slot> slots;
    private final NumpyRandom random;

    private ProgramScope(Map<String, Slot> slots, NumpyRandom random) {
      this.slots = slots;
      this.random = random;
    }

    @Override
    public Slot slot(Expr.Name name) {
      if (slots.containsKey(name.name())) {
        return slots.get(name.name());
      }
      if (given.containsKey(name.name())) {
        return Slot.of(given.get(name.name()));
      }
      throw names.contains(name.name()) ? readTooEarly(name) : unknown(name);
    }

    private UserError readTooEarly(Expr.Name name) {
      List<String> parameters = program.parameters().stream().map(Line::target).toList();
      String writer =
          program.isParameter(name.name())
              ? "p" + (parameters.indexOf(name.name()) + 1)
              : program.writers(name.name()).get(0).toString();
      return new UserError(
          name.name()
              + " is read here and written only later, by line "
              + writer
              + ": move one of the two, or begin it in parameters:",
          name.span());
    }

    private UserError unknown(Expr.Name name) {
      if (Experiment.GIVEN.contains(name.name())) {
        return new UserError(
            "'" + name.name() + "' can be asked at the prompt and in conditions, not in a program",
            name.span());
      }
      return unknownName(name, known());
    }

    private Collection<String> known() {
      Collection<String> known = new TreeSet<>(given.keySet());
      known.addAll(slots.keySet());
      return known;
    }

    @Override
    public Function activation(Span span) {
      return experiment.activation();
    }

    @Override
    public Buffer answer(Expr.Call question) {
      throw new UserError(
          question.function().word()
              + " can be asked at the prompt and in conditions, not in a program",
          question.span());
    }

    @Override
    public NumpyRandom random(Expr.Call generator) {
      if (random == null) {
        throw Code.onlyInParameters(generator);
      }
      return random;
    }
  }

  static UserError unknownName(Expr.Name name, Collection<String> known) {
    return new UserError(
        "there is no '"
            + name.name()
            + "'"
            + Nearest.hint(name.name(), known, "there are " + String.join(", ", known)),
        name.span());
  }

  static UserError onlyInParameters(Expr.Call generator) {
    return new UserError(
        generator.function().word() + " makes initial values and works only in parameters:",
        generator.span());
  }
}
