package backstep.notation;

import backstep.matrix.Buffer;
import backstep.matrix.Squash;

/**
 * What a name stands for while kernels run.
 *
 * @param value its cells
 * @param squash the sigmoid or softmax it was computed by, or null
 * @param preactivation what that function was applied to, or null
 */
public record Slot(Buffer value, Squash squash, Buffer preactivation) {

  public static Slot of(Buffer value) {
    return new Slot(value, null, null);
  }
}
