package backstep.shell.command;

import backstep.machine.Machine;
import backstep.machine.Survey;
import backstep.notation.Expr;
import backstep.render.SamplesView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code samples EXPRESSION}: a value for every sample. */
public record Samples() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "samples",
            "samples EXPRESSION",
            "show a value for every sample of the data",
            "samples Z1")
        .details(
            """
            Each sample is run whole, aside from the run, with the parameters as they are now.
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
    Survey survey = Survey.of(machine, session.now(), expr);
    return Reply.of(session, SamplesView.draw(expr, survey::value, machine, session.view(world)));
  }
}
