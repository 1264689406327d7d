package backstep.terminal;

import backstep.network.Shipped;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.argument.Programs;
import backstep.tutor.Teaching;

/** Where the process begins. */
public final class Main {
  private static final String FIRST_PROGRAM = Shipped.QUESTION_RELU.word();

  private Main() {}

  /**
   * Runs the shell; the exit status is 0, 1 after a failed command or where output is lost, 2 for
   * wrong options.
   */
  public static void main(String[] args) {
    System.setProperty(
        "java.awt.headless", "true"); // pictures go into files, where there is no display
    int status = args.length == 0 ? open(FIRST_PROGRAM, "") : Options.run(args);
    System.exit(status == 0 && Screen.ofProcess().isBroken() ? 1 : status);
  }

  /**
   * Opens the shell on a program, on a terminal if there is one.
   *
   * @param first a line that runs before the first prompt; empty for none
   */
  static int open(String program, String first) {
    Screen screen = Screen.ofProcess();
    Shell shell = new Shell(Teaching::commands);
    Session session = Session.begin(Programs.load(program, new Disk(screen)));
    return screen.isTerminal()
        ? new Interactive(shell, screen, first).run(session)
        : new Plain(shell, screen).run(session, first, System.in);
  }

  /** Runs the commands of one line and returns the exit status. */
  static int execute(String program, String line) {
    Screen screen = Screen.ofProcess();
    Shell shell = new Shell(Teaching::commands);
    Session session = Session.begin(Programs.load(program, new Disk(screen)));
    return new Plain(shell, screen).runLine(session, line);
  }

  static String firstProgram() {
    return FIRST_PROGRAM;
  }
}
