package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Formula;
import backstep.notation.Lowering;
import backstep.notation.Scope;
import backstep.notation.Slot;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An expression asked of states: at the prompt, in conditions, in watches. It is lowered once for
 * each line a state can stand at, since that decides which values there are.
 */
public final class Probe {
  private final Machine machine;
  private final Experiment experiment;
  private final Expr expr;
  private final Map<Place, Lowering.Lowered> lowered = new HashMap<>();
  private final Map<String, Buffer> before = new HashMap<>();
  private final Buffer epochLoss = Buffer.of(Matrix.scalar(Double.NaN));
  private final Buffer gradientError = Buffer.of(Matrix.scalar(Double.NaN));
  private final boolean asksGradientError;
  private final List<String> needed;
  private Values answeredFor;

  /** What decides which values there are, and of what shapes: the size of a step and a line. */
  private record Place(int size, int line) {
    private static Place of(State state) {
      return new Place(state.step().size(), state.position().line());
    }
  }

  /**
   * Prepares an expression.
   *
   * @throws UserError at once, if the expression fits at no line
   */
  Probe(Machine machine, Expr expr) {
    this.machine = machine;
    this.experiment = machine.experiment();
    this.expr = expr;
    this.asksGradientError = expr.all().anyMatch(Probe::asksGradientError);
    this.needed = read(expr).map(Expr.Name::name).filter(written()::contains).toList();
    lowered(usualEnd());
  }

  private Place usualEnd() {
    return new Place(machine.codes().usualSize(), Position.END);
  }

  /** All names that lines of the program write. */
  private List<String> written() {
    return experiment.program().writtenNames();
  }

  /**
   * True if every value the expression reads has been computed in the state's step, and its shapes
   * fit in that: they may not in the last step of an epoch, which takes fewer samples.
   */
  public boolean isDefined(State state) {
    return missing(state).isEmpty() && fits(Place.of(state));
  }

  private boolean fits(Place place) {
    if (place.size() == machine.codes().usualSize()) {
      return true;
    }
    try {
      lowered(place);
      return true;
    } catch (UserError e) {
      return false;
    }
  }

