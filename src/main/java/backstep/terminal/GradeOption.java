package backstep.terminal;

import backstep.notation.UserError;
import backstep.shell.Shell;
import backstep.tutor.Grade;
import backstep.tutor.Teaching;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backstep grade LESSON RECORDING...}: runs recordings again and judges them. */
@Command(
    name = "grade",
    description = "Run recordings of a lesson again, and say which questions they answer.",
    mixinStandardHelpOptions = true)
final class GradeOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);
  private final Shell shell = new Shell(Teaching::commands);

  @Option(names = "--json", description = "as JSON, with the answers that were not right")
  private boolean json;

  @Option(names = "--csv", description = "as a table, a row a recording")
  private boolean csv;

  @Parameters(index = "0", paramLabel = "LESSON", description = "the id of a lesson, or its file")
  private String lesson;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "RECORDING",
      description = "what record has written")
  private List<String> recordings;

  /** What cannot be graded is complained of, and the others are graded all the same. */
  @Override
  public Integer call() {
    List<Grade> grades = new ArrayList<>();
    for (String recording : recordings) {
      try {
        grades.add(Grade.of(lesson, recording, shell, disk).among(recordings));
      } catch (UserError error) {
        screen.complain(error.text() + "\n");
      }
    }
    screen.print(csv ? csv(grades) : json ? json(grades) : text(grades));
    return grades.size() == recordings.size() ? 0 : 1;
  }

  private static String csv(List<Grade> grades) {
    return grades.stream().limit(1).map(Grade::csvHead).collect(Collectors.joining())
        + grades.stream().map(Grade::csv).collect(Collectors.joining());
  }

  /** An object for one recording, a list for several. */
  private String json(List<Grade> grades) {
    return recordings.size() == 1
        ? grades.stream().map(Grade::json).collect(Collectors.joining())
        : grades.stream()
            .map(grade -> grade.json().strip())
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private String text(List<Grade> grades) {
    return grades.stream()
        .map(grade -> (recordings.size() == 1 ? "" : grade.recording() + "\n") + grade.text())
        .collect(Collectors.joining("\n"));
  }
}
