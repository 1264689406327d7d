package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code mark NAME}: keeps a moment. */
public record Mark() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE,
        "mark",
        "mark NAME",
        "keep this moment, program and all, under a name for goto",
        "mark here; step; goto here");
  }

  @Override
  public Syntax syntax() {
    return Completion.OTHER;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String name = arguments.word("a name for the mark");
    arguments.end();
    if (!name.matches("[A-Za-z_][A-Za-z_0-9-]*")) {
      throw new UserError("a mark is a name such as before-the-jump", span);
    }
    return Reply.of(
        session.withMark(name), "marked " + session.now().position() + " as " + name + "\n");
  }
}
