package backstep.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names of turned or cut arrays, as {@code W = np.random.rand(2, 3).T}. Such a view is made an
 * array of its own; where others look at the same cells in another way, nobody may write them any
 * more.
 */
final class Views {
  private final Map<Store, Set<List<Object>>> views = new HashMap<>();
  private final Map<List<Object>, Array> own = new HashMap<>();
  private final Set<Value> seen = new HashSet<>();

  private Views() {}

  /** Makes arrays of their own of the views. */
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
      settle(frame.values().get(name), other -> frame.values().put(name, other));
    }
  }

  private void count(Value value) {
    if (value instanceof Array array) {
      views.computeIfAbsent(array.store(), any -> new HashSet<>()).add(array.view());
    } else if (value instanceof Classes.Instance object && seen.add(object)) {
      count(object.attributes());
    } else if (value instanceof Sequence list && seen.add(list)) {
      list.items().forEach(this::count);
    } else if (value instanceof Dictionary dictionary && seen.add(dictionary)) {
      dictionary.values().values().forEach(this::count);
    }
  }

  private void settle(Value value, Consumer<Value> keep) {
    if (value instanceof Array array && !array.isWhole()) {
      Array copy = own.computeIfAbsent(array.view(), any -> array.copy());
      if (views.get(array.store()).size() > 1) {
        array.store().isShared(copy.store());
      }
      keep.accept(copy);
    } else if (value instanceof Classes.Instance object && seen.add(object)) {
      settle(object.attributes());
    } else if (value instanceof Sequence list && seen.add(list)) {
      for (int i = 0; i < list.size(); i++) {
        int place = i;
        settle(list.items().get(i), other -> list.items().set(place, other));
      }
    } else if (value instanceof Dictionary dictionary && seen.add(dictionary)) {
      dictionary.values().entrySet().forEach(entry -> settle(entry.getValue(), entry::setValue));
    }
  }
}
