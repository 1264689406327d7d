package backstep.terminal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backstep lesson ID}: opens the shell in a lesson. */
@Command(
    name = "lesson",
    description = "Open the shell in a lesson.",
    mixinStandardHelpOptions = true)
final class LessonOption implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "LESSON",
      description = "as behind the command lesson: its id, its number, or a file")
  private String[] lesson;

  @Override
  public Integer call() {
    return Main.open(Main.firstProgram(), "lesson " + String.join(" ", lesson));
  }
}
