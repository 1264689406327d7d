package backstep.shell.command;

import backstep.machine.Clock;
import backstep.machine.Listener;
import backstep.machine.Position;
import backstep.machine.Timeline;
import backstep.notation.Expr;
import backstep.notation.Printer;
import backstep.notation.UserError;
import backstep.render.Table;
import backstep.render.View;
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
import java.util.ArrayList;
import java.util.List;

/** {@code history EXPRESSION}: a value over time. */
public record History() implements Command {
  private static final int MOST = 20;

  /** What a table takes beside its values. */
  private static final int POSITION_COLUMN = 20;

  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "history",
            "history EXPRESSION [every N]",
            "show how a value went over time, up to now",
            "step 8; history y")
        .details(
            """
            At the end of each sample, or where those are many, of some twenty epochs; every N takes each Nth epoch.
            Row 12:3:end is epoch 12, sample 3, at its end.
            """);
  }

  @Override
  public Syntax syntax() {
    return Completion.EXPRESSION.then(
        Syntax.word("every", "only each Nth epoch").then(Completion.OTHER).optional());
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Expr expr = arguments.expressionUpTo("every");
    int every = arguments.takes("every") ? arguments.count("a number of epochs") : 0;
    arguments.end();
    Timeline timeline = session.timeline();
    timeline.here().probe(expr);
    List<String> moments = new ArrayList<>();
    List<String> values = new ArrayList<>();
    View beside = session.view(world).beside(POSITION_COLUMN);
    for (Position position : positions(timeline, every)) {
      world.progress("at " + position);
      if (world.isCancelled()) {
        throw new UserError("interrupted at " + position);
      }
      Timeline then = timeline.goTo(timeline.timeOf(position), Listener.NONE);
      moments.add(position.toString());
      values.add(Travel.value(then, expr, beside));
    }
    if (moments.isEmpty()) {
      throw new UserError(
          every > 0
              ? "there is no such epoch yet; run " + every + " goes on"
              : "no " + timeline.here().experiment().stepWord() + " has ended yet; step runs one");
    }
    return Reply.of(
        session,
        new Table(1)
            .numbers("at", moments)
            .numbers(Printer.print(expr), values)
            .draw(session.view(world)));
  }

  /** The ends of samples or epochs that lie behind. */
  private static List<Position> positions(Timeline timeline, int every) {
    Clock clock = timeline.here().clock();
    long ended = clock.stepsEnded(timeline.now().position());
    if (every == 0 && ended <= MOST) {
      return positions(ended, 1, clock);
    }
    long epochs = ended / clock.stepsPerEpoch();
    long each = every > 0 ? every : Math.max(1, (epochs + MOST - 1) / MOST);
    return positions(ended, each * clock.stepsPerEpoch(), clock);
  }

  private static List<Position> positions(long ended, long each, Clock clock) {
    List<Position> positions = new ArrayList<>();
    for (long count = each; count <= ended; count += each) {
      positions.add(clock.endOfStep(count - 1));
    }
    return positions;
  }
}
