package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Forced;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.TraceFile;
import backstep.shell.argument.WeightsFile;
import backstep.shell.figure.FigureFile;

/** {@code save}: the program, a picture, parameters or a trace, in a file. */
public record Save() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.CHANGE,
            "save",
            "save FILE.bp | plot [WHAT] FILE | weights [NAME] FILE | trace FILE [FROM TO]",
            "write a program, picture, weights or trace",
            "save mine.bp; save weights mine.npy")
        .details(
            """
            save mine.bp writes the program, edits and all. save plot loss.png writes what plot loss draws, as a
            picture of 800 x 600, save plot max(abs(Z1)) --with fixed-relu z.svg what other words of plot do, named
            before the file where its name does not say it. save plot surface.png is the question's surface in three
            dimensions, save plot surface --map map.png the same from above. save weights mine.npy writes the
            parameters as np.save would, one after another into one file; mine.npz as np.savez would, by name. save
            trace mine.csv writes every number that the lines of this epoch compute, a row each with epoch, sample,
            line, name, row, col; mine.json the same as pandas' orient='records'; save trace mine.csv 0:0 2:3 from
            the first sample of epoch 0 to the end of sample 3 of epoch 2. A file that is there already is written
            over only if this session has loaded it or written it itself, or with save --force.
            """);
  }

  @Override
  public Syntax syntax() {
    return Forced.SYNTAX
        .optional()
        .then(Syntax.file(".bp").or(FigureFile.SYNTAX).or(WeightsFile.SYNTAX).or(TraceFile.SYNTAX));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World around) {
    World world = Forced.takenFrom(arguments, around);
    if (arguments.takes(FigureFile.WORD)) {
      return FigureFile.run(session, arguments, world);
    }
    if (arguments.takes(WeightsFile.WORD)) {
      return WeightsFile.take(arguments).save(session, world);
    }
    return arguments.takes(TraceFile.WORD)
        ? TraceFile.run(session, arguments, world)
        : program(session, arguments, world);
  }

  private static Reply program(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String file = arguments.file();
    if (!file.endsWith(".bp")) {
      throw new UserError(
          "a program is saved in a file whose name ends in .bp, as in save mine.bp", span);
    }
    String text = session.timeline().ahead().experiment().program().toString();
    UserError.at(span, () -> world.write(file, text));
    return Reply.of(session, "saved " + file + "\n");
  }
}
