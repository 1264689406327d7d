package backstep.shell.command;

import backstep.machine.Position;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.render.PositionView;
import backstep.render.StepView;
import backstep.render.View;
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

/** {@code next [n]}: runs a line. */
public record Next() implements Command {
  @Override
  public Help help() {
    return Help.of(Group.MOVE, "next n", "next [n]", "run one line of the program", "next; next")
        .details(
            """
            At the end of a sample it takes the next sample and runs its line 1.
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
    int lines = arguments.countOr(1);
    arguments.end();
    return Travel.forward(
        session,
        ready -> ready.afterLines(lines),
        null,
        world,
        (there, view) -> sample(session, there, view) + shown(there, view));
  }

  /** The sample, where it is another one than before. */
  private static String sample(Session before, Timeline there, View view) {
    Position line = before.now().position().atLine(1);
    return there.now().position().atLine(1).equals(line)
        ? ""
        : PositionView.sample(there.here().experiment(), there.now(), view);
  }

  /** What the line has written, and the one to come. */
  private static String shown(Timeline there, View view) {
    Experiment experiment = there.here().experiment();
    Position position = there.now().position();
    String next =
        position.atEnd()
            ? PositionView.stands(experiment, there.now())
            : PositionView.next(experiment, position.line());
    return StepView.drawLastLine(there, view) + next;
  }
}
