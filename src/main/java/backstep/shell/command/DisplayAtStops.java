package backstep.shell.command;

import backstep.notation.Expr;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Display;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;

/** {@code display EXPRESSION}: a value at each stop. */
public record DisplayAtStops() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "display",
            "display [EXPRESSION]",
            "show a value at each stop where it has changed",
            "display Z2; step")
        .details(
            """
            Without an expression it shows all displays; undisplay takes one away.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session, shown(session, world));
    }
    Expr expr = arguments.expression();
    session.timeline().here().probe(expr);
    int number = 1 + session.displays().stream().mapToInt(Display::number).max().orElse(0);
    String now = Travel.shown(session.timeline(), expr, session.view(world));
    List<Display> more = new ArrayList<>(session.displays());
    more.add(new Display(number, expr, now));
    return Reply.of(session.withDisplays(more), number + ": " + now + "\n");
  }

  private static String shown(Session session, World world) {
    if (session.displays().isEmpty()) {
      return "there are no displays\n";
    }
    StringBuilder text = new StringBuilder();
    for (Display display : session.displays()) {
      text.append(display.number())
          .append(": ")
          .append(Travel.shown(session.timeline(), display.expr(), session.view(world)))
          .append('\n');
    }
    return text.toString();
  }
}
