package backstep.shell.command;

import backstep.machine.Machine;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.render.MatrixView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code inspect EXPRESSION}: a value as a table. */
public record Inspect() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LOOK, "inspect i", "inspect EXPRESSION", "show a value as a table", "inspect Ws")
        .details(
            """
            Slices show parts of something large: inspect Ws[0:5,:]. before(Ws) is the value when the sample began.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr expr = arguments.expression();
    Machine machine = session.timeline().here();
    Matrix value = machine.probe(expr).value(session.now());
    return Reply.of(
        session, MatrixView.draw(expr, value, machine, session.now(), session.view(world)));
  }
}
