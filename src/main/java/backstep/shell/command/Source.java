package backstep.shell.command;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
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
  public List<Completion> completions() {
    return List.of(Completion.FILE);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    String file = arguments.rest();
    if (file.isEmpty()) {
      arguments.word("a file");
    }
    World inner = Nested.in(world, file);
    Reply reply = Reply.of(session, "");
    List<String> lines = world.read(file).lines().toList();
    for (int i = 0; i < lines.size() && goesOn(reply, inner); i++) {
      if (!lines.get(i).isBlank()) {
        reply = shell.run(reply.session(), lines.get(i), inner).after(reply.text());
        reply = reply.failed() ? reply.before("in " + file + ", line " + (i + 1) + "\n") : reply;
      }
    }
    return reply.with(reply.session().asOneChangeFrom(session));
  }

  private static boolean goesOn(Reply reply, World world) {
    return !reply.failed() && !reply.quits() && !world.isCancelled();
  }
}
