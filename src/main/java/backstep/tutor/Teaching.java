package backstep.tutor;

import backstep.shell.Command;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import backstep.shell.command.Commands;
import backstep.shell.command.HuntBug;
import java.util.List;
import java.util.stream.Stream;

/** The commands of the debugger and those for learning with it, in the order of the help. */
public final class Teaching {
  private Teaching() {}

  /** All of them, for a shell. */
  public static List<Command> commands(Shell shell) {
    return Stream.concat(Commands.all(shell).stream(), learning(shell).stream()).toList();
  }

  /** What a learner left open when he was here last, a line each. */
  public static String leftOpen(World world) {
    String lesson =
        Progress.lastUnderWay(Progress.all(world))
            .map(last -> Voice.underWay(Library.document(last.lesson(), world), last.at()))
            .orElse("");
    return Progress.oddity(world).orElse("") + lesson + HuntBug.leftOpen(world);
  }

  /** True if a lesson is under way, which says everything once. */
  public static boolean isUnderWay(Session session) {
    return session.companion(LessonUnderWay.class).isPresent();
  }

  private static List<Command> learning(Shell shell) {
    return List.of(
        new Lessons(),
        new LessonOn(shell),
        new Hints(),
        new Reveal(),
        new Skip(),
        new RecordTo(shell),
        new Note(),
        new ReplayFiles(shell));
  }
}
