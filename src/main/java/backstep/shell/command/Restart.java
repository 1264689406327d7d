package backstep.shell.command;

import backstep.machine.Timeline;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code restart}: begins again. */
public record Restart() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "restart",
        "restart",
        "begin again from the seed, with the current program",
        "step; restart");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    Timeline timeline = session.timeline();
    return Travel.to(session, timeline.beginAnother(timeline.ahead().experiment()), world);
  }
}
