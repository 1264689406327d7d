package backstep.shell.command;

import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Listing;
import backstep.render.ScriptListing;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.Travel;
import backstep.shell.World;
import backstep.shell.argument.LineRef;

/** {@code list [LINE]}: shows the program, its script, or a line with its whole comment. */
public record ListLines() implements Command {
  private static final String SCRIPT = "--script";

  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "list l",
            "list [LINE | --script]",
            "show the program, where the run stands and where it stops, or a line with its whole comment",
            "list; list 6")
        .details(
            """
            Of a program that was read from a script of numpy, a line ends with its place there, such as mine.py:31,
            by which every command that takes a line knows it, too; :31 is short for it. list --script shows the
            script itself around where the run stands, list --script 60 around its line 60.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.LINE.or(Syntax.word(SCRIPT, "the script that the program was read from"));
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Timeline timeline = session.timeline();
    Span span = arguments.here();
    if (arguments.takes(SCRIPT)) {
      return Reply.of(session, script(session, arguments, span, world) + Travel.past(timeline));
    }
    if (!arguments.isEmpty()) {
      Program program = timeline.here().experiment().program();
      LineRef line = LineRef.take(arguments, program);
      arguments.end();
      return Reply.of(session, Listing.line(line.toString(), line.lineOf(program), world.width()));
    }
    int line = timeline.now().position().line();
    return Reply.of(
        session,
        Listing.draw(timeline.here().experiment(), stops(session), line, world.width())
            + Travel.past(timeline));
  }

  private static Stops stops(Session session) {
    return session.timeline().isInAnotherPast() ? Stops.NONE : session.stops();
  }

  private static String script(Session session, Arguments arguments, Span span, World world) {
    Experiment experiment = session.timeline().here().experiment();
    int size = experiment.origin().lines().size();
    if (size == 0) {
      throw new UserError("this program was not read from a script; list shows it", span);
    }
    Span place = arguments.here();
    int around = arguments.isEmpty() ? 0 : number(arguments.word("a line of the script"));
    arguments.end();
    if (around < 0 || around > size) {
      throw new UserError("the lines of the script are 1 to " + size, place);
    }
    int line = session.timeline().now().position().line();
    return ScriptListing.draw(experiment, stops(session), line, around, world.window());
  }

  /**
   * A line of the script as {@code 60}, {@code :60} or {@code mine.py:60}; -1 for anything else.
   */
  private static int number(String word) {
    String digits = word.substring(word.lastIndexOf(':') + 1);
    return digits.matches("[1-9]\\d{0,8}") ? Integer.parseInt(digits) : -1;
  }
}
