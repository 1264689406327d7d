package backstep.shell.command;

import backstep.notation.Expr;
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

/** {@code until CONDITION}: runs until something is true. */
public record Until() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "until",
            "until CONDITION",
            "run until a condition holds; it is tested after each line",
            "until epoch_loss > 1.009")
        .details(
            """
            A condition is an expression that is 1 x 1 and counts as true where it is not 0. While it reads a value
            that has not been computed yet in the sample at hand, it does not hold.
            """);
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr condition = arguments.condition("until");
    return Travel.forward(
        session,
        Run::end,
        condition,
        world,
        (there, view) -> "it did not hold up to the last epoch\n" + Run.summary(there, view));
  }
}
