package backstep.shell.figure;

import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.picture.Format;
import backstep.shell.Arguments;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;

/** {@code save plot [WHAT] FILE.png}: what {@code plot} draws, as a picture in a file. */
public final class FigureFile {
  /** The word for this, behind save. */
  public static final String WORD = "plot";

  public static final Syntax SYNTAX =
      Syntax.word(WORD, "what plot draws, as a picture")
          .then(
              Subject.syntax(
                      Syntax.word(Subject.AnswerSurface.MAP, "as it is seen from above").optional())
                  .optional())
          .then(Runs.SYNTAX.optional())
          .then(Syntax.file(".png", ".svg"));

  private static final String USAGE =
      "a picture is saved in a file, named last, whose name ends in .png or .svg, as in save plot"
          + " loss.png";

  private FigureFile() {}

  /** Takes what is to be drawn, or lets the name of the file say it, and writes the picture. */
  public static Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String typed = arguments.rest();
    int blank = typed.lastIndexOf(' ');
    String file = typed.substring(blank + 1);
    Span place = new Span(span.source(), span.start() + blank + 1);
    Format format = Format.of(file).orElseThrow(() -> new UserError(USAGE, place));
    String shown = typed.substring(0, blank + 1).strip();
    String what = Runs.subject(shown);
    String named = what.isEmpty() ? stem(session, file, place) : what;
    Runs runs = Runs.of(session, shown, span, world);
    byte[] picture = format.bytes(Subject.of(named, span).picture(runs));
    UserError.at(place, () -> world.writeBytes(file, picture));
    return Reply.of(session, "saved " + file + "\n");
  }

  /** What a file is named after. */
  private static String stem(Session session, String file, Span place) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String stem = name.substring(0, name.lastIndexOf('.'));
    List<String> known = new ArrayList<>(List.of(Subject.LOSS, Subject.SURFACE, Subject.UNITS));
    known.addAll(session.timeline().here().experiment().program().writtenNames());
    if (!known.contains(stem)) {
      throw new UserError(
          "the name of the file does not say what is to be drawn"
              + Nearest.hint(stem, known, "save plot loss " + file + " draws the loss"),
          place);
    }
    return stem;
  }
}
