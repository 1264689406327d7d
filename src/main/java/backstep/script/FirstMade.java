package backstep.script;

import backstep.notation.Span;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the first step makes within an {@code if} and no later one makes anew, as an optimiser makes
 * an average of 0 when it first sees a weight. It is there from the beginning in a program.
 */
final class FirstMade {
  /**
   * Something new.
   *
   * @param in where what it is in lies
   * @param key its name or place there
   */
  private record Made(List<Object> in, Object key, Value value, Span span) {}

  private final List<Made> all = new ArrayList<>();
  private List<Frame> frames = List.of();
  private boolean first = true;
  private int depth;

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** The first step begins; it sees these frames. */
  void begins(List<Frame> seen) {
    frames = List.copyOf(seen);
  }

  /** The first step is over. */
  void goesOn() {
    first = false;
  }

  /** A branch begins that no value of the step decides, or with -1 is over. */
  void branch(int more) {
    depth += more;
  }

  /**
   * Something is written into names, a dictionary or a list, where this was before. A name that was
   * not there is of the step alone.
   */
  void written(Object in, Object key, Value before, Value value, Span span) {
    boolean isOfStep = in instanceof Frame && before == null;
    if (depth == 0 || frames.isEmpty() || isOfStep) {
      return;
    }
    if (!first) {
      all.removeIf(one -> one.key.equals(key) && isAt(one.span, span));
      return;
    }
    Value copy = isNothing(before) ? copy(value) : null;
    List<Object> where = copy == null ? null : where(in);
    if (where != null) {
      all.add(new Made(where, key, copy, span));
    }
  }

  /** All places are equal, so that lines can be compared: here it is the place that counts. */
  private static boolean isAt(Span one, Span other) {
    return one.start() == other.start() && one.source().equals(other.source());
  }

  private static boolean isNothing(Value before) {
    return before == null
        || before instanceof Value.None
        || (before instanceof Sequence list && list.size() == 0)
        || (before instanceof Dictionary dictionary && dictionary.values().isEmpty());
  }

  /** Numbers of its own; null of what has none. */
  private static Value copy(Value value) {
    if (value instanceof Array array) {
      return array.copy();
    }
    if (value instanceof Sequence list) {
      List<Value> items = new ArrayList<>();
      list.items().forEach(item -> items.add(copy(item)));
      return items.contains(null) ? null : new Sequence(items, list.isTuple());
    }
    if (value instanceof Dictionary dictionary) {
      Map<Object, Value> values = new LinkedHashMap<>();
      dictionary.values().forEach((key, item) -> values.put(key, copy(item)));
      return values.containsValue(null) ? null : new Dictionary(values);
    }
    return value instanceof Scalar scalar ? scalar.with(null) : null;
  }

  private List<Object> where(Object in) {
    for (int i = 0; i < frames.size(); i++) {
      List<Object> way = new ArrayList<>(List.of(i));
      if (find(frames.get(i), in, way, Collections.newSetFromMap(new IdentityHashMap<>()))) {
        return way;
      }
    }
    return null;
  }

  private static boolean find(Object at, Object wanted, List<Object> way, Set<Object> seen) {
    if (at == wanted) {
      return true;
    }
    if (!seen.add(at)) {
      return false;
    }
    for (Map.Entry<Object, Value> entry : parts(at).entrySet()) {
      way.add(entry.getKey());
      if (find(entry.getValue(), wanted, way, seen)
          || (entry.getValue() instanceof Classes.Instance object
              && object.attributes() == wanted)) {
        return true;
      }
      way.remove(way.size() - 1);
    }
    return false;
  }

  /** What something keeps, by its name or place. */
  private static Map<Object, Value> parts(Object of) {
    Map<Object, Value> parts = new LinkedHashMap<>();
    if (of instanceof Frame frame) {
      parts.putAll(frame.values());
    } else if (of instanceof Classes.Instance object) {
      parts.putAll(object.attributes().values());
    } else if (of instanceof Dictionary dictionary) {
      parts.putAll(dictionary.values());
    } else if (of instanceof Sequence list) {
      for (int i = 0; i < list.size(); i++) {
        parts.put(i, list.items().get(i));
      }
    }
    return parts;
  }

  /** Makes all of it in another run, before its first step. */
  void make(Interpreter interpreter) {
    List<Frame> alive = interpreter.frames();
    for (Made one : all) {
      Object at = alive.get((Integer) one.in.get(0));
      for (Object key : one.in.subList(1, one.in.size())) {
        at = parts(at).get(key);
      }
      put(at, one.key, plain(copy(one.value), interpreter));
    }
  }

  /** The same numbers, for another run. */
  private static Value plain(Value value, Interpreter interpreter) {
    if (value instanceof Array array) {
      return Array.of(
          array.numbers(), array.sizes(), array.store().isInteger(), interpreter.pool());
    }
    if (value instanceof Sequence list) {
      list.items().replaceAll(item -> plain(item, interpreter));
    } else if (value instanceof Dictionary dictionary) {
      dictionary.values().replaceAll((key, item) -> plain(item, interpreter));
    }
    return value;
  }

  private static void put(Object in, Object key, Value value) {
    if (in instanceof Frame frame) {
      frame.values().put((String) key, value);
    } else if (in instanceof Classes.Instance object) {
      object.attributes().values().put((String) key, value);
    } else if (in instanceof Dictionary dictionary) {
      dictionary.values().put(key, value);
    } else if (in instanceof Sequence list) {
      list.items().add(value);
    }
  }
}
