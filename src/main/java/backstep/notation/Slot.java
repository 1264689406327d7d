package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Function;

/**
 * What a name stands for while kernels run.
 *
 * @param value its cells
 * @param squash the sigmoid or softmax it was computed by, or null
 * @param preactivation what that function was applied to, or null
 */
public record Slot(Buffer value, Function squash, Buffer preactivation) {

  public static Slot of(Buffer value) {
    return new Slot(value, null, null);
  }
}
