package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.ReplayWorld;
import backstep.lesson.SessionBlock;
import backstep.notation.UserError;
import backstep.render.Json;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a recording of a lesson is worth: all that was typed is typed again, in a world of its own,
 * and judged again by the questions of the lesson. What the recording claims does not count.
 */
public final class Grade {
  private static final String EDITION =
      "%s was recorded with another edition of this lesson; it is judged by the questions as they"
          + " are now";

  private final Document lesson;
  private final String recording;
  private final Progress progress;
  private final boolean sameEdition;

  private Grade(Document lesson, String recording, Progress progress, boolean sameEdition) {
    this.lesson = lesson;
    this.recording = recording;
    this.progress = progress;
    this.sameEdition = sameEdition;
  }

  /**
   * Runs a recording again.
   *
   * @param name the id of a lesson, or its file
   * @throws UserError if one of the two cannot be read, or the recording is not of this lesson
   */
  public static Grade of(String name, String recording, Shell shell, World world) {
    Document lesson = Library.document(name, world);
    Document recorded = Document.parse(recording, world.read(recording));
    Totals totals = new Totals();
    World inside =
        new Classroom(ReplayWorld.of(recording, world), lesson, Library.text(name, world), totals);
    Session session = Reference.begin(recorded, OptionalInt.empty(), shell, inside).now();
    for (SessionBlock block : recorded.sessions()) {
      for (SessionBlock.Exchange exchange : block.exchanges()) {
        session = shell.type(session, exchange.command(), inside, reply -> {}).session();
      }
    }
    String id = lesson.front().id();
    Progress progress =
        totals
            .whole()
            .orElseThrow(
                () ->
                    new UserError(
                        recording + " does not begin the lesson " + id + ", so it earns nothing"));
    return new Grade(lesson, recording, progress, Edition.of(lesson).isThatOf(recorded));
  }

  /** How many questions there are. */
  private int questions() {
    return lesson.questions().size();
  }

  /** A line for each question. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(sameEdition ? "" : EDITION.formatted(recording) + "\n");
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
        + ",\n  \"same edition\": "
        + sameEdition
        + ",\n  \"finished\": "
        + isFinished()
        + ",\n  \"right\": "
        + progress.right()
        + ",\n  \"of\": "
        + questions()
        + ",\n  \"questions\": [\n"
        + String.join(",\n", questions)
        + "\n  ]\n}\n";
  }

  /** True if something has come of every question, with or without an Enter behind the last. */
  private boolean isFinished() {
    return lesson.questions().stream()
        .noneMatch(question -> progress.standing(question.id()).isOpen());
  }
}
