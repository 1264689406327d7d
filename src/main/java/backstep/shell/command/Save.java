package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;

/** {@code save FILE.bp}: writes the program. */
public record Save() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.CHANGE,
        "save",
        "save FILE.bp",
        "write the program, edits and all, to a file",
        "save mine.bp");
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.FILE);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String file = arguments.file();
    if (!file.endsWith(".bp")) {
      throw new UserError(
          "a program is saved in a file whose name ends in .bp, as in save mine.bp", span);
    }
    String text = session.timeline().ahead().experiment().program().toString();
    UserError.about(
        span,
        () -> {
          world.write(file, text);
          return file;
        });
    return Reply.of(session, "saved " + file + "\n");
  }
}
