package backstep.shell.command;

import backstep.insight.why.Accesses;
import backstep.machine.Timeline;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.AccessesView;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.HeldBack;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import java.util.List;

/** {@code reads [NAME]}: which version of each name the lines read and write. */
public record Reads() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.EXPLAIN,
            "reads",
            "reads [NAME]",
            "show which version of each name every line reads and writes",
            "reads Z1")
        .details(
            """
            The version of a name counts how often lines of this sample have written it. A read is stale where a
            line after the forward pass reads another version than the forward pass last read; a line that writes
            that name itself is exempt, since an update must read what it changes. With a name only the lines that
            read or write it are shown.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.WRITTEN;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Timeline timeline = session.timeline();
    Program program = timeline.here().experiment().program();
    List<Accesses> lines = Accesses.of(program);
    if (!arguments.isEmpty()) {
      Span span = arguments.here();
      String name = arguments.word("a name");
      arguments.end();
      lines = lines.stream().filter(line -> line.concerns(name)).toList();
      refuseUnknown(lines, name, program, span);
    }
    boolean isHeldBack = session.isByHand();
    boolean isStale = lines.stream().anyMatch(line -> !line.stale().isEmpty());
    String text =
        isHeldBack
            ? AccessesView.versions(lines, timeline, session.view(world)) + HeldBack.LATER
            : AccessesView.draw(lines, timeline, session.view(world));
    return Reply.of(
        isStale && !isHeldBack ? session.withReveal() : session, text + Travel.past(timeline));
  }

  private static void refuseUnknown(List<Accesses> lines, String name, Program program, Span span) {
    if (lines.isEmpty()) {
      List<String> names = program.writtenNames();
      throw new UserError(
          "no line writes '"
              + name
              + "'"
              + Nearest.hint(name, names, "there are " + String.join(", ", names)),
          span);
    }
  }
}
