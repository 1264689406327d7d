package backstep.terminal;

import backstep.notation.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of the process; loaded only when there are any, since picocli takes its time. */
@Command(
    name = "backstep",
    description = "A step debugger for backpropagation.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LessonOption.class,
      ReplayOption.class,
      CheckOption.class,
      LintOption.class,
      ExportOption.class,
      GradeOption.class,
      RehearseOption.class
    },
    versionProvider = Options.Version.class,
    footer = {"", "Without options it opens the shell; help there shows the commands."})
final class Options implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      description =
          "a .bp file, a training script (.py), or a program that ships, such as fixed-relu")
  private String program = Main.firstProgram();

  @Option(
      names = "-c",
      paramLabel = "COMMANDS",
      description = "run these commands, separated by ; and exit")
  private String commands;

  private Options() {}

  /** What picocli says goes the way of all text, since it repeats what it was given. */
  static int run(String[] args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new Options())
            .setAllowSubcommandsAsOptionParameters(true)
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args);
    Screen screen = Screen.ofProcess();
    screen.print(out.toString());
    screen.complain(err.toString());
    return status;
  }

  @Override
  public Integer call() {
    try {
      return commands == null ? Main.open(program, "") : Main.execute(program, commands);
    } catch (UserError error) {
      Screen.ofProcess().complain(error.text() + "\n");
      return 1;
    }
  }

  /** Reads the version from the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"backstep " + (version == null ? "from source" : version)};
    }
  }
}
