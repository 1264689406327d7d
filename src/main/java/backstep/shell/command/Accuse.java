package backstep.shell.command;

import backstep.notation.Line;
import backstep.notation.Program;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Hunt;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.LineRef;

/** {@code accuse LINE}: says which line has the bug. */
public record Accuse() implements Command {
  private static final String REPAIR =
      "if it is not repaired yet, use edit or move; hunt says whether it is right\n";

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
  public boolean isLook() {
    return false;
  }

  @Override
  public Syntax syntax() {
    return Completion.LINE;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    LineRef ref = LineRef.take(arguments, program);
    arguments.end();
    Hunt hunt = HuntBug.underWay(session);
    Line line = ref.lineOf(program);
    Hunt after = hunt.accused(line);
    boolean right = hunt.bug().isBlamed(line);
    String verdict =
        right ? "line " + ref + " it is: " + hunt.bug().story() : "it is not line " + ref;
    return Reply.of(
        session.withHunt(after),
        Prose.wrap(verdict, 0, world.width()) + HuntBug.tally(after) + (right ? REPAIR : ""));
  }
}
