package backstep.tutor;

import backstep.shell.Companion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;

/**
 * What somebody types in a lesson: kept from its beginning, also between runs, so that it can be
 * handed in.
 *
 * @param lesson its id
 */
record Logbook(String lesson, Shell shell) implements Companion {
  /** Characters; a lesson that is worked on for hours has a tenth. */
  private static final int LONGEST = 200_000;

  /** The lines that were typed in a lesson so far. */
  static List<String> lines(String lesson, World world) {
    return world.recall(file(lesson)).lines().toList();
  }

  private static String file(String lesson) {
    return "lesson-" + lesson + ".txt";
  }

  @Override
  public boolean hearsOthers() {
    return true;
  }

  @Override
  public Reply hears(Session before, String line, Reply reply, World world) {
    typed(before, line, reply, world).ifPresent(one -> add(one, world));
    boolean isOver = reply.session().companion(LessonUnderWay.class).isEmpty();
    return Reply.of(isOver ? reply.session().without(Logbook.class) : reply.session(), "");
  }

  /** Of what Ctrl-C cut short only a motion can be typed again, as the goto that ends there. */
  private Optional<String> typed(Session before, String line, Reply reply, World world) {
    return world.isCancelled()
        ? Repeatable.motion(before, reply.session())
        : new Repeatable(shell).of(before, line);
  }

  private void add(String line, World world) {
    String kept = world.recall(file(lesson));
    if (kept.length() + line.length() < LONGEST) {
      world.keep(file(lesson), kept + line + "\n");
    }
  }
}
