package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Function;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Lowering;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Scope;
import backstep.notation.Slot;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What names mean inside a program, where a line of it stands. */
final class ProgramScope implements Scope {
  private final Experiment experiment;
  private final Program program;
  private final Given given;
  private final Map<String, Slot> slots;
  private final NumpyRandom random;

  /**
   * A scope.
   *
   * @param given what settings and the machine give
   * @param slots what the names written so far stand for
   * @param random for the lines of {@code parameters:}, else null
   */
  ProgramScope(Experiment experiment, Given given, Map<String, Slot> slots, NumpyRandom random) {
    this.experiment = experiment;
    this.program = experiment.program();
    this.given = given;
    this.slots = slots;
    this.random = random;
  }

  /** Lowers a line that stands here, and lets its name stand for what it writes. */
  LoweredLine lower(Line line) {
    Slot existing = slots.get(line.target());
    Lowering.Lowered lowered =
        Lowering.statement(line.statement(), existing == null ? null : existing.value(), this);
    slots.put(line.target(), lowered.slot());
    int target = program.writtenNames().indexOf(line.target());
    return new LoweredLine(target, lowered.kernels(), lowered.slot());
  }

  @Override
  public Slot slot(Expr.Name name) {
    if (slots.containsKey(name.name())) {
      return slots.get(name.name());
    }
    Buffer cells = given.cells().get(name.name());
    if (cells != null) {
      return Slot.of(cells);
    }
    throw program.writtenNames().contains(name.name()) ? readTooEarly(name) : unknown(name);
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
    if (experiment.given().contains(name.name())) {
      return new UserError(
          "'" + name.name() + "' can be asked at the prompt and in conditions, not in a program",
          name.span());
    }
    return unknownName(name, known(), experiment);
  }

  private Collection<String> known() {
    Collection<String> known = new TreeSet<>(given.cells().keySet());
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
  public Optional<Buffer> drawn(Expr.Call generator) {
    return given.drawn(generator);
  }

  @Override
  public NumpyRandom random(Expr.Call generator) {
    if (random == null) {
      throw onlyInParameters(generator);
    }
    return random;
  }

  static UserError unknownName(Expr.Name name, Collection<String> known, Experiment experiment) {
    if (Experiment.GIVEN.contains(name.name()) && !experiment.given().contains(name.name())) {
      return new UserError(
          "a step takes several samples here, so there is no one "
              + name.name()
              + ": step counts the steps, and samples EXPRESSION shows a value for each sample",
          name.span());
    }
    return new UserError(
        "there is no '"
            + name.name()
            + "'"
            + Nearest.hint(name.name(), known, "there are " + String.join(", ", known)),
        name.span());
  }

  static UserError onlyInParameters(Expr.Call generator) {
    String word = generator.function().word();
    return new UserError(
        generator.function().isDrawnInSteps()
            ? word + " draws in the lines of a program and works only there"
            : word + " makes initial values and works only in parameters:",
        generator.span());
  }
}
