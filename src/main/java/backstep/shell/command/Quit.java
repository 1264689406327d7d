package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;

/** {@code quit}: leaves the shell. */
public record Quit() implements Command {
  @Override
  public Help help() {
    return Help.of(Group.SHELL, "quit q exit", "quit", "leave", "quit");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return Reply.quit(session);
  }
}
