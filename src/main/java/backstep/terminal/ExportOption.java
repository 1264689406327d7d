package backstep.terminal;

import backstep.lesson.Student;
import backstep.notation.UserError;
import backstep.tutor.Library;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backstep export --student LESSON}: a lesson without its answers. */
@Command(
    name = "export",
    description = "Print a lesson to be handed out.",
    mixinStandardHelpOptions = true)
final class ExportOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);

  @Option(
      names = "--student",
      required = true,
      description = "a copy that runs, without answers, solutions and replies to wrong answers")
  private boolean student;

  @Parameters(paramLabel = "LESSON", description = "the id of a lesson, or its file")
  private String lesson;

  @Override
  public Integer call() {
    try {
      screen.print(Student.text(Library.document(lesson, disk), Library.text(lesson, disk)));
      return student ? 0 : 1;
    } catch (UserError error) {
      screen.complain(error.text() + "\n");
      return 1;
    }
  }
}
