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
import backstep.shell.argument.Side;

/** {@code insert}: adds a line. */
public record Insert() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.CHANGE,
        "insert",
        "insert after|before LINE STATEMENT",
        "put in a new line",
        "insert after 8 grad_norm = norm(dWo)");
  }

  @Override
  public Syntax syntax() {
    return Side.SYNTAX.then(Completion.ANY_LINE).then(Completion.EXPRESSION);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    boolean after = Side.takesAfter(arguments);
    LineRef beside = LineRef.take(arguments, program);
    Statement statement = arguments.statement();
    return Edit.of(
        session, beside.insert(program, statement, after), "inserted " + statement + "\n");
  }
}
