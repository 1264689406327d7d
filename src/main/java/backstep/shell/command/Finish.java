package backstep.shell.command;

import backstep.notation.UserError;
import backstep.render.StepView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Travel;
import backstep.shell.World;

/** {@code finish}: runs the rest of a sample. */
public record Finish() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "finish fin",
        "finish",
        "run to the end of this sample and show all of it",
        "next; finish");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    if (session.now().position().atEnd()) {
      String word = session.timeline().here().experiment().stepWord();
      throw new UserError("this " + word + " has ended; step runs the next one");
    }
    return Travel.forward(session, ready -> ready.endAfter(1), null, world, StepView::draw);
  }
}
