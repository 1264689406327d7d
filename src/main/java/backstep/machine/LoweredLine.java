package backstep.machine;

import backstep.matrix.Operation;
import backstep.notation.Slot;
import java.util.List;

/**
 * One line of a program, ready to run.
 *
 * @param target the index of the name it writes
 * @param slot what that name stands for afterwards
 */
record LoweredLine(int target, List<Operation> kernels, Slot slot) {
  void run() {
    kernels.forEach(Operation::run);
  }
}
