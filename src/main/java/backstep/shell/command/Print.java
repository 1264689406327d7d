package backstep.shell.command;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;

/** {@code print EXPRESSION}: a value on a line. */
public record Print() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "print p",
        "print EXPRESSION",
        "show a value on one line; so does the bare expression",
        "print 0.5 * alpha");
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.NAME);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr expr = arguments.expression();
    Matrix value = session.timeline().here().probe(expr).value(session.now());
    return Reply.of(
        session, Printer.print(expr) + " = " + session.view(world).inline(value) + "\n");
  }
}
