package backstep.script;

import backstep.notation.Span;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the steps of a script have changed. */
final class StepChanges {
  private final Set<String> changed = new HashSet<>();
  private final Map<String, int[]> spread = new HashMap<>();
  private boolean hasSeen;
  private final List<String> parted = new ArrayList<>();
  private final Set<String> renewed = new HashSet<>();
  private final FirstMade made = new FirstMade();

  /** What changes from step to step, by its path. */
  Set<String> changed() {
    return changed;
  }

  /** What the first step has made for all that follow. */
  FirstMade made() {
    return made;
  }

  /** Looks which items a step has written: in their place, or with others in it. */
  void look(Map<String, Item> items, Map<String, Item> after, Set<Object> written) {
    if (!hasSeen) {
      renew(items, after);
      hasSeen = true;
    }
    items.forEach(
        (path, item) -> {
          Item now = after.get(path);
          if (now == null
              || isOther(now.value(), item.value())
              || isWritten(now.value(), written)) {
            changed.add(path);
          }
          if (now != null && item.value() instanceof Scalar && now.value() instanceof Array array) {
            spread.put(path, array.sizes());
          }
        });
  }

  /** Looks which items the first step has given another array, and from which they part so. */
  private void renew(Map<String, Item> items, Map<String, Item> after) {
    items.forEach(
        (path, item) -> {
          Item now = after.get(path);
          if (now == null || !isSameArray(now.value(), item.value())) {
            renewed.add(path);
          }
        });
    for (String one : renewed) {
      items.forEach(
          (path, item) -> {
            if (!renewed.contains(path) && isSameArray(item.value(), items.get(one).value())) {
              parted.add("'" + item.name() + "' and '" + items.get(one).name() + "'");
            }
          });
    }
  }

  /** Two names each of what is one array in the first step, and two behind it. */
  List<String> parted() {
    return parted;
  }

  private static boolean isSameArray(Value now, Value before) {
    return now instanceof Array a && before instanceof Array b && a.store() == b.store();
  }

  /**
   * True of what the first step has given another array. Of two names of one array this is the one
   * that goes on; the other is only what it was.
   */
  boolean isRenewed(String path) {
    return renewed.contains(path);
  }

  @SuppressWarnings("ReferenceEquality") // an equal number may well have been written
  private static boolean isOther(Value now, Value before) {
    return now != before;
  }

  private static boolean isWritten(Value value, Set<Object> written) {
    if (value instanceof Array array) {
      return written.contains(array.store());
    }
    return value instanceof Sequence list
        && (written.contains(list)
            || list.items().stream().anyMatch(item -> isWritten(item, written)));
  }

  /**
   * Numbers that the first step makes arrays of, as a momentum that begins with 0, are such arrays
   * from the beginning.
   */
  void spread(Interpreter interpreter, Span span) {
    Item.all(interpreter.frames())
        .forEach(
            (path, item) -> {
              int[] sizes = spread.get(path);
              if (sizes != null && item.value() instanceof Scalar one) {
                item.keep().accept(interpreter.shaping().filled(sizes, one.number(), false, span));
              }
            });
  }
}
