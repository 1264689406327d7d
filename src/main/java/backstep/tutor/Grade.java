package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Limit;
import backstep.lesson.Question;
import backstep.lesson.Reference;
import backstep.lesson.ReplayWorld;
import backstep.lesson.SessionBlock;
import backstep.notation.FileName;
import backstep.notation.Source;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Json;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

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
        refuseMore(recording, exchange, inside);
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

  private static void refuseMore(String file, SessionBlock.Exchange exchange, World world) {
    Limit.stop(world)
        .ifPresent(
            reason -> {
              Source typed = new Source(file + ":" + exchange.line(), exchange.command());
              throw new UserError(reason, new Span(typed, 0));
            });
  }

  /** The same, to be handed out with those of other files: of a folder it says what tells them. */
  public Grade among(List<String> recordings) {
    String called = FileName.toOthers(recording, recordings);
    return new Grade(lesson, called, progress, sameEdition);
  }

  /** The file that is graded. */
  public String recording() {
    return recording;
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

  /** The same as JSON, with the answers that were not right. */
  public String json() {
    String questions =
        lesson.questions().stream().map(this::json).collect(Collectors.joining(",\n"));
    return """
        {
          "lesson": %s,
          "recording": %s,
          "seed": %s,
          "same edition": %s,
          "finished": %s,
          "right": %d,
          "of": %d,
          "questions": [
        %s
          ]
        }
        """
        .formatted(
            Json.quoted(lesson.front().id()),
            Json.quoted(recording),
            progress.seed().isEmpty() ? "null" : progress.seed(),
            sameEdition,
            isFinished(),
            progress.right(),
            questions(),
            questions);
  }

  private String json(Question question) {
    Standing standing = progress.standing(question.id());
    String wrong = standing.wrong().stream().map(Json::quoted).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "    {\"id\": %s, \"result\": %s, \"tries\": %d, \"hints\": %d, \"wrong\": [%s]}",
        Json.quoted(question.id()),
        Json.quoted(standing.result().word()),
        standing.tries(),
        standing.hints(),
        wrong);
  }

  /** The heads of the columns of {@link #csv}. */
  public String csvHead() {
    Stream<String> ids = lesson.questions().stream().map(Question::id);
    return row(
        Stream.concat(
            Stream.of("recording", "lesson", "seed", "same edition", "finished", "right", "of"),
            ids.flatMap(id -> Stream.of(id, id + " tries", id + " hints"))));
  }

  /** The same as a row of a table. */
  public String csv() {
    Stream<String> whole =
        Stream.of(
            recording,
            lesson.front().id(),
            progress.seed(),
            Boolean.toString(sameEdition),
            Boolean.toString(isFinished()),
            Long.toString(progress.right()),
            Integer.toString(questions()));
    Stream<String> each =
        lesson.questions().stream()
            .map(question -> progress.standing(question.id()))
            .flatMap(
                one ->
                    Stream.of(
                        one.result().word(),
                        Integer.toString(one.tries()),
                        Integer.toString(one.hints())));
    return row(Stream.concat(whole, each));
  }

  private static String row(Stream<String> cells) {
    return cells.map(StringEscapeUtils::escapeCsv).collect(Collectors.joining(",", "", "\n"));
  }

  /** True if something has come of every question, with or without an Enter behind the last. */
  private boolean isFinished() {
    return lesson.questions().stream()
        .noneMatch(question -> progress.standing(question.id()).isOpen());
  }
}
