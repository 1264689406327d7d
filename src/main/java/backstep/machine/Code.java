package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import backstep.matrix.Operation;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Scope;
import backstep.notation.Slot;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbered lines of a program lowered to kernels, each for itself, for steps of one size. */
final class Code {
  private static final long MOST_CELLS = 8_000_000;

  private final Experiment experiment;
  private final Program program;
  private final List<String> names;
  private final Given given;
  private final Buffer reported;
  private final List<LoweredLine> lines = new ArrayList<>();

  /** What each name stands for before line i + 1; the last entry is for the end. */
  private final List<Map<String, Slot>> slotsBefore = new ArrayList<>();

  /**
   * Lowers the lines.
   *
   * @param parameters whose cells it reads and writes
   * @param size how many samples a step takes
   * @throws UserError for a name that is not known where it is read, or a shape that does not fit
   */
  Code(Experiment experiment, Parameters parameters, int size) {
    this.experiment = experiment;
    this.program = experiment.program();
    this.names = program.writtenNames();
    this.given = parameters.given().ofSize(size);
    lowerLines(parameters.slots());
    checkReported();
    checkRoom();
    this.reported =
        program
            .reported()
            .map(name -> slotsAtEnd().get(name).value())
            .orElse(Buffer.of(Matrix.scalar(Double.NaN)));
  }

  private void lowerLines(Map<String, Slot> parameters) {
    Map<String, Slot> slots = new HashMap<>();
    parameters.forEach((name, slot) -> slots.put(name, Slot.of(slot.value())));
    slotsBefore.add(Map.copyOf(slots));
    ProgramScope scope = new ProgramScope(experiment, given, slots, null);
    for (Line line : program.lines()) {
      lines.add(scope.lower(line));
      slotsBefore.add(Map.copyOf(slots));
    }
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
    for (int i = 0; i < lines.size(); i++) {
      cells += lines.get(i).slot().value().shape().cells();
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

  /** The cell that a step reports its loss in; NaN where the program reports none. */
  Buffer reported() {
    return reported;
  }

  /** A numbered line; 1 is the first. */
  LoweredLine line(int number) {
    return lines.get(number - 1);
  }

  /** The numbered lines. */
  List<LoweredLine> lines() {
    return lines;
  }

  /** The kernels of all lines, in order. */
  List<Operation> operations() {
    return lines.stream().flatMap(line -> line.kernels().stream()).toList();
  }

  /** The cells behind each name that no line writes. */
  Given given() {
    return given;
  }

  /** What each name stands for when this line is about to run, or at the end. */
  Map<String, Slot> slotsBefore(int line) {
    return slotsBefore.get(Math.min(line - 1, lines.size()));
  }

  /** What each name stands for once the whole step has run. */
  Map<String, Slot> slotsAtEnd() {
    return slotsBefore.get(lines.size());
  }

  /** The shape of a value of the program, or of what the machine gives. */
  Shape shape(String name) {
    Slot slot = slotsAtEnd().get(name);
    return slot == null ? given.cells().get(name).shape() : slot.value().shape();
  }

  /** What names mean to an expression that stands in the program, in this line. */
  Scope scopeAt(int line) {
    return new ProgramScope(experiment, given, slotsBefore(line), null);
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
    given.take(state.step(), state.position().epoch(), state.position().step());
  }
}
