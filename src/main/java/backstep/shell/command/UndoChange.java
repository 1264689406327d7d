package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code undo}: takes back a command. */
public record UndoChange() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "undo",
            "undo",
            "take back the last command that moved or changed something",
            "step; undo")
        .details(
            """
            Files that were written stay written.
            """);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    Session other = session.undone();
    return Travel.taken("undone", session.toUndo(), other, world);
  }
}
