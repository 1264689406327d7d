package backstep.shell.command;

import backstep.network.Experiment;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.NumpyScript;
import backstep.render.ScriptChanges;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Forced;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code export numpy FILE.py}: takes the program home as a numpy script. */
public record Export() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "export",
            "export numpy FILE.py",
            "write the program as a numpy script",
            "export numpy mine.py")
        .details(
            """
            Settings, edited lines and all: it trains from the beginning, and prints epoch_loss and, if the forward
            section writes it, y for every sample, the same numbers but for the last digits of exp and of long sums.
            Of a program that was read from a script it says, too, which lines there to move or change, and where to.
            A file that is there already is written over only if this session wrote it, or with export --force.
            """);
  }

  @Override
  public Syntax syntax() {
    return Forced.SYNTAX
        .optional()
        .then(Syntax.word("numpy", "a script for numpy").then(Syntax.file(".py")));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World around) {
    World world = Forced.takenFrom(arguments, around);
    Span span = arguments.here();
    if (!arguments.takes("numpy")) {
      throw new UserError("what is exported is a numpy script: export numpy mine.py", span);
    }
    Span place = arguments.here();
    String file = arguments.file();
    if (!file.endsWith(".py")) {
      throw new UserError(
          "a script is a file whose name ends in .py, as in export numpy mine.py", place);
    }
    Experiment experiment = session.timeline().ahead().experiment();
    String text = NumpyScript.of(experiment);
    UserError.at(place, () -> world.write(file, text));
    String saved = "saved " + file + "; python3 " + file + " runs it\n";
    return Reply.of(session, saved + ScriptChanges.text(experiment));
  }
}
