package backstep.lesson;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lesson without its answers, to be handed out: still Markdown that reads well anywhere. */
public final class Student {
  private Student() {}

  /**
   * The text of a lesson, its questions as prose.
   *
   * @param text of the file that the document was read from
   */
  public static String text(Document document, String text) {
    String title = document.front().title();
    Stream<String> head =
        title.isEmpty()
            ? Stream.empty()
            : Stream.of("*Lesson `" + document.front().id() + "` of Backstep.*");
    Copy copy = new Copy(text.lines().toList());
    Stream<String> parts = document.parts().stream().flatMap(part -> part.fold(copy));
    return Stream.concat(head, parts).collect(Collectors.joining("\n\n", "", "\n"));
  }

  /**
   * What a student sees of each part.
   *
   * @param lines of the file
   */
  private record Copy(List<String> lines) implements Part.Kinds<Stream<String>> {
    @Override
    public Stream<String> prose(Prose prose) {
      return Stream.of(prose.text());
    }

    /** The block as it stands in the file. */
    @Override
    public Stream<String> session(SessionBlock block) {
      return block.hidden() ? Stream.empty() : Stream.of(fenced(block.line() - 1));
    }

    private String fenced(int from) {
      String fence = lines.get(from).replaceFirst("[^`~].*", "");
      int to = from + 1;
      while (!lines.get(to).strip().startsWith(fence)) {
        to++;
      }
      return String.join("\n", lines.subList(from, to + 1));
    }

    @Override
    public Stream<String> checkpoint(Checkpoint checkpoint) {
      return Stream.empty();
    }

    @Override
    public Stream<String> predict(Predict predict) {
      return Stream.of(asked("Question", predict));
    }

    @Override
    public Stream<String> choice(Choice choice) {
      StringBuilder text = new StringBuilder(asked("Question", choice)).append('\n');
      for (int i = 0; i < choice.options().size(); i++) {
        text.append("\n").append(i + 1).append(". ").append(choice.options().get(i).text());
      }
      return Stream.of(text.toString());
    }

    @Override
    public Stream<String> goal(Goal goal) {
      return Stream.of(asked("Goal", goal));
    }

    private static String asked(String label, Question question) {
      return "**" + label + "** `" + question.id() + "`: " + question.ask();
    }
  }
}
