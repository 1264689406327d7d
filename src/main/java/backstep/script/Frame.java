package backstep.script;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names of a script, or of a function while it runs, and what they stand for. */
final class Frame {
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Set<String> globals = new HashSet<>();
  private final Frame outer;

  /**
   * No names yet.
   *
   * @param outer where a name is looked for that is not here, or null
   */
  Frame(Frame outer) {
    this.outer = outer;
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
    Value value = globals.contains(name) ? null : values.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }
}
