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
    int number = 0;
    for (String line : world.read(file).lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      reply = shell.run(reply.session(), line, inner).after(reply.text());
      if (reply.failed()) {
        return new Reply(
            reply.session(), reply.text() + "in " + file + ", line " + number + "\n", true, false);
      }
      if (reply.quits()) {
        break;
      }
    }
    return reply;
  }
}
