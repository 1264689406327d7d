package backstep.shell;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By which commands a session came about: the names of those that changed it, since it began or
 * since a goal did. A value of the session, so that an undo takes a name back, too.
 *
 * @param here of those that led here
 * @param marks of those that led to each mark
 */
record Means(Set<String> here, Map<String, Set<String>> marks) {
  static final Means NONE = new Means(Set.of(), Map.of());

  /** What was made before a goal began counts in it as if it were loaded. */
  private static final Set<String> FROM_ELSEWHERE = Set.of("load");

  Means {
    here = Set.copyOf(here);
    marks = Map.copyOf(marks);
  }

  /** After one more command. */
  Means with(String command) {
    Set<String> more = new TreeSet<>(here);
    more.add(command);
    return new Means(more, marks);
  }

  /** With a mark here. */
  Means marking(String name) {
    return withMarks(Set.of(name), here);
  }

  /** With marks that were made elsewhere. */
  Means withMarksOfBefore(Collection<String> names) {
    return withMarks(names, FROM_ELSEWHERE);
  }

  private Means withMarks(Collection<String> names, Set<String> commands) {
    Map<String, Set<String>> more = new TreeMap<>(marks);
    names.forEach(name -> more.put(name, commands));
    return new Means(here, more);
  }

  /** Where a mark is. */
  Means at(String mark) {
    return new Means(marks.getOrDefault(mark, Set.of()), marks);
  }
}
