package backstep.machine;

import backstep.matrix.Matrix;
import backstep.notation.Axes;
import backstep.notation.Expr;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A value for each sample of the data, with the parameters that a state has now. The data is cut
 * into steps in its own order, whatever order a run takes it in, and each is run aside: the run
 * itself is not touched. A value that has no part for each sample of a step is computed with one
 * sample a step. {@link Ensemble#survey} does the same for many seeds.
 */
public final class Survey {
  private final Machine machine;
  private final State state;
  private final int line;
  private final Probe probe;
  private final Axes.SampleAxis along;

  /** How many values a step gives. */
  private final int size;

  private int lastStep = -1;
  private Matrix ofLastStep;

  private Survey(
      Machine machine, State state, Probe probe, int line, Axes.SampleAxis along, int size) {
    this.machine = machine;
    this.state = state;
    this.probe = probe;
    this.line = line;
    this.along = along;
    this.size = size;
  }

  /**
   * The value of an expression when a sample has run whole.
   *
   * @throws backstep.notation.UserError if it cannot be asked of this machine's states
   */
  public static Survey of(Machine machine, State state, Expr expr) {
    return of(machine, state, Reading.atEnd(expr));
  }

  /**
   * What is read of each sample on the way.
   *
   * @throws backstep.notation.UserError if it cannot be asked of this machine's states
   */
  public static Survey of(Machine machine, State state, Reading reading) {
    Probe probe =
        machine.probe(reading.expr()); // before its axes are looked for: it may be unknown
    Axes.SampleAxis along = machine.samplesIn(reading.expr());
    if (!machine.experiment().isBatched() || along != Axes.SampleAxis.NEITHER) {
      return new Survey(
          machine, state, probe, reading.line(), along, machine.experiment().stepSize());
    }
    Machine single = machine.oneByOne();
    return ofSteps(single, single.adopt(state), reading);
  }

  /**
   * What is read of each step as a whole, by the number of the step.
   *
   * @throws backstep.notation.UserError if it cannot be asked of this machine's states
   */
  public static Survey ofSteps(Machine machine, State state, Reading reading) {
    Probe probe = machine.probe(reading.expr());
    return new Survey(machine, state, probe, reading.line(), Axes.SampleAxis.NEITHER, 1);
  }

  /** At most so many of the numbers from 0, evenly apart. */
  public static List<Integer> spread(int size, int most) {
    int count = Math.min(size, most);
    return IntStream.range(0, count).mapToObj(i -> (int) ((long) i * size / count)).toList();
  }

  /**
   * The value for the sample in a row of the data, or for a step.
   *
   * @throws backstep.notation.UserError if the expression reads what has not been computed there
   */
  public Matrix value(int row) {
    if (row / size != lastStep) {
      ofLastStep = probe.value(machine.fork(state, row / size, line));
      lastStep = row / size;
    }
    return along.part(ofLastStep, row % size);
  }

  /** The values for some samples. */
  public List<Matrix> values(List<Integer> rows) {
    return rows.stream().map(this::value).toList();
  }

  /** The values for all samples, in the order of the data. */
  public List<Matrix> values() {
    return IntStream.range(0, machine.experiment().data().size()).mapToObj(this::value).toList();
  }
}
