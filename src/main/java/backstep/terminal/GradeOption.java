package backstep.terminal;

import backstep.notation.UserError;
import backstep.shell.Shell;
import backstep.tutor.Grade;
import backstep.tutor.Teaching;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backstep grade LESSON RECORDING}: runs a recording again and judges it. */
@Command(
    name = "grade",
    description = "Run a recording of a lesson again, and say which questions it answers.",
    mixinStandardHelpOptions = true)
final class GradeOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);
  private final Shell shell = new Shell(Teaching::commands);

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Parameters(index = "0", paramLabel = "LESSON", description = "the id of a lesson, or its file")
  private String lesson;

  @Parameters(index = "1", paramLabel = "RECORDING", description = "what record has written")
  private String recording;

  @Override
  public Integer call() {
    try {
      Grade grade = Grade.of(lesson, recording, shell, disk);
      screen.print(json ? grade.json() : grade.text());
      return 0;
    } catch (UserError error) {
      screen.complain(error.text() + "\n");
      return 1;
    }
  }
}
