package backstep.tutor;

import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;

/** {@code hint}: help with the question at hand. */
record Hints() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LEARN,
        "hint",
        "hint",
        "help with the question of the lesson, a little more each time",
        "lesson slope; lesson goto sign; hint");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    return new Lead(LessonUnderWay.in(session), session, world).hint();
  }
}
