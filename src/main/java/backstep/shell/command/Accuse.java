package backstep.shell.command;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Hunt;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;

/** {@code accuse LINE}: says which line has the bug. */
public record Accuse() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "accuse",
            "accuse LINE",
            "in a hunt, say which line is wrong",
            "hunt 1; accuse 2")
        .details(
            """
            Where two lines are in the wrong order, either of them will do.
            """);
  }

  @Override
  public List<Completion> completions() {
    return List.of(Completion.LINE);
  }

  @Override
  public boolean isLook() {
    return false;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef ref = LineRef.take(arguments, program);
    arguments.end();
    Hunt hunt = HuntBug.underWay(session);
    Line line = ref.lineOf(program);
    Hunt after = hunt.accused(line);
    String verdict =
        hunt.bug().isBlamed(line)
            ? "line " + ref + " it is: " + hunt.bug().story() + "\n"
            : "it is not line " + ref + "\n";
    return Reply.of(session.withHunt(after), verdict + HuntBug.tally(after));
  }
}
