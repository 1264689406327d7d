package backstep.shell.command;

import backstep.machine.Trigger;
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

/** {@code watch EXPRESSION}: stops where a value changes. */
public record Watch() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.STOP,
        "watch",
        "watch EXPRESSION [if CONDITION]",
        "stop where the value of an expression has changed",
        "watch Wo[0,0]; continue");
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION.then(StopRef.CONDITION.optional());
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr expr = arguments.expressionUpTo("if");
    Expr condition = arguments.condition().orElse(null);
    arguments.end();
    session.timeline().ahead().probe(expr);
    return StopRef.add(session, new Trigger.Changes(expr), condition);
  }
}
