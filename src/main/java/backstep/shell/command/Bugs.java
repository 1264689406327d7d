package backstep.shell.command;

import backstep.network.PlantedBug;
import backstep.notation.Nearest;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.BugsView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Hunt;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code bugs [--rows | NAME]}: mistakes that people make in a training step. */
public record Bugs() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "bugs",
            "bugs [--rows | NAME]",
            "list well-known mistakes, and how often a network learns all the same",
            "bugs")
        .details(
            """
            Each is an edit of a right program; with --rows, of a step of several samples, each a row. With a
            name: its story, where it was met, and the lines before and after.
            """);
  }

  @Override
  public Syntax syntax() {
    return Syntax.word(Hunt.ROWS, "in a step of several samples, each a row").or(Completion.BUG);
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    boolean rows = arguments.takes(Hunt.ROWS);
    if (rows || arguments.isEmpty()) {
      arguments.end();
      return Reply.of(session, BugsView.all(rows, session.view(world)));
    }
    Span span = arguments.here();
    String name = arguments.word("a bug");
    arguments.end();
    PlantedBug bug = PlantedBug.named(name).orElseThrow(() -> unknown(name, span));
    return Reply.of(session.withReveal(), BugsView.one(bug, session.view(world)));
  }

  private static UserError unknown(String name, Span span) {
    return new UserError(
        "there is no bug '"
            + name
            + "'"
            + Nearest.hint(name, PlantedBug.words(), "bugs lists them"),
        span);
  }
}
