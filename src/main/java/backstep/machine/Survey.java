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
  private int lastStep = -1;
  private Matrix ofLastStep;

  private Survey(Machine machine, State state, Reading reading) {
    this.probe = machine.probe(reading.expr());
    this.machine = machine;
    this.state = state;
    this.line = reading.line();
    this.along = machine.codes().samplesIn(reading.expr());
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
    Survey survey = new Survey(machine, state, reading);
    if (!machine.experiment().isBatched() || survey.along != Axes.SampleAxis.NEITHER) {
      return survey;
    }
    Machine single = machine.oneByOne();
    return new Survey(single, single.adopt(state), reading);
  }

  /** At most so many of the numbers from 0, evenly apart. */
  public static List<Integer> spread(int size, int most) {
    int count = Math.min(size, most);
    return IntStream.range(0, count).mapToObj(i -> (int) ((long) i * size / count)).toList();
  }

  /**
   * The value for the sample in a row of the data.
   *
   * @throws backstep.notation.UserError if the expression reads what has not been computed there
   */
  public Matrix value(int row) {
    int size = machine.experiment().stepSize();
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
