package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Operation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Leaves out of a list of operations what some results do not depend on. */
final class DeadCode {
  private DeadCode() {}

  /**
   * The operations needed to compute the results, in order.
   *
   * @param results what is read after the last operation; nothing else is read by a later run of
   *     the list before it has been written again
   */
  static List<Operation> removed(List<Operation> operations, Collection<Buffer> results) {
    Set<double[][]> read = Collections.newSetFromMap(new IdentityHashMap<>());
    results.forEach(result -> read.add(result.lines()));
    ArrayDeque<Operation> needed = new ArrayDeque<>();
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      if (read.contains(operation.out().lines())) {
        operation.reads().forEach(buffer -> read.add(buffer.lines()));
        needed.addFirst(operation);
      }
    }
    return List.copyOf(needed);
  }
}
