package backstep.tutor;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;

/** {@code skip}: on without an answer. */
record Skip() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LEARN,
        "skip",
        "skip",
        "go on without answering the question of the lesson",
        "lesson slope; lesson goto sign; skip");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return new Lead(LessonUnderWay.in(session), session, world).skip();
  }
}
