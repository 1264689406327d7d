package backstep.script;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names of a script, or of a function while it runs, and what they stand for. */
final class Frame {
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> local;
  private final Frame outer;

  /**
   * No names yet.
   *
   * @param outer where a name is looked for that is not here, or null
   */
  Frame(Frame outer) {
    this(outer, Set.of());
  }

  /**
   * The names of a function that runs.
   *
   * @param local what it writes: nothing else is meant by these names, even before
   */
  Frame(Frame outer, Set<String> local) {
    this.outer = outer;
    this.local = local;
  }

  Frame outer() {
    return outer;
  }

  Map<String, Value> values() {
    return values;
  }

  /** The frame of the script itself. */
  Frame script() {
    return outer == null ? this : outer.script();
  }

  /** From now on this name is written in the script's frame. */
  void isGlobal(String name) {
    globals.add(name);
  }

  /** The frame in which a name is written. */
  Frame writing(String name) {
    return globals.contains(name) ? script() : this;
  }

  /** What a name stands for, or null. */
  Value get(String name) {
    boolean global = globals.contains(name);
    Value value = global ? null : values.get(name);
    boolean ends = outer == null || (!global && local.contains(name));
    return value != null || ends ? value : outer.get(name);
  }
}
