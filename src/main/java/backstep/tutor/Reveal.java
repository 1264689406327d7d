package backstep.tutor;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;

/** {@code reveal}: the answer to the question at hand. */
record Reveal() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LEARN,
        "reveal",
        "reveal",
        "give the answer to the question of the lesson, and go on",
        "lesson slope; lesson goto sign; reveal");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return new Lead(LessonUnderWay.in(session), session, world).reveal();
  }
}
