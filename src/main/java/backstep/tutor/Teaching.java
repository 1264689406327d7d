package backstep.tutor;

import backstep.shell.Command;
import backstep.shell.Shell;
import backstep.shell.command.Commands;
import java.util.List;
import java.util.stream.Stream;

/** The commands of the debugger and those for learning with it, in the order of the help. */
public final class Teaching {
  private Teaching() {}

  /** All of them, for a shell. */
  public static List<Command> commands(Shell shell) {
    return Stream.concat(Commands.all(shell).stream(), learning(shell).stream()).toList();
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
