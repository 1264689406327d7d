package backstep.shell.command;

import backstep.machine.Position;
import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Edit;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import backstep.shell.argument.PositionRef;

/** {@code goto 12:3:9}: goes to a moment. */
public record Goto() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "goto",
            "goto EPOCH[:SAMPLE[:LINE]] | MARK",
            "go to a moment, back or ahead",
            "goto 2:3:9")
        .details(
            """
            Epochs and samples count from 0, lines from 1; the line may be end. A mark brings back the program and
            the settings too, as they were.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.MARK.or(Completion.OTHER);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    String word = arguments.word("a position such as 12:3:9 or a mark");
    arguments.end();
    if (session.marks().containsKey(word)) {
      Reply there = Edit.onto(session.byWayOf(word), session.marks().get(word), "");
      return Travel.to(there.session(), there.session().timeline(), world).after(there.text());
    }
    Position position = position(session, word, span);
    long time = UserError.about(span, () -> session.timeline().timeOf(position));
    return Travel.to(session, time, world);
  }

  private static Position position(Session session, String word, Span span) {
    return PositionRef.of(word, span)
        .map(PositionRef::first)
        .orElseThrow(
            () ->
                new UserError(
                    "'"
                        + word
                        + "' is neither a mark nor a position such as 12:3:9"
                        + Nearest.hint(
                            word, session.marks().keySet(), "info marks lists the marks"),
                    span));
  }
}
