package backstep.shell.command;

import backstep.machine.Trigger;
import backstep.notation.Expr;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Completion;
import backstep.shell.Group;
import backstep.shell.HeldBack;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.argument.LineRef;
import backstep.shell.argument.StopRef;
import java.util.ArrayList;
import java.util.List;

/** {@code break}: stops before a line. */
public record Break() implements Command {
  private static final String STALE = "stale";

  @Override
  public Help help() {
    return Help.of(
            Group.STOP,
            "break b",
            "break LINE | NAME | stale [if CONDITION]",
            "stop where a line is about to run",
            "break 4; continue")
        .details(
            """
            break NAME stops before each line that writes NAME. break stale stops before a line that reads a value
            whose version is not the one the forward pass last read; lines that write that name are exempt. A breakpoint
            sticks to its statement when lines are moved.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.WRITTEN
        .or(Completion.LINE)
        .or(Syntax.word(STALE, "where a line reads a value that was changed since"))
        .then(StopRef.CONDITION.optional());
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Program program = session.timeline().ahead().experiment().program();
    Span span = arguments.here();
    String word = arguments.word("a line, a name or stale");
    Trigger trigger = trigger(program, word, span);
    if (trigger instanceof Trigger.Stale) {
      HeldBack.refuse(session, span);
    }
    Expr condition = arguments.condition().orElse(null);
    arguments.end();
    return StopRef.add(session, trigger, condition);
  }

  private static Trigger trigger(Program program, String word, Span span) {
    if (LineRef.isLine(word)) {
      LineRef line = LineRef.named(word, program, span);
      return new Trigger.AtLine(line.numbered(program, "a breakpoint"));
    }
    if (!program.writers(word).isEmpty()) {
      return new Trigger.Writes(word);
    }
    if (word.equals(STALE)) {
      return new Trigger.Stale();
    }
    List<String> known = new ArrayList<>(program.writtenNames());
    known.add(STALE);
    throw new UserError(
        program.isParameter(word)
            ? "no numbered line writes " + word
            : "'"
                + word
                + "' is neither a line nor a name that a line writes"
                + Nearest.hint(word, known, "list shows the lines"),
        span);
  }
}
