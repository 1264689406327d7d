package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code where}: shows the position. */
public record Where() implements Command {
  @Override
  public Help help() {
    return Help.of(Group.LOOK, "where w", "where", "show where the run stands", "where");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return Reply.of(session, Travel.where(session.timeline(), session.view(world)));
  }
}
