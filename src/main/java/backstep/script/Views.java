package backstep.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names of turned or cut arrays, as {@code W = np.random.rand(2, 3).T}. Where nothing else looks at
 * the cells, such a view is an array of its own.
 */
final class Views {
  private final Map<Store, Integer> holders = new HashMap<>();
  private final Set<Value> seen = new HashSet<>();

  private Views() {}

  /** Makes arrays of their own of the views that nobody shares. */
  static void settle(List<Frame> frames) {
    Views views = new Views();
    frames.forEach(views::count);
    views.seen.clear();
    frames.forEach(views::settle);
  }

  private void count(Frame frame) {
    frame.values().values().forEach(this::count);
  }

  private void settle(Frame frame) {
    for (String name : List.copyOf(frame.values().keySet())) {
      settle(frame.values().get(name), own -> frame.values().put(name, own));
    }
  }

  private void count(Value value) {
    if (value instanceof Array array) {
      holders.merge(array.store(), 1, Integer::sum);
    } else if (value instanceof Classes.Instance object && seen.add(object)) {
      count(object.attributes());
    } else if (value instanceof Sequence list && seen.add(list)) {
      list.items().forEach(this::count);
    } else if (value instanceof Dictionary dictionary && seen.add(dictionary)) {
      dictionary.values().values().forEach(this::count);
    }
  }

  private void settle(Value value, Consumer<Value> keep) {
    if (value instanceof Array array && !array.isWhole() && holders.get(array.store()) == 1) {
      keep.accept(array.copy());
    } else if (value instanceof Classes.Instance object && seen.add(object)) {
      settle(object.attributes());
    } else if (value instanceof Sequence list && seen.add(list)) {
      for (int i = 0; i < list.size(); i++) {
        int place = i;
        settle(list.items().get(i), own -> list.items().set(place, own));
      }
    } else if (value instanceof Dictionary dictionary && seen.add(dictionary)) {
      dictionary.values().entrySet().forEach(entry -> settle(entry.getValue(), entry::setValue));
    }
  }
}
