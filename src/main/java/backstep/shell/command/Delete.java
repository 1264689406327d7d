package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.StopRef;

/** {@code delete [NUMBER]}: takes away stops. */
public record Delete() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.STOP, "delete", "delete [NUMBER]", "take away a stop, or all", "break 4; delete 1");
  }

  @Override
  public Syntax syntax() {
    return Completion.STOP;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session.withStops(session.stops().none()), "no stops are left\n");
    }
    int number = StopRef.take(arguments, session);
    arguments.end();
    return Reply.of(session.withStops(session.stops().without(number)), "");
  }
}
