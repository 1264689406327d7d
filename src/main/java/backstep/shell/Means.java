package backstep.shell;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * By which commands a session came about: those that changed it, each with the first word behind
 * its name, since it began or since a goal did. A value of the session, so that an undo takes one
 * back, too.
 *
 * @param here those that led here
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

  /** After one more command, which was typed with what stands behind it. */
  Means with(String command, String line) {
    Set<String> more = new TreeSet<>(here);
    more.add(
        Stream.of(line.split(" ", -1)).skip(1).limit(1).reduce(command, (a, b) -> a + " " + b));
    return new Means(more, marks);
  }

  /**
   * True if this command led here: its name, or its name and the first word behind it. To set what
   * is called as a command does what that does: {@code set data and}.
   */
  boolean include(String command) {
    return here.stream()
        .map(one -> one + " ")
        .anyMatch(one -> one.startsWith(command + " ") || one.startsWith("set " + command + " "));
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
