package backstep.shell.command;

import backstep.machine.Timeline;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code previous [n]}: undoes lines. */
public record Previous() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "previous prev",
        "previous [n]",
        "undo the last line, or n of them",
        "next; previous");
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Syntax syntax() {
    return Completion.OTHER;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    int lines = arguments.countOr(1);
    arguments.end();
    Timeline timeline = session.timeline();
    long time = timeline.now().time();
    if (time < lines) {
      throw new UserError(
          time == 0
              ? "this is the beginning of the run"
              : "only " + time + (time == 1 ? " line lies" : " lines lie") + " behind");
    }
    return Travel.to(session, time - lines, world);
  }
}
