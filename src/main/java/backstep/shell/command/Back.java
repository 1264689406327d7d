package backstep.shell.command;

import backstep.machine.Clock;
import backstep.machine.Position;
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

/** {@code back [n]}: undoes training steps. */
public record Back() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "back",
            "back [n]",
            "undo the last training step, or n of them",
            "step; back")
        .details(
            """
            Every number is again, to the last bit, what it was. Going back changes no edit: undo does that.
            """);
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
    int steps = arguments.countOr(1);
    arguments.end();
    Timeline timeline = session.timeline();
    return Travel.to(session, timeline.timeOf(target(timeline, steps)), world);
  }

  /** The end of the step so many steps before, or the very beginning. */
  private static Position target(Timeline timeline, int steps) {
    Clock clock = timeline.here().clock();
    long begun = clock.stepsBegun(timeline.now().position());
    if (begun < steps) {
      throw new UserError(
          begun == 0
              ? "this is the beginning of the run"
              : "only " + begun + " training step" + (begun == 1 ? " lies" : "s lie") + " behind");
    }
    long last = begun - steps - 1;
    return last < 0 ? Position.START : clock.endOfStep(last);
  }
}
