package backstep.shell.command;

import backstep.render.StepView;
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

/** {@code step [n]}: runs a training step; {@code step all} shows the one at hand. */
public record Step() implements Command {
  private static final String ALL = "all";

  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "step s",
            "step [n | all]",
            "run one training step, a whole sample, and show all of it",
            "step")
        .details(
            """
            From the middle of a sample it runs to that sample's end. With n it runs n samples and shows the last. On
            a screen that is too low it shows what fits; step all shows all of the same sample, and runs nothing.
            What has changed of a parameter is highlighted, and a terminal shows a * behind it; a unit is off where
            it and its slope act' are 0.
            """);
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Syntax syntax() {
    return Syntax.word(ALL, "the same sample again, whole").or(Completion.OTHER);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.takes(ALL)) {
      arguments.end();
      return Reply.of(session, StepView.drawAll(session.timeline(), session.view(world)));
    }
    int samples = arguments.countOr(1);
    arguments.end();
    return Travel.forward(session, ready -> ready.endAfter(samples), null, world, StepView::draw);
  }
}
