package backstep.lesson;

import java.util.ArrayList;
import java.util.List;

/** A lesson without its answers, to be handed out: still Markdown that reads well anywhere. */
public final class Student {
  private Student() {}

  /**
   * The text of a lesson, its questions as prose.
   *
   * @param text of the file that the document was read from
   */
  public static String text(Document document, String text) {
    List<String> lines = text.lines().toList();
    List<String> parts = new ArrayList<>();
    if (!document.front().title().isEmpty()) {
      parts.add("*Lesson `" + document.front().id() + "` of Backstep.*");
    }
    for (Part part : document.parts()) {
      if (part instanceof Prose prose) {
        parts.add(prose.text());
      } else if (part instanceof SessionBlock block && !block.hidden()) {
        parts.add(fenced(block.line() - 1, lines));
      } else if (part instanceof Question question) {
        parts.add(asked(question));
      }
    }
    return String.join("\n\n", parts) + "\n";
  }

  /** A block as it stands in the file. */
  private static String fenced(int from, List<String> lines) {
    String fence = lines.get(from).replaceFirst("[^`~].*", "");
    int to = from + 1;
    while (!lines.get(to).strip().startsWith(fence)) {
      to++;
    }
    return String.join("\n", lines.subList(from, to + 1));
  }

  private static String asked(Question question) {
    StringBuilder text = new StringBuilder();
    text.append(question instanceof Goal ? "**Goal** `" : "**Question** `");
    text.append(question.id()).append("`: ").append(question.ask());
    if (question instanceof Choice choice) {
      text.append('\n');
      for (int i = 0; i < choice.options().size(); i++) {
        text.append("\n").append(i + 1).append(". ").append(choice.options().get(i).text());
      }
    }
    return text.toString();
  }
}
