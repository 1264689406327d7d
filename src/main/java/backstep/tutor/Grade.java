package backstep.tutor;

import static java.nio.charset.StandardCharsets.UTF_8;

import backstep.lesson.Document;
import backstep.lesson.Front;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.ReplayWorld;
import backstep.lesson.SessionBlock;
import backstep.notation.UserError;
import backstep.render.Json;
import backstep.shell.InnerWorld;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a recording of a lesson is worth: all that was typed is typed again, in a world of its own,
 * and judged again by the questions of the lesson. What the recording claims does not count.
 */
public final class Grade {
  private final Document lesson;
  private final String recording;
  private final Progress progress;

  private Grade(Document lesson, String recording, Progress progress) {
    this.lesson = lesson;
    this.recording = recording;
    this.progress = progress;
  }

  /**
   * Runs a recording again.
   *
   * @param name the id of a lesson, or its file
   * @throws UserError if one of the two cannot be read, or the recording is not of this lesson
   */
  public static Grade of(String name, String recording, Shell shell, World world) {
    Document lesson = Library.document(name, world);
    String id = lesson.front().id();
    Document recorded = Document.parse(recording, world.read(recording));
    Totals totals = new Totals();
    World inside =
        new Classroom(ReplayWorld.of(recording, world), lesson, Library.text(name, world));
    Session session = Reference.begin(recorded, OptionalInt.empty(), shell, inside).now();
    for (SessionBlock block : recorded.sessions()) {
      for (SessionBlock.Exchange exchange : block.exchanges()) {
        session = shell.type(session, exchange.command(), inside, reply -> {}).session();
        totals.sees(Progress.of(id, inside));
      }
    }
    Optional<Progress> progress = Progress.of(id, inside);
    if (progress.isEmpty()) {
      throw new UserError(recording + " does not begin the lesson " + id + ", so it earns nothing");
    }
    if (!progress.get().isOf(lesson)) {
      throw new UserError(recording + " answers another version of this lesson");
    }
    return new Grade(lesson, recording, totals.of(progress.get()));
  }

  /** A world in which every file that calls itself the lesson is the lesson. */
  private record Classroom(World outer, Document lesson, String text) implements InnerWorld {
    @Override
    public byte[] readBytes(String file) {
      return isNamed(file) ? text.getBytes(UTF_8) : checked(outer.readBytes(file));
    }

    @Override
    public boolean has(String file) {
      return isNamed(file) || outer.has(file);
    }

    private boolean isNamed(String file) {
      return name(file).equals(name(lesson.file()));
    }

    private static String name(String file) {
      return file.substring(file.lastIndexOf('/') + 1);
    }

    private byte[] checked(byte[] content) {
      return isLesson(new String(content, UTF_8)) ? text.getBytes(UTF_8) : content;
    }

    private boolean isLesson(String other) {
      try {
        return Front.parse("", other.lines().toList()).id().equals(lesson.front().id());
      } catch (UserError error) {
        return false; // what has no head that can be read is no lesson
      }
    }
  }

  /** How many questions there are. */
  private int questions() {
    return lesson.questions().size();
  }

  /** A line for each question. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Question question : lesson.questions()) {
      Standing standing = progress.standing(question.id());
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %-8s tries %d, hints %d%n",
              question.id(),
              standing.result().word(),
              standing.tries(),
              standing.hints()));
    }
    return text + "right: " + progress.right() + " of " + questions() + "\n";
  }

  /** The same as JSON. */
  public String json() {
    List<String> questions = new ArrayList<>();
    for (Question question : lesson.questions()) {
      Standing standing = progress.standing(question.id());
      questions.add(
          String.format(
              Locale.ROOT,
              "    {\"id\": %s, \"result\": %s, \"tries\": %d, \"hints\": %d}",
              Json.quoted(question.id()),
              Json.quoted(standing.result().word()),
              standing.tries(),
              standing.hints()));
    }
    return "{\n  \"lesson\": "
        + Json.quoted(lesson.front().id())
        + ",\n  \"recording\": "
        + Json.quoted(recording)
        + ",\n  \"seed\": "
        + (progress.seed().isEmpty() ? "null" : progress.seed())
        + ",\n  \"finished\": "
        + progress.over()
        + ",\n  \"right\": "
        + progress.right()
        + ",\n  \"of\": "
        + questions()
        + ",\n  \"questions\": [\n"
        + String.join(",\n", questions)
        + "\n  ]\n}\n";
  }
}
