package backstep.terminal;

import backstep.lesson.Lint;
import backstep.notation.UserError;
import backstep.shell.Shell;
import backstep.tutor.Library;
import backstep.tutor.Teaching;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backstep lint FILE...}: the exit status is 1 where something is wrong. */
@Command(
    name = "lint",
    description = "Look for what is wrong with lessons.",
    mixinStandardHelpOptions = true)
final class LintOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);
  private final Shell shell = new Shell(Teaching::commands);

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "lessons in Markdown")
  private List<String> files;

  @Override
  public Integer call() {
    Set<String> known = new TreeSet<>(Library.ids());
    files.forEach(file -> known.add(file.replaceFirst(".*?(\\d\\d-)?([a-z0-9-]+)\\.md$", "$2")));
    boolean right = true;
    for (String file : files) {
      right = lint(file, known) && right;
    }
    return right ? 0 : 1;
  }

  private boolean lint(String file, Set<String> known) {
    try {
      List<String> flaws = Lint.lines(file, disk.read(file), known, shell);
      flaws.forEach(line -> screen.print(line + "\n"));
      screen.print(flaws.isEmpty() ? file + ": nothing wrong\n" : "");
      return flaws.isEmpty();
    } catch (UserError error) {
      screen.complain(error.text() + "\n");
      return false;
    }
  }
}
