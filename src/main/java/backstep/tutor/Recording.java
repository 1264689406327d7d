package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.ReplayWorld;
import backstep.notation.UserError;
import backstep.render.Style;
import backstep.shell.Companion;
import backstep.shell.InnerWorld;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recording under way. After each line its file is written whole, so that whatever ends the
 * process leaves one that replays.
 *
 * @param recorded what has been written down; empty until the line that began it is over
 * @param requests what the line at hand asks of it, which comes after the line itself
 */
record Recording(
    Shell shell, String file, Optional<CountedTranscript> recorded, List<RecordingRequest> requests)
    implements Companion {

  private static final String NOT_LAST =
      "record FILE comes last on its line, since what follows there would not be in the recording";

  private static final String FORGETS = "undo begins anew here, as it will in a replay\n";

  Recording {
    requests = List.copyOf(requests);
  }

  /** One that begins behind the line at hand. */
  static Recording to(String file, Shell shell) {
    return new Recording(shell, file, Optional.empty(), List.of());
  }

  /** After {@code record} with these words behind it. */
  Recording asked(String typed) {
    return asked(RecordingRequest.parse(typed, file));
  }

  Recording asked(RecordingRequest request) {
    List<RecordingRequest> more = new ArrayList<>(requests);
    more.add(request);
    return new Recording(shell, file, recorded, more);
  }

  /** With nothing asked of it. */
  private Recording idle() {
    return new Recording(shell, file, recorded, List.of());
  }

  private Recording with(CountedTranscript changed) {
    return new Recording(shell, file, Optional.of(changed), requests);
  }

  /** The world that a replay has. */
  @Override
  public World around(World world) {
    return folder().around(world);
  }

  private RecordingFolder folder() {
    return RecordingFolder.of(file);
  }

  @Override
  public String reads(String line, World world) {
    return folder().within(line, world);
  }

  @Override
  public boolean hearsOthers() {
    return true;
  }

  /** A note is taken as it stands: a semicolon or a # in it separates nothing. */
  @Override
  public Optional<Reply> takes(Session session, String line, World world) {
    return refusal(session, line, world)
        .map(why -> failure(session, why))
        .or(
            () ->
                Note.text(line)
                    .map(RecordingRequest::note)
                    .map(note -> Reply.of(session.withCompanion(asked(note)), "")));
  }

  /** Why a line is neither run nor recorded. */
  private Optional<String> refusal(Session session, String line, World world) {
    return Note.text(line).isPresent()
        ? folder().secret(line, world)
        : folder().refusal(line, session, shell, world);
  }

  @Override
  public Reply hears(Session before, String line, Reply reply, World world) {
    if (recorded.isEmpty()) {
      return isLast(before, line)
          ? begun(reply.session(), world)
          : failure(reply.session().without(Recording.class), NOT_LAST);
    }
    if (refusal(before, line, world).isPresent()) {
      return Reply.of(before.withCompanion(idle()), "");
    }
    Optional<String> secret = folder().secret(line + "\n" + Style.plain(reply.text()), world);
    if (secret.isPresent()) {
      return failure(before.withCompanion(idle()), secret.get());
    }
    return world.isCancelled()
        ? cutShort(before, reply.session(), world)
        : heard(before, line, reply).obey(reply.session(), world);
  }

  private static Reply failure(Session session, String why) {
    return new Reply(session, Style.WRONG.on(why) + "\n", true, false);
  }

  /** True if nothing that would have to be recorded follows on the line that begins. */
  private boolean isLast(Session before, String line) {
    Repeatable repeatable = new Repeatable(shell);
    return Shell.split(line).stream()
        .map(String::strip)
        .dropWhile(one -> !repeatable.isRecord(before, one))
        .allMatch(one -> repeatable.isMeta(before, one));
  }

  /** Begins; where that cannot be, nothing is recorded. */
  private Reply begun(Session session, World world) {
    Session alone = session.without(Recording.class);
    try {
      return begunFrom(alone, world);
    } catch (UserError error) {
      return failure(alone, error.text());
    }
  }

  /** From where a replay will stand here, with nothing that it will not know. */
  private Reply begunFrom(Session session, World world) {
    if (world.has(file)) {
      throw new UserError(file + " is there already; record to another file, or remove it");
    }
    Beginning beginning = Beginning.of(session, file, shell, ReplayWorld.of(file, world));
    Obeyed obeyed =
        with(CountedTranscript.begin(beginning.transcript())).obeyed(beginning.session());
    world.write(file, obeyed.recording().text());
    String begun =
        "recording to "
            + file
            + "; record stop ends it\n"
            + folder().story()
            + (beginning.forgets(session) ? FORGETS : "");
    return obeyed.reply().after(begun);
  }

  /** Writes the file, before there is another prompt. */
  private Reply written(Reply reply, World world) {
    try {
      world.write(file, text());
      return reply;
    } catch (UserError error) {
      String why = Style.WRONG.on(error.text() + "; the next command tries again") + "\n";
      return new Reply(reply.session().withCompanion(this), reply.text() + why, true, false);
    }
  }

  /** With the line and what came of it, unless it is none of a recording's business. */
  private Recording heard(Session before, String line, Reply reply) {
    return new Repeatable(shell)
        .of(before, line)
        .map(
            command ->
                recorded.orElseThrow().ran(command, Style.plain(reply.text()), reply.failed()))
        .map(this::with)
        .orElse(this);
  }

  /** What is kept of lessons, as far as a replay will know it: of those that it has begun. */
  static List<Progress> known(Session session, World world) {
    Optional<Recording> recording = session.companion(Recording.class);
    return Progress.all(world).stream()
        .filter(one -> recording.map(to -> to.hasBegun(one.lesson())).orElse(true))
        .toList();
  }

  private boolean hasBegun(String lesson) {
    return says(Edition.beginning(lesson));
  }

  private boolean says(String note) {
    return recorded.filter(one -> one.transcript().text().contains(note)).isPresent()
        || requests.stream().anyMatch(one -> one.text().startsWith(note));
  }

  /** A session in which a lesson begins; its recording says which, for a grade to tell editions. */
  static Session beginning(Document lesson, Session session) {
    String note = Edition.of(lesson).note();
    return session
        .companion(Recording.class)
        .filter(to -> !to.says(note))
        .map(to -> session.withCompanion(to.asked(RecordingRequest.edition(note))))
        .orElse(session);
  }

  /**
   * After Ctrl-C: a motion is recorded as the goto that ends where it ended; what changed anything
   * else is taken back, since no line would repeat it.
   */
  private Reply cutShort(Session before, Session after, World world) {
    if (before.looksLike(after)) {
      return Reply.of(after.withCompanion(idle()), "");
    }
    Optional<String> motion = Repeatable.motion(before, after);
    if (motion.isEmpty()) {
      return failure(
          before.withCompanion(idle()),
          "what this line changed before it was interrupted is taken back: a recording could not"
              + " repeat it");
    }
    String command = motion.get();
    Reply again =
        shell.run(after.withDisplays(before.displays()), command, around(new Calm(world)));
    Recording longer = idle().heard(before, command, again);
    return longer.written(
        Reply.of(after.withCompanion(longer), "recorded as " + command + "\n"), world);
  }

  /** A world in which nobody interrupts. */
  private record Calm(World outer) implements InnerWorld {
    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  /** Does what the line asked of the recording, and writes the file. */
  private Reply obey(Session session, World world) {
    Obeyed obeyed = obeyed(session);
    return obeyed.recording().written(obeyed.reply(), world);
  }

  /** A recording that has done what a line asked of it, and what it said to that. */
  private record Obeyed(Recording recording, Reply reply) {}

  private Obeyed obeyed(Session session) {
    Recording now = idle();
    StringBuilder said = new StringBuilder();
    boolean failed = false;
    for (RecordingRequest request : requests) {
      Optional<String> refused = now.refusal(request);
      failed = failed || refused.isPresent();
      said.append(refused.map(why -> Style.WRONG.on(why) + "\n").orElse(""));
      if (refused.isEmpty()) {
        now = now.after(request, session);
        said.append(now.answer(request));
      }
    }
    boolean stops = requests.stream().anyMatch(one -> one.kind() == RecordingRequest.Kind.STOP);
    Session going = session.withCompanion(now);
    Session left = stops ? going.without(Recording.class) : going;
    return new Obeyed(now, new Reply(left, said.toString(), failed, false));
  }

  private Optional<String> refusal(RecordingRequest request) {
    if (request.kind() == RecordingRequest.Kind.MARK
        && recorded.orElseThrow().has(request.text())) {
      return Optional.of(
          "this recording has a mark " + request.text() + " already; take another name");
    }
    return request.kind() == RecordingRequest.Kind.REFUSED
        ? Optional.of(request.text())
        : Optional.empty();
  }

  private Recording after(RecordingRequest request, Session session) {
    return switch (request.kind()) {
      case NOTE -> with(recorded.orElseThrow().noted(request.text()));
      case EDITION -> with(recorded.orElseThrow().saying(request.text()));
      case MARK -> with(recorded.orElseThrow().marked(request.text(), Asserts.of(session)));
      default -> this;
    };
  }

  private String answer(RecordingRequest request) {
    return switch (request.kind()) {
      case NOTE, EDITION, REFUSED -> "";
      case MARK -> "a checkpoint, with what holds here\n";
      case STOP -> "recorded " + status() + "\n";
      case STATUS -> "recording to " + status() + "\n";
    };
  }

  private String status() {
    return file + ": " + recorded.orElseThrow().counted();
  }

  /** The file, as it is to be. */
  private String text() {
    return recorded.orElseThrow().transcript().text();
  }
}
