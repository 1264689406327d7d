package backstep.lesson;

import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A lesson to be handed out: it runs, and says no answer. What is judged is judged by the machine,
 * so the copy has the value of a question, the predicates of its options and the condition of its
 * goal.
 */
public final class Student {
  /** What is said where a copy is to be checked. */
  static final String UNCHECKED =
      "this is a student's copy, which has no answers to check; its lesson has";

  private static final String NO_HINT = "This hint is the answer, and not in your copy.";

  /** What a copy does without. */
  private static final Set<String> LEFT_OUT =
      Set.of("answer", "solution", "reveal", "cheat", "try", "wrong", "assert");

  private final Document document;
  private final List<String> lines;

  private Student(Document document, String text) {
    this.document = document;
    this.lines = text.lines().toList();
  }

  /**
   * The text of a copy.
   *
   * @param text of the file that the document was read from
   */
  public static String text(Document document, String text) {
    if (document.front().lines() == 0) {
      throw new UserError(
          document.file() + " is no lesson: it does not begin with a head between two lines ---");
    }
    return document.front().isCopy() ? text : new Student(document, text).copy();
  }

  /** All lines as they are, but for those within blocks that are run. */
  private String copy() {
    List<String> copy = new ArrayList<>();
    int head = document.front().lines();
    copy.addAll(lines.subList(0, head - 1));
    copy.addAll(List.of(Front.COPY, Front.FENCE));
    int from = head;
    for (Part part : document.parts()) {
      if (!(part instanceof Prose)) {
        int end = end(part.line());
        copy.addAll(lines.subList(from, part.line()));
        copy.addAll(within(part, lines.subList(part.line(), end)));
        from = end;
      }
    }
    copy.addAll(lines.subList(from, lines.size()));
    return String.join("\n", copy) + "\n";
  }

  /**
   * The line of the fence that closes a block, from 0.
   *
   * @param opening that of the fence that opens it, from 1
   */
  private int end(int opening) {
    String fence = lines.get(opening - 1).replaceFirst("[^`~].*", "");
    if (fence.isEmpty()) {
      throw new UserError(
          "a copy is made of lessons whose blocks stand at the left margin",
          new Span(new Source(document.file() + ":" + opening, lines.get(opening - 1)), 0));
    }
    int end = opening;
    while (!lines.get(end).strip().startsWith(fence)) {
      end++;
    }
    return end;
  }

  /** Of a session the commands: what comes of them, comes as the copy runs. */
  private static List<String> within(Part part, List<String> rows) {
    if (part instanceof SessionBlock) {
      return rows.stream().filter(row -> row.startsWith(SessionBlock.PROMPT)).toList();
    }
    List<String> kept = new ArrayList<>();
    boolean keeps = true;
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      if (!row.startsWith(" ")) {
        int line = part.line() + 1 + i;
        Stream<String> instead = part instanceof Question one ? instead(one, line) : Stream.of();
        List<String> other = instead.toList();
        kept.addAll(other);
        keeps = other.isEmpty() && !LEFT_OUT.contains(row.replaceFirst("[:\\[].*", ""));
      }
      if (keeps) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** What a copy has in the place of a line: an option without its mark, a hint without words. */
  private static Stream<String> instead(Question question, int line) {
    Stream<String> hints =
        question.hints().stream()
            .filter(hint -> hint.line() == line && QuestionLint.givesAway(hint, question))
            .map(hint -> "hint" + condition(hint) + ": " + NO_HINT);
    Stream<String> options =
        question instanceof Choice choice
            ? choice.options().stream().filter(one -> one.line() == line).map(Choice::unmarked)
            : Stream.of();
    return Stream.concat(hints, options);
  }

  private static String condition(Hint hint) {
    return hint.condition().map(one -> "[" + one.text() + "]").orElse("");
  }
}
