package backstep.machine;

import backstep.matrix.Buffer;
import backstep.network.Experiment;
import backstep.notation.Slot;
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
  private final Parameters parameters;
  private final int usualSize;
  private final Code usual;
  private final Map<Integer, Code> others = new HashMap<>();
  private State loaded;

  /**
   * Lowers the program for steps of one size; for others when they are met.
   *
   * @param usualSize how many samples a step takes, but perhaps for the last of an epoch
   * @throws backstep.notation.UserError for a name that is not known where it is read, or a shape
   *     that does not fit
   */
  Codes(Experiment experiment, int usualSize) {
    this.experiment = experiment;
    this.parameters = new Parameters(experiment);
    this.usualSize = usualSize;
    this.usual = new Code(experiment, parameters, usualSize);
  }

  /** The same over cells of its own. */
  Codes apart() {
    return new Codes(experiment, usualSize);
  }

  Parameters parameters() {
    return parameters;
  }

  int usualSize() {
    return usualSize;
  }

  /** The program lowered for steps of the usual size. */
  Code usual() {
    return usual;
  }

  /** The program lowered for steps of so many samples. */
  Code ofSize(int size) {
    return size == usualSize
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
