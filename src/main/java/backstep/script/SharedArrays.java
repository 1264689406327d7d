package backstep.script;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arrays that have several names, as those of a list of parameters have: who changes one in its
 * place changes the other.
 *
 * @param groups the names of each such array
 */
record SharedArrays(List<Set<String>> groups) {
  /** Those that these frames keep. */
  static SharedArrays of(List<Frame> frames) {
    Map<Store, Set<String>> names = new LinkedHashMap<>();
    Item.all(frames)
        .forEach(
            (path, item) -> {
              if (item.value() instanceof Array array) {
                names
                    .computeIfAbsent(array.store(), any -> new LinkedHashSet<>())
                    .add(path.substring(path.indexOf(':') + 1));
              }
            });
    return new SharedArrays(names.values().stream().filter(group -> group.size() > 1).toList());
  }

  /** True if a name stands for an array that one of the others, or a part of it, stands for too. */
  boolean isAmong(String name, Set<String> others) {
    return groups.stream()
        .anyMatch(
            group ->
                group.stream().anyMatch(one -> SampleLoop.isOf(one, Set.of(name)))
                    && group.stream().anyMatch(one -> SampleLoop.isOf(one, others)));
  }
}
