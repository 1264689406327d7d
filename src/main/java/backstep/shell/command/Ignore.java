package backstep.shell.command;

import backstep.render.Prose;
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

/** {@code ignore NUMBER COUNT}: passes over hits. */
public record Ignore() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.STOP,
        "ignore",
        "ignore NUMBER COUNT",
        "pass over the next so many hits of a stop",
        "break 4; ignore 1 2; continue");
  }

  @Override
  public Syntax syntax() {
    return Completion.STOP.then(Completion.OTHER);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    int number = StopRef.take(arguments, session);
    int times = arguments.count("the number of hits to ignore");
    arguments.end();
    return Reply.of(
        session.withStops(session.stops().ignoring(number, times)),
        "stop " + number + " will be passed over " + Prose.counted(times, "time") + "\n");
  }
}
