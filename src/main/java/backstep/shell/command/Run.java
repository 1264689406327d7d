package backstep.shell.command;

import backstep.insight.diagnosis.Explosion;
import backstep.insight.why.NonFinite;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.notation.UserError;
import backstep.render.PositionView;
import backstep.render.Style;
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

/** {@code run [epochs]}: runs many samples. */
public record Run() implements Command {
  private static final String GROWN = ", far too large";

  @Override
  public Help help() {
    return Help.of(
            Group.MOVE,
            "run r",
            "run [epochs]",
            "run to the last epoch, or so many epochs from here",
            "run 10")
        .details(
            """
            The last epoch is the setting epochs; run N goes further too. Ctrl-C stops at the end of a sample.
            A value is far too large at the end where a sweep would call it exploded.
            A run gives the same bits as stepping, on every platform. They are still only one of many possible
            roundings: some runs are chaotic, and there the smallest difference in rounding grows until it decides.
            question-relu is, from about epoch 600 on, so a numpy script of the same network agrees with it up to
            there, and not to the digit later.
            """);
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Syntax syntax() {
    return Completion.OTHER;
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    if (arguments.isEmpty()) {
      return Travel.forward(session, Run::end, null, world, Run::summary);
    }
    long epochs = arguments.count("a number of epochs");
    arguments.end();
    return Travel.forward(
        session,
        ready -> ready.endAfter(epochs * ready.ahead().clock().stepsPerEpoch()),
        null,
        world,
        Run::summary);
  }

  /** The time of the program's last moment, which must lie ahead. */
  static long end(Timeline ready) {
    int epochs = ready.ahead().experiment().epochs();
    long time = ready.timeOf(ready.ahead().clock().endOfEpoch(epochs - 1));
    if (time <= ready.now().time()) {
      throw new UserError(
          (epochs == 1 ? "the one epoch" : "all " + epochs + " epochs")
              + " of this program "
              + (epochs == 1 ? "has" : "have")
              + " run; run N runs N more");
    }
    return time;
  }

  /** Where a long run has ended, its loss, and what has grown far too large. */
  static String summary(Timeline there, View view) {
    State state = there.now();
    String loss =
        there.here().experiment().program().reported().isEmpty() || !hasEpoch(state)
            ? ""
            : "epoch_loss = " + view.inline(Matrix.scalar(state.epochLoss())) + "\n";
    return PositionView.place(there.here().experiment(), state)
        + " · end\n"
        + loss
        + grown(there, view);
  }

  /** Nothing where something is not finite: every motion says that. */
  private static String grown(Timeline there, View view) {
    return NonFinite.isIn(there.now())
        ? ""
        : Explosion.at(there)
            .map(explosion -> explosion.sentence().with(view.numbers()::format) + GROWN)
            .map(sentence -> Style.WRONG.on(sentence) + "\n")
            .orElse("");
  }

  /** True once an epoch has ended; its loss may be nan. */
  private static boolean hasEpoch(State state) {
    return state.position().epoch() > 0 || !Double.isNaN(state.epochLoss());
  }
}
