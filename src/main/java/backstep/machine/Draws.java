package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Kernels;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import backstep.notation.Scope;
import backstep.notation.Setting;
import backstep.notation.Slot;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a step draws: each {@code rand} and {@code randn} in the lines of a program, in their order.
 * A draw is known by its place in the text: lines that are put in another order, or stand beside
 * others, read what was drawn for the program they come from.
 */
final class Draws {
  private final Experiment experiment;
  private final List<Expr.Call> calls;
  private final IdentityHashMap<Span, Integer> numbers = new IdentityHashMap<>();
  private final Map<Integer, List<Shape>> shapes = new HashMap<>();

  Draws(Experiment experiment) {
    this.experiment = experiment;
    this.calls = experiment.program().draws();
    calls.forEach(call -> numbers.put(call.span(), numbers.size()));
  }

  /** True if a step draws something. */
  boolean isAny() {
    return !calls.isEmpty();
  }

  /** Which of them a call is, if it is one. */
  OptionalInt number(Expr.Call call) {
    Integer number = numbers.get(call.span());
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /**
   * The shapes of what a step draws.
   *
   * @param size how many samples it takes
   * @throws UserError for one that is not known before the step
   */
  List<Shape> shapes(int size) {
    return shapes.computeIfAbsent(
        size, m -> calls.stream().map(call -> Lowering.drawn(call, new Sizes(m))).toList());
  }

  /** How many numbers a step draws. */
  long cells(int size) {
    return shapes(size).stream().mapToLong(Shape::cells).sum();
  }

  /** True if steps of both draw the same. */
  boolean areLike(Draws other) {
    int size = experiment.stepSize();
    return functions().equals(other.functions()) && shapes(size).equals(other.shapes(size));
  }

  private List<Function> functions() {
    return calls.stream().map(Expr.Call::function).toList();
  }

  /** The draws of the next step of a generator. */
  List<Matrix> next(NumpyRandom random, int size) {
    List<Buffer> drawn = shapes(size).stream().map(Buffer::of).toList();
    for (int i = 0; i < calls.size(); i++) {
      Form.Draw draw = ((Form.Generator) calls.get(i).function().form()).draw();
      new Kernels.Generate(draw, random, drawn.get(i)).run();
    }
    return drawn.stream().map(Buffer::toMatrix).toList();
  }

  /** What is known before a step draws. */
  private final class Sizes implements Scope {
    private final int size;

    private Sizes(int size) {
      this.size = size;
    }

    @Override
    public Slot slot(Expr.Name name) {
      Setting setting = experiment.program().setting(name.name()).orElse(null);
      if (setting != null && setting.isNumber()) {
        return number(setting.number());
      }
      return switch (experiment.given().contains(name.name()) ? name.name() : "") {
        case "m" -> number(size);
        case "inputs" -> number(experiment.data().inputs().size());
        case "outputs" -> number(experiment.data().outputs().size());
        default ->
            throw new UserError(
                "a step draws before its lines run: the size of a draw is made of settings, inputs,"
                    + " outputs and m, and "
                    + name.name()
                    + " is none of them",
                name.span());
      };
    }

    private static Slot number(double value) {
      return Slot.of(Buffer.of(Matrix.scalar(value)));
    }

    @Override
    public Function activation(Span span) {
      return experiment.activation();
    }

    @Override
    public Buffer answer(Expr.Call question) {
      throw new UserError("the size of a draw is no question about the run", question.span());
    }

    @Override
    public NumpyRandom random(Expr.Call generator) {
      throw new UserError("the size of a draw cannot be drawn itself", generator.span());
    }
  }
}
