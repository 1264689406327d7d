package backstep.shell.command;

import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.render.Listing;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code list}: shows the program. */
public record ListLines() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "list l",
        "list",
        "show the program, where the run stands and where it stops",
        "list");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    Timeline timeline = session.timeline();
    Stops stops = timeline.isInAnotherPast() ? Stops.NONE : session.stops();
    int line = timeline.now().position().line();
    return Reply.of(
        session,
        Listing.draw(timeline.here().experiment(), stops, line, world.width())
            + Travel.past(timeline));
  }
}
