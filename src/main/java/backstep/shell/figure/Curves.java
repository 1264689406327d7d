package backstep.shell.figure;

import backstep.machine.Clock;
import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.Probe;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.FileName;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.UserError;
import backstep.render.Chart;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** How values went over the epochs of a run, for {@code plot}. */
final class Curves {
  /** Fewer would show a loss that jumps back and forth as one that does not. */
  private static final int MOST = 4000;

  private Curves() {}

  /** The epochs that have ended; some of them, spread evenly, where they are very many. */
  static List<Integer> ends(Timeline timeline) {
    int epochs = (int) (steps(timeline) / timeline.here().clock().stepsPerEpoch());
    if (epochs < 2) {
      throw new UserError("there are not two epochs yet to draw; run 100 goes on");
    }
    int each = (epochs + MOST - 1) / MOST;
    List<Integer> ends = new ArrayList<>();
    for (int end = 0; end < epochs - 1; end += each) {
      ends.add(end);
    }
    ends.add(epochs - 1);
    return ends;
  }

  /** How many steps have ended. */
  static long steps(Timeline timeline) {
    return timeline.here().clock().stepsEnded(timeline.now().position());
  }

  private static Chart.Curve curve(
      String name, List<Integer> ends, World world, IntFunction<Double> value) {
    double[] epochs = new double[ends.size()];
    double[] values = new double[ends.size()];
    for (int i = 0; i < epochs.length; i++) {
      world.progress("at epoch " + ends.get(i));
      if (world.isCancelled()) {
        throw new UserError("interrupted at epoch " + ends.get(i));
      }
      epochs[i] = ends.get(i);
      values[i] = value.apply(ends.get(i));
    }
    return new Chart.Curve(name, epochs, values);
  }

  /** The curve of a value in this run. */
  static Chart.Curve own(Timeline timeline, Expr expr, List<Integer> ends, World world) {
    Clock clock = timeline.here().clock();
    return curve(
        Printer.print(expr) + remark(expr, timeline.here().experiment()),
        ends,
        world,
        epoch -> {
          long time = timeline.timeOf(clock.endOfEpoch(epoch));
          Timeline then = timeline.goTo(time, Listener.NONE);
          return number(expr, then.here().probe(expr).value(then.now()));
        });
  }

  /** That the loss which is drawn is not {@code loss}, where it is not. */
  private static String remark(Expr expr, Experiment experiment) {
    Program program = experiment.program();
    boolean isAnother =
        Printer.print(expr).equals(Subject.EPOCH_LOSS)
            && !program.writers(Subject.LOSS).isEmpty()
            && !program.reported().equals(Optional.of(Subject.LOSS));
    return isAnother
        ? ": " + program.reported().orElseThrow() + ", added up (loss is another number)"
        : "";
  }

  private static double number(Expr expr, Matrix value) {
    if (!value.shape().isScalar()) {
      String name = Printer.print(expr);
      throw new UserError(
          "a curve is drawn of one number, and "
              + name
              + " is "
              + value.shape()
              + ": plot max(abs("
              + name
              + ")), or one of its cells",
          expr.span());
    }
    return value.scalar();
  }

  /** The same over as many epochs of another program, from its beginning. */
  static Chart.Curve other(Experiment other, Expr expr, List<Integer> ends, World world) {
    Machine machine = new Machine(other);
    Probe probe = machine.probe(expr);
    State[] state = {machine.start()};
    long[] ran = {0};
    return curve(
        Printer.print(expr) + " of " + FileName.toOthers(other.title()) + remark(expr, other),
        ends,
        world,
        end -> {
          long time = (end + 1) * machine.clock().ticksPerEpoch() - 1;
          state[0] = machine.after(state[0], time - ran[0]);
          ran[0] = time;
          return number(expr, probe.value(state[0]));
        });
  }
}
