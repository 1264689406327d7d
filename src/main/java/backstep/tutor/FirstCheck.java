package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Part;
import backstep.lesson.SessionBlock;
import backstep.shell.Shell;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where lessons first show what names the line of a mistake: a gradient check, or the versions that
 * lines read. Up to there a learner looks by hand.
 */
final class FirstCheck {
  private static final Set<String> NAMING = Set.of("gradcheck", "reads");

  private FirstCheck() {}

  /**
   * True in a part that none has been shown by, where one comes: later in this lesson or, if this
   * has none, in a lesson that builds on it; and none it builds on has shown one.
   */
  static boolean isBehind(Document document, int part) {
    if (isIn(document.parts().stream().limit(part + 1L))) {
      return false;
    }
    if (isIn(document)) {
      return true;
    }
    Map<String, Document> all = Library.documents();
    return basis(document, all).noneMatch(FirstCheck::isIn)
        && all.values().stream()
            .filter(FirstCheck::isIn)
            .anyMatch(other -> basis(other, all).anyMatch(one -> isSame(one, document)));
  }

  private static boolean isIn(Document document) {
    return isIn(document.parts().stream());
  }

  private static boolean isIn(Stream<Part> parts) {
    return parts
        .filter(SessionBlock.class::isInstance)
        .flatMap(part -> ((SessionBlock) part).exchanges().stream())
        .flatMap(exchange -> Shell.split(exchange.command()).stream())
        .anyMatch(command -> NAMING.contains(command.strip().split(" ", 2)[0]));
  }

  private static boolean isSame(Document one, Document other) {
    return one.front().id().equals(other.front().id());
  }

  /** The lessons that one builds on, and those that they build on. */
  private static Stream<Document> basis(Document document, Map<String, Document> all) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(document.front().needs());
    while (!open.isEmpty()) {
      String id = open.pop();
      if (all.containsKey(id) && found.add(id)) {
        open.addAll(all.get(id).front().needs());
      }
    }
    return found.stream().map(all::get);
  }
}
