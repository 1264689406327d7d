package backstep.shell.command;

import backstep.machine.Stops;
import backstep.notation.Expr;
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

/** {@code condition NUMBER [CONDITION]}: when a stop holds. */
public record Condition() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.STOP,
        "condition",
        "condition NUMBER [CONDITION]",
        "let a stop hold only where a condition does, or always",
        "break 4; condition 1 sample == 2; continue");
  }

  @Override
  public Syntax syntax() {
    return Completion.STOP.then(Completion.EXPRESSION);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    int number = StopRef.take(arguments, session);
    Expr condition = arguments.isEmpty() ? null : arguments.expression();
    if (condition != null) {
      session.timeline().ahead().probe(condition).asCondition();
    }
    Stops stops = session.stops().withCondition(number, condition);
    return Reply.of(
        session.withStops(stops),
        "stop " + number + ": " + stops.numbered(number).orElseThrow() + "\n");
  }
}
