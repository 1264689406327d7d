package backstep.shell.command;

import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.notation.Program;
import backstep.render.Listing;
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
import backstep.shell.argument.LineRef;

/** {@code list [LINE]}: shows the program, or a line with its whole comment. */
public record ListLines() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "list l",
        "list [LINE]",
        "show the program, where the run stands and where it stops, or a line with its whole comment",
        "list; list 6");
  }

  @Override
  public Syntax syntax() {
    return Completion.LINE;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Timeline timeline = session.timeline();
    if (!arguments.isEmpty()) {
      Program program = timeline.here().experiment().program();
      LineRef line = LineRef.take(arguments, program);
      arguments.end();
      return Reply.of(session, Listing.line(line.toString(), line.lineOf(program), world.width()));
    }
    Stops stops = timeline.isInAnotherPast() ? Stops.NONE : session.stops();
    int line = timeline.now().position().line();
    return Reply.of(
        session,
        Listing.draw(timeline.here().experiment(), stops, line, world.width())
            + Travel.past(timeline));
  }
}
