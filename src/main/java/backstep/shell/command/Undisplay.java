package backstep.shell.command;

import backstep.notation.Printer;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Argument;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Display;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Word;
import backstep.shell.World;
import java.util.List;

/** {@code undisplay [NUMBER]}: takes away a display. */
public record Undisplay() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LOOK,
        "undisplay",
        "undisplay [NUMBER]",
        "take away a display, or all",
        "display Z2; undisplay 1");
  }

  @Override
  public Syntax syntax() {
    return (Argument)
        (session, shell, typed) ->
            session.displays().stream()
                .map(one -> new Word(Integer.toString(one.number()), Printer.print(one.expr())));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session.withDisplays(List.of()), "no displays are left\n");
    }
    Span span = arguments.here();
    int number = arguments.count("the number of a display");
    arguments.end();
    List<Display> left =
        session.displays().stream().filter(display -> display.number() != number).toList();
    if (left.size() == session.displays().size()) {
      throw new UserError("there is no display " + number + "; display lists them", span);
    }
    return Reply.of(session.withDisplays(left), "");
  }
}
