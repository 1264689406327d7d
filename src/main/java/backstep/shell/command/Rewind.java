package backstep.shell.command;

import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.notation.Expr;
import backstep.notation.Printer;
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

/** {@code rewind CONDITION}: until, backwards. */
public record Rewind() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "rewind",
        "rewind CONDITION",
        "go back to the last moment at which a condition held",
        "step 3; rewind line == 9");
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
    Expr condition = arguments.condition("rewind");
    session.timeline().here().probe(condition).asCondition();
    Timeline there =
        session
            .timeline()
            .rewindTo(condition, state -> goesOn(state, world))
            .orElseThrow(() -> notFound(condition, world));
    return Travel.to(session, there, world);
  }

  private static boolean goesOn(State state, World world) {
    world.progress("epoch " + state.position().epoch());
    return !world.isCancelled();
  }

  private static UserError notFound(Expr condition, World world) {
    return new UserError(
        world.isCancelled()
            ? "interrupted before such a moment was found; nothing has moved"
            : "'" + Printer.print(condition) + "' held at no moment before this one");
  }
}
