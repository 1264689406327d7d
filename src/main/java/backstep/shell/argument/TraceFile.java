package backstep.shell.argument;

import backstep.exchange.Trace;
import backstep.machine.Clock;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Position;
import backstep.machine.Timeline;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.render.Prose;
import backstep.shell.Arguments;
import backstep.shell.Completion;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;

/**
 * {@code save trace FILE.csv [FROM TO]}: every value that lines write from one moment to another,
 * as a table.
 */
public record TraceFile(Timeline timeline, World world, Trace trace) {
  /** The word for this, behind save. */
  public static final String WORD = "trace";

  public static final Syntax SYNTAX =
      Syntax.word(WORD, "every number that lines compute, as a table")
          .then(Syntax.file(".csv", ".json"))
          .then(Completion.OTHER.repeated().optional());

  /** Takes the file and the range, which is the current epoch where none is given, and writes. */
  public static Reply run(Session session, Arguments arguments, World world) {
    Span place = arguments.here();
    String file = arguments.word("a file");
    Trace.Format format =
        Trace.Format.of(file)
            .orElseThrow(
                () ->
                    new UserError(
                        "a trace is saved in a file whose name ends in .csv or .json, as in"
                            + " save trace mine.csv",
                        place));
    TraceFile saved =
        new TraceFile(
            session.timeline(),
            world,
            new Trace(format, session.timeline().here().experiment().stepWord()));
    saved.addRange(arguments);
    UserError.at(place, () -> world.write(file, saved.trace.toString()));
    return Reply.of(
        session, "saved " + Prose.counted(saved.trace.cells(), "number") + " in " + file + "\n");
  }

  private void addRange(Arguments arguments) {
    int epoch = timeline.now().position().epoch();
    Clock clock = timeline.here().clock();
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      add(time(new Position(epoch, 0, 1), span), time(clock.endOfEpoch(epoch), span));
      return;
    }
    long from = time(position(arguments).first(), span);
    Span toSpan = arguments.here();
    long to = time(position(arguments).last(clock.stepsPerEpoch()), toSpan);
    arguments.end();
    if (to < from) {
      throw new UserError("the range ends before it begins", toSpan);
    }
    add(from, to);
  }

  private static PositionRef position(Arguments arguments) {
    Span span = arguments.here();
    String word = arguments.word("a position such as 0:3");
    return PositionRef.of(word, span)
        .orElseThrow(
            () -> new UserError("'" + word + "' is no position such as 0:3 or 12:3:9", span));
  }

  private long time(Position position, Span span) {
    return UserError.about(span, () -> timeline.timeOf(position));
  }

  /** What the lines write that run from one time up to another, itself included. */
  private void add(long from, long to) {
    Timeline then = timeline.goTo(from, Listener.NONE);
    Trace.check((to - from) / then.here().clock().ticksPerStep() * numbersPerStep(then.here()));
    for (long time = from; time <= to; time++) {
      Position position = then.now().position();
      if (!position.atEnd()) {
        add(then, position);
      } else if (world.isCancelled()) {
        throw new UserError("interrupted at " + position + "; nothing is saved");
      } else {
        world.progress("at " + position);
      }
      then = then.goTo(time + 1, Listener.NONE);
    }
  }

  private static long numbersPerStep(Machine machine) {
    return machine.experiment().program().lines().stream()
        .mapToLong(line -> machine.shape(line.target()).cells())
        .sum();
  }

  /** By the machine that ran it, since a value may have been set by hand right after. */
  private void add(Timeline then, Position position) {
    Machine machine = then.here();
    String name = machine.experiment().program().line(position.line()).target();
    trace.add(position, name, machine.next(then.now()).value(name).matrix());
  }
}
