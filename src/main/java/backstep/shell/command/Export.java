package backstep.shell.command;

import backstep.network.Experiment;
import backstep.network.Origin;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.NumpyScript;
import backstep.render.ScriptRepair;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Forced;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code export numpy FILE.py}: takes the program home as a numpy script. */
public record Export() implements Command {
  private static final String REPAIR = "--repair";

  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "export",
            "export numpy [--repair] FILE.py",
            "write the program as a numpy script",
            "export numpy mine.py")
        .details(
            """
            Settings, edited lines and all: it trains from the beginning, and prints epoch_loss and, if the forward
            section writes it, y for every sample, the same numbers but for the last digits of exp and of long sums.
            With --repair a program that was read from a script is written as that script: what was changed here is
            changed in its lines, and all else stays as its author wrote it. It is written only if, read again, it is the
            program here; else you are told what to change, and where. The author's file itself is left as it is.
            A file that is there already is written over only if this session wrote it, or with export --force.
            """);
  }

  @Override
  public Syntax syntax() {
    return Forced.SYNTAX
        .optional()
        .then(
            Syntax.word("numpy", "a script for numpy")
                .then(
                    Syntax.word(REPAIR, "the script that was loaded, with what was changed here")
                        .optional())
                .then(Syntax.file(".py")));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World around) {
    World world = Forced.takenFrom(arguments, around);
    Span span = arguments.here();
    if (!arguments.takes("numpy")) {
      throw new UserError("what is exported is a numpy script: export numpy mine.py", span);
    }
    boolean repairs = arguments.takes(REPAIR);
    Span place = arguments.here();
    String file = arguments.file();
    if (!file.endsWith(".py")) {
      throw new UserError(
          "a script is a file whose name ends in .py, as in export numpy mine.py", place);
    }
    Experiment experiment = session.timeline().ahead().experiment();
    return Reply.of(
        session,
        repairs
            ? repaired(experiment, file, place, world)
            : exported(experiment, file, place, world));
  }

  private static String exported(Experiment experiment, String file, Span place, World world) {
    String text = NumpyScript.of(experiment);
    UserError.at(place, () -> world.write(file, text));
    String saved = "saved " + file + "; python3 " + file + " runs it\n";
    Origin origin = experiment.origin();
    if (origin.lines().isEmpty()) {
      return saved;
    }
    ScriptRepair repair = ScriptRepair.of(experiment);
    return saved
        + (repair.told().isEmpty()
            ? ""
            : repair
                .text()
                .map(
                    any ->
                        "export numpy --repair mended.py writes "
                            + origin.file()
                            + " as it is, but for what was changed here\n")
                .orElse(listed("to do the same in " + origin.file(), repair)));
  }

  private static String listed(String heading, ScriptRepair repair) {
    return heading + ":\n  " + String.join("\n  ", repair.told()) + "\n";
  }

  private static String repaired(Experiment experiment, String file, Span place, World world) {
    Origin origin = experiment.origin();
    if (origin.lines().isEmpty()) {
      throw new UserError(
          "the program was not read from a script: export numpy " + file + " writes it as one");
    }
    ScriptRepair repair = ScriptRepair.of(experiment);
    if (repair.told().isEmpty()) {
      throw new UserError("nothing of " + origin.file() + " has been changed here");
    }
    String text =
        repair
            .text()
            .orElseThrow(
                () ->
                    new UserError(
                        "nothing is written, since this cannot be done line by line; to do the same"
                            + " in "
                            + origin.file()
                            + ": "
                            + String.join("; ", repair.told())));
    String name =
        isAuthors(file, experiment, world) ? file.replaceAll("\\.py$", "-mended.py") : file;
    UserError.at(place, () -> world.write(name, text));
    return "saved "
        + name
        + ", which is the program here, read again\n"
        + listed("what is new in it, by the lines of " + origin.file(), repair);
  }

  /** True of the file that the script was read from, or a copy of it. */
  private static boolean isAuthors(String file, Experiment experiment, World world) {
    return file.equals(experiment.title())
        || (world.has(file)
            && Arrays.equals(
                world.readBytes(file),
                experiment.origin().text().getBytes(StandardCharsets.UTF_8)));
  }
}
