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

/** {@code drop LINE}: removes a line. */
public record Drop() implements Command {
  @Override
  public Help help() {
    return Help.of(Group.CHANGE, "drop", "drop LINE", "take a line out", "drop 5");
  }

  @Override
  public Syntax syntax() {
    return Completion.ANY_LINE;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef line = LineRef.take(arguments, program);
    arguments.end();
    return Edit.of(session, line.drop(program), "dropped " + line.text(program) + "\n");
  }
}
