package backstep.terminal;

import backstep.lesson.Accept;
import backstep.lesson.Report;
import backstep.notation.UserError;
import backstep.shell.Shell;
import backstep.tutor.Teaching;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backstep replay FILE...}: the exit status is 1 where something differs. */
@Command(
    name = "replay",
    description = "Run recordings or lessons again, and compare what they show.",
    mixinStandardHelpOptions = true)
final class ReplayOption implements Callable<Integer> {
  private final Screen screen = Screen.ofProcess();
  private final Disk disk = new Disk(screen);
  private final Shell shell = new Shell(Teaching::commands);

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Markdown with sessions in it")
  private List<String> files;

  @Option(
      names = "--accept",
      description = "write what came into the files, once you have seen it and said yes")
  private boolean accept;

  @Option(names = "--yes", description = "with --accept: do not ask")
  private boolean yes;

  @Override
  public Integer call() {
    if (accept && isSet("CI")) {
      screen.complain("--accept is refused where CI is set: nobody would see what it accepts\n");
      return 1;
    }
    boolean right = true;
    for (String file : files) {
      right = replay(file) && right;
    }
    return right ? 0 : 1;
  }

  private static boolean isSet(String variable) {
    return !Optional.ofNullable(System.getenv(variable)).orElse("").isEmpty();
  }

  /** True if all is right, in the end. */
  private boolean replay(String file) {
    try {
      String text = disk.read(file);
      Report report = Report.of(file, text, shell, disk);
      screen.print(report.text());
      return report.isRight() || (accept && accept(report, file, text));
    } catch (UserError error) {
      screen.complain(error.text() + "\n");
      return false;
    }
  }

  private boolean accept(Report report, String file, String text) {
    String accepted = Accept.of(report, text);
    if (accepted.equals(text)) {
      screen.complain(file + ": no output is to be accepted; what differs is something else\n");
      return false;
    }
    if (!yes && !isConfirmed(file)) {
      return false;
    }
    disk.claim(file);
    disk.write(file, accepted);
    boolean right = Report.of(file, accepted, shell, disk).isRight();
    screen.print(file + (right ? ": accepted\n" : ": accepted; what is left is no output\n"));
    return right;
  }

  private boolean isConfirmed(String file) {
    if (!screen.isAttended()) {
      screen.complain(file + ": nobody is there to ask; --yes accepts without asking\n");
      return false;
    }
    screen.print("accept this in " + file + "? [y/n] ");
    String answer = System.console().readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
