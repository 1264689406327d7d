package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Chain;
import backstep.matrix.Kernel;
import backstep.matrix.Kernels;
import backstep.matrix.Lanes;
import backstep.matrix.Loops;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Operation;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.notation.Expr;
import backstep.notation.Lowering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs one experiment from many seeds side by side, each in a {@linkplain Lanes lane} of its own,
 * in the same bits as a {@link Machine} runs it from each of them.
 *
 * <p>Training leaves out what no parameter depends on. One thread at a time.
 */
public final class Ensemble {
  /** What the machine gives for each sample from the data. */
  private static final List<String> OF_THE_ROW = List.of("x", "d");

  /** What it gives besides. */
  private static final List<String> OF_THE_MOMENT = List.of("epoch", "sample");

  /** What {@link #test} looks at: an expression, before a line or at the end of a sample. */
  public record Look(int line, Expr expr) {}

  private final Experiment experiment;
  private final Code code;
  private final Lanes lanes;
  private final List<Buffer> parameters;
  private final List<Buffer> seen = new ArrayList<>();
  private final Order[] orders;
  private final Kernel training;
  private final Kernel reporting;
  private final Kernel testing;
  private final double[] reported;
  private final double[] epochLoss;
  private int epoch;

  /**
   * Lowers the program.
   *
   * @param width how many seeds side by side
   * @param loops what other ensembles have loops, on whatever threads they run
   * @throws backstep.notation.UserError if a name or a shape of the program does not fit
   */
  public Ensemble(Experiment experiment, int width, Loops loops, List<Look> looks) {
    this.experiment = experiment;
    this.code = new Code(experiment);
    Set<String> ofEachSeed = new HashSet<>(experiment.isShuffled() ? OF_THE_ROW : List.of());
    ofEachSeed.add(KnownSetting.SEED.word());
    this.lanes = new Lanes(width, code.givenBut(ofEachSeed), loops);
    this.parameters = code.parameters().stream().map(step -> step.slot().value()).toList();
    this.epochLoss = new double[width];
    this.orders = new Order[width];
    Buffer loss =
        experiment
            .program()
            .reported()
            .map(name -> code.slotsAtEnd().get(name).value())
            .orElse(Buffer.of(Matrix.scalar(Double.NaN)));
    this.reported = lanes.line(loss, 0, 0);
    List<Operation> sample = code.steps().stream().flatMap(s -> s.kernels().stream()).toList();
    List<Buffer> results = new ArrayList<>(parameters);
    this.training =
        Unrolled.inOrder(lanes.translate(Chain.of(Needed.of(sample, results), results)));
    results.add(loss);
    this.reporting = Unrolled.inOrder(lanes.translate(Needed.of(sample, results)));
    this.testing = Unrolled.inOrder(lanes.translate(withLooks(looks)));
  }

  /** A whole sample, and before each line what is to be seen there. */
  private List<Operation> withLooks(List<Look> looks) {
    looks.forEach(look -> seen.add(null));
    List<Operation> operations = new ArrayList<>();
    for (int line = 1; line <= code.steps().size(); line++) {
      addLooks(operations, looks, line);
      operations.addAll(code.steps().get(line - 1).kernels());
    }
    addLooks(operations, looks, Position.END);
    return operations;
  }

  private void addLooks(List<Operation> operations, List<Look> looks, int line) {
    for (int i = 0; i < looks.size(); i++) {
      if (looks.get(i).line() == line) {
        Lowering.Lowered lowered = Lowering.expression(looks.get(i).expr(), code.scopeAt(line));
        Buffer copy = Buffer.of(lowered.slot().value().shape());
        operations.addAll(lowered.kernels());
        operations.add(new Kernels.Copy(copy, lowered.slot().value()));
        seen.set(i, copy);
      }
    }
  }

  /** Begins at epoch 0, a lane for each seed; with fewer seeds than lanes some lanes are idle. */
  public void begin(List<Integer> seeds) {
    for (int lane = 0; lane < lanes.width(); lane++) {
      NumpyRandom drawn = code.draw(seeds.get(Math.min(lane, seeds.size() - 1)));
      orders[lane] = Order.of(experiment, () -> drawn);
      for (Buffer parameter : parameters) {
        lanes.scatter(parameter, lane);
      }
      if (code.given(KnownSetting.SEED.word()) != null) {
        lanes.scatter(code.given(KnownSetting.SEED.word()), lane);
      }
    }
    Arrays.fill(epochLoss, Double.NaN);
    epoch = 0;
  }

  /** How many epochs have been trained. */
  public int epoch() {
    return epoch;
  }

  /**
   * Trains so many epochs further. The loss is summed in the last epoch of the experiment only.
   *
   * @param goesOn asked before each sample
   * @return false if it was told to stop, which leaves an epoch unfinished
   */
  public boolean train(int epochs, BooleanSupplier goesOn) {
    for (int i = 0; i < epochs; i++) {
      boolean last = epoch == experiment.epochs() - 1;
      if (!(last ? trainAndReport(goesOn) : trainEpoch(goesOn))) {
        return false;
      }
      epoch++;
    }
    return true;
  }

  private boolean trainEpoch(BooleanSupplier goesOn) {
    for (int sample = 0; sample < experiment.data().size(); sample++) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      take(sample, epoch);
      training.run();
    }
    return true;
  }

  private boolean trainAndReport(BooleanSupplier goesOn) {
    double[] sum = new double[lanes.width()];
    for (int sample = 0; sample < experiment.data().size(); sample++) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      take(sample, epoch);
      reporting.run();
      for (int lane = 0; lane < sum.length; lane++) {
        sum[lane] += reported[lane];
      }
    }
    System.arraycopy(sum, 0, epochLoss, 0, sum.length);
    return true;
  }

  /** Gives each lane its sample of the epoch. */
  private void take(int sample, int atEpoch) {
    if (!experiment.isShuffled()) {
      takeRow(sample, atEpoch);
      return;
    }
    for (int lane = 0; lane < lanes.width(); lane++) {
      code.take(orders[lane].row(atEpoch, sample), atEpoch, sample);
      for (String name : OF_THE_ROW) {
        lanes.scatter(code.given(name), lane);
      }
    }
    OF_THE_MOMENT.forEach(name -> lanes.fill(code.given(name)));
  }

  /** Gives all lanes one row of the data. */
  private void takeRow(int row, int atEpoch) {
    code.take(row, atEpoch, row);
    OF_THE_ROW.forEach(name -> lanes.fill(code.given(name)));
    OF_THE_MOMENT.forEach(name -> lanes.fill(code.given(name)));
  }

  /** Runs a sample of the data whole with the parameters as they are, and leaves them so. */
  public void test(int row) {
    List<double[][]> before = parameters.stream().map(lanes::copy).toList();
    takeRow(row, Math.max(0, epoch - 1));
    testing.run();
    for (int i = 0; i < before.size(); i++) {
      lanes.restore(parameters.get(i), before.get(i));
    }
  }

  /** What the last test saw in a lane, for each of the looks. */
  public List<Matrix> seen(int lane) {
    return seen.stream().map(buffer -> value(buffer, lane)).toList();
  }

  /** A parameter as it is now. */
  public Matrix parameter(String name, int lane) {
    return value(parameters.get(code.names().indexOf(name)), lane);
  }

  private Matrix value(Buffer buffer, int lane) {
    lanes.gather(buffer, lane);
    return buffer.toMatrix();
  }

  /** The reported loss summed over the last epoch, once that has been trained; NaN before. */
  public double epochLoss(int lane) {
    return epochLoss[lane];
  }
}
