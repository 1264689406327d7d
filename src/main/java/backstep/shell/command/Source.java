package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.NestedWorld;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.List;

/** {@code source FILE}: runs a script. */
public record Source(Shell shell) implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.SHELL, "source", "source FILE", "run the commands of a file", "source demo.txt")
        .details(
            """
            It stops at the first command that fails; what ran before has happened, and undo takes it back.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.file();
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String file = arguments.file();
    World inner = NestedWorld.in(world, file);
    Reply reply = Reply.of(session, "");
    List<String> lines = UserError.about(span, () -> world.read(file)).lines().toList();
    for (int i = 0; i < lines.size() && goesOn(reply, inner); i++) {
      if (!lines.get(i).isBlank()) {
        reply = shell.run(reply.session(), lines.get(i), inner).after(reply.text());
        reply = reply.failed() ? in(file, i + 1, reply) : reply;
      }
    }
    return reply.with(reply.session().asOneChangeFrom(session));
  }

  /** Says where a script failed; once, where one that sources itself fails at every depth. */
  private static Reply in(String file, int line, Reply reply) {
    String where = "in " + file + ", line " + line + "\n";
    return reply.text().endsWith(where) ? reply : reply.before(where);
  }

  private static boolean goesOn(Reply reply, World world) {
    return !reply.failed() && !reply.quits() && !world.isCancelled();
  }
}
