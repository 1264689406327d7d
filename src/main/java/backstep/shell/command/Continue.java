package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code continue}: runs to a stop. */
public record Continue() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "continue c",
        "continue",
        "run to the next stop, or to the last epoch",
        "break 4; continue");
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return Travel.forward(session, Run::end, null, world, Run::summary);
  }
}
