package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Axes;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Slot;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program lowered for steps of each size, all over the cells of the same parameters. Its cells
 * are scratch space, filled from whatever state comes in.
 */
final class Codes {
  private final Experiment experiment;
  private final Draws draws;
  private final Parameters parameters;
  private final int[] sizes;
  private final Code usual;
  private final Map<Integer, Code> others = new HashMap<>();
  private State loaded;

  /**
   * Lowers the program.
   *
   * @param draws what a step draws
   * @param sizes how many samples a step takes, and after that the last one of an epoch, if those
   *     are others
   * @throws backstep.notation.UserError for a name that is not known where it is read, or a shape
   *     that does not fit
   */
  Codes(Experiment experiment, Draws draws, int... sizes) {
    this.experiment = experiment;
    this.draws = draws;
    this.sizes = sizes;
    this.parameters = new Parameters(experiment, draws, sizes[0]);
    this.usual = new Code(experiment, parameters, sizes[0]);
    if (sizes.length > 1) {
      lowerLast(sizes[1]);
    }
  }

  private void lowerLast(int size) {
    try {
      requireSameShapes(new Parameters(experiment, draws, size));
      others.put(size, new Code(experiment, parameters, size));
    } catch (UserError error) {
      String why =
          "the last step of an epoch takes "
              + (size == 1 ? "one sample" : size + " samples")
              + ", and there "
              + error.getMessage();
      throw error.span().map(span -> new UserError(why, span)).orElseGet(() -> new UserError(why));
    }
  }

  /** A value that lives from step to step keeps its shape. */
  private void requireSameShapes(Parameters there) {
    for (Line line : experiment.program().parameters()) {
      Shape shape = parameters.slots().get(line.target()).value().shape();
      Shape other = there.slots().get(line.target()).value().shape();
      if (!shape.equals(other)) {
        throw new UserError(
            line.target()
                + ", which lives from step to step, would have to be "
                + other
                + " and is "
                + shape,
            line.statement().span());
      }
    }
  }

  /** The same over cells of its own. */
  Codes apart() {
    return new Codes(experiment, draws, sizes);
  }

  Parameters parameters() {
    return parameters;
  }

  int usualSize() {
    return sizes[0];
  }

  /** Along which direction of an expression's value the samples of a step lie. */
  Axes.SampleAxis samplesIn(Expr expr) {
    return new Axes(experiment.program(), usual::shape).samplesIn(expr);
  }

  /** The program lowered for steps of the usual size. */
  Code usual() {
    return usual;
  }

  /** The program lowered for steps of so many samples. */
  Code ofSize(int size) {
    return size == sizes[0]
        ? usual
        : others.computeIfAbsent(size, key -> new Code(experiment, parameters, key));
  }

  /** The program lowered for the step that a state is in. */
  Code of(State state) {
    return ofSize(state.step().size());
  }

  /**
   * The program lowered for the step that a state is in, its cells filled from that state, unless
   * it is the very state they were left with.
   */
  @SuppressWarnings("ReferenceEquality") // comparing the values would cost more than loading them
  Code load(State state) {
    Code code = of(state);
    if (loaded != state) {
      loaded = null;
      code.load(state);
      loaded = state;
    }
    return code;
  }

  /** From here on the cells hold no state that is known, until they are {@link #left} with one. */
  void take() {
    loaded = null;
  }

  /** Says which state the cells have been left with. */
  void left(State state) {
    loaded = state;
  }

  /** The cells that live on when a step has ended: of parameters and their pre-activations. */
  List<Buffer> livingOn(Code code) {
    List<Buffer> living = new ArrayList<>();
    for (String name : parameters.slots().keySet()) {
      Slot slot = code.slotsAtEnd().get(name);
      living.add(slot.value());
      if (slot.squash() != null) {
        living.add(slot.preactivation());
      }
    }
    return living;
  }
}
