package backstep.tutor;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.Optional;

/** {@code record FILE}: writes down what is typed and what comes. */
record RecordTo(Shell shell) implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LEARN,
            "record",
            "record [FILE.md | mark [NAME] | stop]",
            "write what you type, and what comes, to a file that can be replayed",
            "record mine.md")
        .details(
            """
            The file is safe after each command, and begins with what leads to where you are. record mark adds a
            checkpoint, which says where the run stands and how large the parameters are; note adds prose; record
            alone says how it stands. An undo is recorded like any other command. A file that is there already is
            never written over.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.word("mark", "add a checkpoint")
        .then(Completion.OTHER.optional())
        .or(Syntax.word("stop", "end the recording"))
        .or(Syntax.file(".md"));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String typed = arguments.rest();
    Optional<Recording> recording = session.companion(Recording.class);
    if (recording.isPresent()) {
      return Reply.of(session.withCompanion(recording.get().asked(typed)), "");
    }
    if (typed.isEmpty()) {
      return Reply.of(session, "nothing is being recorded; record mine.md begins\n");
    }
    if (typed.equals("stop") || typed.matches("mark\\b.*")) {
      throw new UserError("nothing is being recorded; record mine.md begins", span);
    }
    if (!typed.endsWith(".md")) {
      throw new UserError(
          "a recording is a file whose name ends in .md, as in record mine.md", span);
    }
    return Reply.of(session.withCompanion(Recording.to(typed, shell)), "");
  }
}
