package backstep.shell.command;

import backstep.notation.Program;
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

/** {@code move LINE after LINE}: reorders the program. */
public record Move() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "move",
            "move LINE after|before LINE",
            "move a line to another place",
            "move 6 after 7")
        .details(
            """
            A moved line joins the section of the line that it is put beside. Breakpoints go with their statements.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_LINE.then(Side.SYNTAX).then(Completion.ANY_LINE);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef from = LineRef.take(arguments, program);
    boolean after = Side.takesAfter(arguments);
    LineRef to = LineRef.take(arguments, program);
    arguments.end();
    Program changed = from.moveTo(program, to, after);
    return Edit.of(
        session, changed, "moved line " + from + (after ? " after " : " before ") + to + "\n");
  }
}
