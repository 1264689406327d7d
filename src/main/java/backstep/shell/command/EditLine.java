package backstep.shell.command;

import backstep.notation.Program;
import backstep.notation.Statement;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.LineRef;
import java.util.Optional;

/** {@code edit LINE STATEMENT}: rewrites a line. */
public record EditLine() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE, "edit", "edit LINE STATEMENT", "rewrite a line", "edit 4 y = tanh(Z2)")
        .details(
            """
            At a terminal, edit 4 alone brings the line as it is, to be changed.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_LINE.then(Completion.EXPRESSION);
  }

  /** At a prompt that can be written on, the line as it is. */
  @Override
  public Optional<String> typedOn(Session session, Arguments arguments) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef line = LineRef.take(arguments, program);
    return arguments.isEmpty()
        ? Optional.of("edit " + line + " " + line.lineOf(program).statement())
        : Optional.empty();
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef line = LineRef.take(arguments, program);
    Statement statement = arguments.statement();
    return Edit.of(session, line.replace(program, statement), line + "  " + statement + "\n");
  }
}
