package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All writing goes through here: into names, cells, lists and dictionaries. So what was written is
 * known afterwards, and what a branch has written can be taken back.
 */
final class Memory {
  private final Deque<Map<Object, Object>> branches = new ArrayDeque<>();
  private Map<Object, Span> written = new LinkedHashMap<>();
  private FirstMade made = new FirstMade();
  private boolean watches;
  private Span here;

  /** A name in a frame; written out, since a record's own take long at a start. */
  record Named(Frame frame, String name) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Named named && named.frame == frame && named.name.equals(name);
    }

    @Override
    public int hashCode() {
      return 31 * frame.hashCode() + name.hashCode();
    }
  }

  /** From now on it keeps what is written. */
  void watch() {
    watches = true;
  }

  /** From now on this is told what is written. */
  void tells(FirstMade others) {
    made = others;
  }

  FirstMade made() {
    return made;
  }

  /** From now on a statement at this place writes. */
  void at(Span span) {
    here = span;
  }

  /** Where the statement stands that writes. */
  Span here() {
    return here;
  }

  /** Writes a name. */
  void write(Frame frame, String name, Value value) {
    Frame to = frame.writing(name);
    keep(to);
    if (watches) {
      written.put(new Named(to, name), here);
    }
    made.written(to, name, to.values().get(name), value, here);
    to.values().put(name, value);
  }

  /** Called before cells are written. */
  void writing(Store store) {
    if (store.isShared()) {
      throw new UserError(
          "two names look at the cells that change here, one of them at a part or turned: let one be"
              + " a copy, as in np.array(a.T)",
          here);
    }
    write(store);
  }

  /** Called before a list changes. */
  void writing(Sequence list) {
    write(list);
  }

  /** Called before a dictionary changes. */
  void writing(Dictionary dictionary) {
    write(dictionary);
  }

  /** Writes a value under its key. */
  void write(Dictionary dictionary, Object key, Value value) {
    write(dictionary);
    made.written(dictionary, key, dictionary.values().get(key), value, here);
    dictionary.values().put(key, value);
  }

  /** Appends a value to a list. */
  void append(Sequence list, Value value) {
    write(list);
    made.written(list, list.size(), null, value, here);
    list.items().add(value);
  }

  /** What was written since the last time this was asked, and where last: names, stores, lists. */
  Map<Object, Span> written() {
    Map<Object, Span> since = written;
    written = new LinkedHashMap<>();
    return since;
  }

  private void write(Object thing) {
    keep(thing);
    if (watches) {
      written.put(thing, here);
    }
  }

  private void keep(Object changing) {
    for (Map<Object, Object> branch : branches) {
      branch.computeIfAbsent(changing, Memory::now);
    }
  }

  private static Object now(Object changing) {
    if (changing instanceof Frame frame) {
      return new LinkedHashMap<>(frame.values());
    }
    if (changing instanceof Store store) {
      return store.now();
    }
    return changing instanceof Sequence list
        ? new ArrayList<>(list.items())
        : new LinkedHashMap<>(((Dictionary) changing).values());
  }

  /** From here on, what is written can be taken back. */
  void begin() {
    branches.push(new LinkedHashMap<>());
  }

  /** Takes back what was written since; gives what each thing was by then. */
  Map<Object, Object> takeBack() {
    Map<Object, Object> after = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> entry : branches.pop().entrySet()) {
      after.put(entry.getKey(), now(entry.getKey()));
      restore(entry.getKey(), entry.getValue());
    }
    return after;
  }

  /** Makes a thing what it was. */
  @SuppressWarnings("unchecked")
  static void restore(Object thing, Object moment) {
    if (thing instanceof Frame frame) {
      frame.values().clear();
      frame.values().putAll((Map<String, Value>) moment);
    } else if (thing instanceof Store store) {
      store.back((Store.Moment) moment);
    } else if (thing instanceof Sequence list) {
      list.items().clear();
      list.items().addAll((List<Value>) moment);
    } else {
      ((Dictionary) thing).values().clear();
      ((Dictionary) thing).values().putAll((Map<Object, Value>) moment);
    }
  }

  /** True of what is written as whole matrices: an array, or all that something holds. */
  static boolean isWhole(Object written) {
    if (written instanceof Named named) {
      return named.frame().values().get(named.name()) instanceof Array array
          && array.rank() == 2
          && array.store().whole() != null;
    }
    if (written instanceof Store store) {
      return store.whole() != null;
    }
    Collection<Value> items = items(written);
    return !items.isEmpty() && items.stream().allMatch(item -> item instanceof Array);
  }

  /** What a list or a dictionary holds; of all else nothing. */
  static Collection<Value> items(Object thing) {
    return thing instanceof Dictionary dictionary
        ? dictionary.values().values()
        : thing instanceof Sequence list ? list.items() : List.of();
  }
}
