package backstep.shell.command;

import backstep.machine.Clock;
import backstep.machine.Timeline;
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

/** {@code epoch [n]}: runs to the end of an epoch. */
public record Epoch() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.MOVE, "epoch", "epoch [n]", "run to the end of this epoch, or n of them", "epoch");
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
    int epochs = arguments.countOr(1);
    arguments.end();
    return Travel.forward(
        session, ready -> ready.endAfter(steps(ready, epochs)), null, world, Run::summary);
  }

  /** The steps that are left of the epoch at hand, and those of the others. */
  private static long steps(Timeline ready, long epochs) {
    Clock clock = ready.ahead().clock();
    long ended = clock.stepsEnded(ready.now().position());
    return epochs * clock.stepsPerEpoch() - ended % clock.stepsPerEpoch();
  }
}