  /** The first name the expression reads that has not been computed in the state's step. */
  public Optional<String> missing(State state) {
    for (String name : needed) {
      if (state.value(name) == null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The names whose values are needed: a question such as version(Wo) needs none. */
  private static Stream<Expr.Name> read(Expr expr) {
    if (expr instanceof Expr.Call call && call.function().form() instanceof Form.Question) {
      return Stream.empty();
    }
    return expr instanceof Expr.Name name
        ? Stream.of(name)
        : expr.parts().stream().flatMap(Probe::read);
  }

  /**
   * The value of the expression.
   *
   * @throws UserError if it reads what has not been computed yet
   */
  public Matrix value(State state) {
    missing(state).ifPresent(this::refuse);
    before.forEach((name, buffer) -> buffer.load(state.before().get(name).matrix()));
    epochLoss.set(0, 0, state.epochLoss());
    if (asksGradientError) {
      answerGradientError(state);
    }
    return machine.compute(lowered(Place.of(state)), state);
  }

  /**
   * How one cell of the value is computed from cells of the state.
   *
   * @throws UserError if it reads what has not been computed yet
   */
  public Formula formula(State state, int row, int col) {
    value(state);
    return Formula.of(expr, row, col, new PlaceScope(Place.of(state)));
  }

  private static boolean asksGradientError(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.GRADIENT_ERROR;
  }

  /** The answer is one for all lines of a step. */
  @SuppressWarnings("ReferenceEquality") // comparing the values would cost as much as they are many
  private void answerGradientError(State state) {
    if (answeredFor != state.before()) {
      gradientError.set(0, 0, machine.gradientError(state));
      answeredFor = state.before();
    }
  }

  /** The value, or nothing where it reads what has not been computed yet. */
  public Optional<Matrix> valueIfDefined(State state) {
    return isDefined(state) ? Optional.of(value(state)) : Optional.empty();
  }

  /** True if the expression is defined, and not 0. */
  public boolean holds(State state) {
    return valueIfDefined(state).filter(value -> value.scalar() != 0).isPresent();
  }

  private void refuse(String name) {
    int line = experiment.program().writers(name).get(0);
    Span span =
        read(expr).filter(read -> read.name().equals(name)).findFirst().orElseThrow().span();
    throw new UserError(
        name
            + " has not been computed yet in this "
            + experiment.stepWord()
            + ": line "
            + line
            + " does that",
        span);
  }

  private Lowering.Lowered lowered(Place place) {
    return lowered.computeIfAbsent(place, at -> Lowering.expression(expr, new PlaceScope(at)));
  }

  /** Refuses an expression that is not 1 x 1. */
  public Probe asCondition() {
    Lowering.condition(expr, new PlaceScope(usualEnd()));
    return this;
  }

  /** What names mean at the prompt, while the run stands at a line. */
  private final class PlaceScope implements Scope {
    private final Code code;
    private final int line;

    private PlaceScope(Place place) {
      this.code = machine.codes().ofSize(place.size());
      this.line = place.line();
    }

    @Override
    public Slot slot(Expr.Name name) {
      Map<String, Slot> slots = code.slotsBefore(line);
      if (slots.containsKey(name.name())) {
        return slots.get(name.name());
      }
      Buffer given = code.given().cells().get(name.name());
      if (given != null) {
        return Slot.of(given);
      }
      return switch (name.name()) {
        case "line" -> constant(Math.min(line, experiment.program().size() + 1));
        case "epoch_loss" -> epochLoss(name);
        default -> throw ProgramScope.unknownName(name, known(), experiment);
      };
    }

    private Slot constant(double value) {
      return Slot.of(Buffer.of(Matrix.scalar(value)));
    }

    private Slot epochLoss(Expr.Name name) {
      if (experiment.program().reported().isEmpty()) {
        throw new UserError(
            "epoch_loss sums a value named reported or loss, and no line of this program writes one",
            name.span());
      }
      return Slot.of(epochLoss);
    }

    private Collection<String> known() {
      Collection<String> known = new TreeSet<>(experiment.given());
      known.addAll(written());
      experiment.program().settings().stream()
          .filter(setting -> setting.isNumber())
          .forEach(setting -> known.add(setting.name()));
      return known;
    }

    @Override
    public Function activation(Span span) {
      if (!experiment.program().usesActivation()) {
        throw new UserError("this program does not use act", span);
      }
      return experiment.activation();
    }

    @Override
    public Buffer answer(Expr.Call question) {
      return switch (question.function()) {
        case GRADIENT_ERROR -> gradientError;
        case VERSION -> version(asked(question));
        case BEFORE -> before(asked(question), question.span());
        default -> throw new IllegalStateException("nothing answers " + question.function().word());
      };
    }

    private Buffer version(String name) {
      long version =
          experiment.program().writers(name).stream().filter(writer -> writer < line).count();
      return constant((double) version).value();
    }

    private Buffer before(String name, Span span) {
      if (!experiment.program().isParameter(name)) {
        throw new UserError(
            name
                + " is computed anew for each "
                + experiment.stepWord()
                + "; before asks for a parameter",
            span);
      }
      return before.computeIfAbsent(
          name, key -> Buffer.of(code.slotsAtEnd().get(key).value().shape()));
    }

    private String asked(Expr.Call question) {
      if (question.arguments().get(0) instanceof Expr.Name name) {
        if (written().contains(name.name())) {
          return name.name();
        }
        throw known().contains(name.name())
            ? new UserError(
                "no line writes "
                    + name.name()
                    + "; "
                    + question.function().word()
                    + " asks about a name that one writes, as in "
                    + question.function().word()
                    + "(Wo)",
                name.span())
            : ProgramScope.unknownName(name, written(), experiment);
      }
      throw new UserError(
          question.function().word()
              + " asks about a name, as in "
              + question.function().word()
              + "(Wo)",
          question.span());
    }

    @Override
    public Optional<Buffer> drawn(Expr.Call generator) {
      return code.given().drawn(generator);
    }

    @Override
    public NumpyRandom random(Expr.Call generator) {
      throw ProgramScope.onlyInParameters(generator);
    }
  }
}
