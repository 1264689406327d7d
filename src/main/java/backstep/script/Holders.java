package backstep.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The objects of a script that lie under a name, and what is called how that they keep: {@code W1}
 * of {@code self.W1}, {@code l1_W} where several objects have a W, {@code layers_0_W} of {@code
 * self.layers[0].W}.
 */
final class Holders {
  private final Map<Frame, Holder> holders = new HashMap<>();
  private final List<Holder> roots = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();

  /**
   * An object.
   *
   * @param above the object that keeps it, or null
   * @param place its name, with the places in lists
   */
  private record Holder(Classes.Instance object, Holder above, String place, boolean root) {}

  /** All that these frames keep. */
  static Holders of(List<Frame> frames) {
    Holders all = new Holders();
    boolean classes =
        frames.stream()
            .anyMatch(
                frame -> frame.values().values().stream().anyMatch(Classes.Type.class::isInstance));
    if (classes) {
      frames.forEach(frame -> all.within(frame, null));
    }
    return all;
  }

  /** The attributes of the objects, a frame each. */
  List<Frame> frames() {
    return frames;
  }

  /** True if these are the attributes of an object that lies under a name. */
  boolean has(Frame attributes) {
    return holders.containsKey(attributes);
  }

  /** What something is called that a frame keeps: of an object, with where that lies. */
  String name(Frame frame, String name) {
    Holder holder = holders.get(frame);
    return holder == null ? name : name(holder, name);
  }

  private String name(Holder holder, String name) {
    if (holder.above != null) {
      return name(holder.above, holder.place) + "_" + name;
    }
    boolean alone =
        holder.root && roots.stream().filter(root -> root.object.type().writes(name)).count() <= 1;
    return alone ? name : holder.place + "_" + name;
  }

  private void within(Frame frame, Holder above) {
    frame.values().forEach((name, value) -> find(value, () -> name, above, above == null));
  }

  /**
   * Looks for objects.
   *
   * @param place asked for its text only where one is found, since most of what is kept are numbers
   */
  private void find(Value value, Supplier<String> place, Holder above, boolean root) {
    if (value instanceof Classes.Instance object && seen.add(object)) {
      Holder holder = new Holder(object, above, place.get(), root);
      holders.put(object.attributes(), holder);
      frames.add(object.attributes());
      if (root) {
        roots.add(holder);
      }
      within(object.attributes(), holder);
    } else if (value instanceof Sequence list && list.width() < 0 && seen.add(list)) {
      for (int i = 0; i < list.size(); i++) {
        int at = i;
        find(list.items().get(i), () -> place.get() + "_" + at, above, false);
      }
    } else if (value instanceof Dictionary dictionary && seen.add(dictionary)) {
      dictionary
          .values()
          .forEach(
              (key, item) ->
                  find(item, () -> place.get() + "_" + Dictionary.word(key), above, false));
    }
  }
}
