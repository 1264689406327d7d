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
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/** {@code bugs [NAME]}: mistakes that people make in a backward pass. */
public record Bugs() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "bugs",
            "bugs [NAME]",
            "list well-known mistakes, and how often a network learns all the same",
            "bugs")
        .details(
            """
            Each is an edit of a right program. With a name: its story, where it was met, and the lines before
            and after.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.BUG;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Reply.of(session, BugsView.all(session.view(world)));
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
