package backstep.terminal;

import backstep.insight.diagnosis.Check;
import backstep.machine.Listener;
import backstep.notation.UserError;
import backstep.render.CheckView;
import backstep.shell.argument.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code backstep check FILE...}: the exit status is 1 where something is wrong, which numpy itself
 * may have stopped at, 2 where a program cannot be read or the time is over.
 */
@Command(
    name = "check",
    description = "Say what is wrong with programs: run them, and judge their steps.",
    mixinStandardHelpOptions = true)
final class CheckOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "give up after so many seconds, with exit status 2")
  private int seconds = Integer.MAX_VALUE;

  @Parameters(
      arity = "1..*",
      paramLabel = "PROGRAM",
      description =
          ".bp files, training scripts (.py), or programs that ship, such as question-relu")
  private List<String> files;

  private final List<String> objects = new ArrayList<>();

  @Override
  public Integer call() {
    int status = 0;
    for (String file : files) {
      status = Math.max(status, check(file));
    }
    screen.print(json ? CheckView.json(objects) : "");
    return status;
  }

  private int check(String file) {
    try {
      Optional<Check> check = Check.of(Programs.load(file, disk), withinSeconds());
      if (check.isEmpty()) {
        throw new UserError(file + ": not done after " + seconds + " seconds");
      }
      if (json) {
        objects.addAll(CheckView.objects(file, check.get()));
      } else {
        screen.print(CheckView.lines(file, check.get()));
      }
      return check.get().isWrong() ? 1 : 0;
    } catch (UserError error) {
      if (error.isStop() && error.span().isPresent()) {
        return stopped(file, error);
      }
      screen.complain(error.text() + "\n");
      return 2;
    }
  }

  private int stopped(String file, UserError error) {
    if (json) {
      objects.add(CheckView.object(file, error));
    } else {
      screen.print(CheckView.line(error));
    }
    return 1;
  }

  private Listener withinSeconds() {
    long begin = System.nanoTime();
    return state -> (System.nanoTime() - begin) / 1_000_000_000L < seconds;
  }
}
