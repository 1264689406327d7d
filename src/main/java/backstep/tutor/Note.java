package backstep.tutor;

import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code note TEXT}: prose for a recording. */
record Note() implements Command {
  private static final Pattern LINE = Pattern.compile("\\s*note\\s+(\\S.*)");

  /** The note that a whole line is, whatever stands in it. */
  static Optional<String> text(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public Help help() {
    return Help.of(
            Group.LEARN,
            "note",
            "note TEXT",
            "write prose into the recording",
            "record mine.md; note The weights begin positive.")
        .details(
            """
            The text is Markdown and ends with the line: note ## Forward begins a section, and ; separates nothing.
            """);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Recording recording =
        session
            .companion(Recording.class)
            .orElseThrow(() -> new UserError("nothing is being recorded; record mine.md begins"));
    if (arguments.isEmpty()) {
      arguments.word("a text");
    }
    return Reply.of(
        session.withCompanion(recording.asked(RecordingRequest.note(arguments.rest()))), "");
  }
}
