package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code redo}: takes back an undo. */
public record RedoChange() implements Command {
  @Override
  public Help help() {
    return Help.of(Group.MOVE, "redo", "redo", "do again what undo took back", "step; undo; redo");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    Session other = session.redone();
    return Travel.taken("done again", session.toRedo(), other, world);
  }
}
