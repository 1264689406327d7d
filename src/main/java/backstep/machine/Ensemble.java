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
import backstep.notation.Axes;
import backstep.notation.Lowering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs one experiment from many seeds side by side, each in a {@linkplain Lanes lane} of its own,
 * in the same bits as a {@link Machine} runs it from each of them.
 *
 * <p>Training leaves out what no parameter depends on. One thread at a time.
 */
public final class Ensemble {
  private final Experiment experiment;
  private final Codes codes;
  private final Lanes lanes;
  private final List<Reading> readings;
  private final List<Axes.SampleAxis> samples;
  private final List<Buffer> parameters;
  private final Map<Integer, StepKernels> bySize = new HashMap<>();
  private final Draws draws;
  private final Order[] orders;
  private final int[] sizes;
  private final boolean areAlike;
  private final double[] epochLoss;
  private int epoch;

  /**
   * Lowers the program.
   *
   * @param width how many seeds side by side
   * @param loops what other ensembles have loops, on whatever threads they run
   * @param readings what {@link #survey} reads
   * @throws backstep.notation.UserError if a name or a shape of the program does not fit
   */
  public Ensemble(Experiment experiment, int width, Loops loops, List<Reading> readings) {
    this.experiment = experiment;
    this.readings = readings;
    this.draws = new Draws(experiment);
    this.areAlike = experiment.isInTurn() && !draws.isAny();
    this.sizes = Order.inTurn(experiment.data().size(), experiment.stepSize()).sizes();
    this.codes = new Codes(experiment, draws, sizes);
    this.samples = readings.stream().map(reading -> codes.samplesIn(reading.expr())).toList();
    this.lanes = new Lanes(width, alike(), loops);
    this.parameters = codes.parameters().lines().stream().map(line -> line.slot().value()).toList();
    this.epochLoss = new double[width];
    this.orders = new Order[width];
    Arrays.stream(sizes).forEach(this::ofSize);
  }

  /** What is given to all seeds alike. */
  private List<Buffer> alike() {
    return Arrays.stream(sizes)
        .mapToObj(size -> codes.ofSize(size).given())
        .flatMap(given -> alike(given).stream())
        .toList();
  }

  private List<Buffer> alike(Given given) {
    Map<String, Buffer> alike = new HashMap<>(given.cells());
    alike.remove(KnownSetting.SEED.word());
    if (!areAlike) {
      alike.values().removeIf(cells -> given.ofTheStep().anyMatch(of -> of.sharesCells(cells)));
    }
    return List.copyOf(alike.values());
  }

  private StepKernels ofSize(int size) {
    return bySize.computeIfAbsent(size, StepKernels::new);
  }

  /** What runs a step of one size in all lanes. */
  private final class StepKernels {
    private final Code code;
    private final Kernel training;
    private final Kernel reporting;
    private final Kernel surveying;
    private final double[] reported;
    private final List<Buffer> ofTheStep;
    private final List<Buffer> read = new ArrayList<>();

    private StepKernels(int size) {
      this.code = codes.ofSize(size);
      Buffer loss = code.reported();
      this.reported = lanes.line(loss, 0, 0);
      List<Operation> step = code.operations();
      List<Buffer> results = new ArrayList<>(parameters);
      this.training =
          Unrolled.inOrder(lanes.translate(Chain.of(DeadCode.removed(step, results), results)));
      results.add(loss);
      this.reporting = Unrolled.inOrder(lanes.translate(DeadCode.removed(step, results)));
      this.surveying = Unrolled.inOrder(lanes.translate(withReadings()));
      this.ofTheStep = code.given().ofTheStep().filter(lanes::isRead).toList();
    }

    /** A whole step, and before each line what is to be read there. */
    private List<Operation> withReadings() {
      readings.forEach(reading -> read.add(null));
      List<Operation> operations = new ArrayList<>();
      for (int line = 1; line <= code.lines().size(); line++) {
        addReadings(operations, line);
        operations.addAll(code.line(line).kernels());
      }
      addReadings(operations, Position.END);
      return operations;
    }

    private void addReadings(List<Operation> operations, int line) {
      for (int i = 0; i < readings.size(); i++) {
        if (readings.get(i).line() == line) {
          Lowering.Lowered lowered =
              Lowering.expression(readings.get(i).expr(), code.scopeAt(line));
          Buffer copy = Buffer.of(lowered.slot().value().shape());
          operations.addAll(lowered.kernels());
          operations.add(new Kernels.Copy(copy, lowered.slot().value()));
          read.set(i, copy);
        }
      }
    }

    /**
     * Gives each lane its step.
     *
     * @param steps of each order
     */
    private void take(Function<Order, Step> steps, int atEpoch, int number) {
      if (areAlike) {
        code.given().take(steps.apply(orders[0]), atEpoch, number);
        ofTheStep.forEach(lanes::fill);
      } else {
        takeEach(steps, atEpoch, number);
      }
      code.given().ofTheMoment().forEach(lanes::fill);
    }

    private void takeEach(Function<Order, Step> steps, int atEpoch, int number) {
      for (int lane = 0; lane < lanes.width(); lane++) {
        code.given().take(steps.apply(orders[lane]), atEpoch, number);
        for (Buffer cells : ofTheStep) {
          lanes.scatter(cells, lane);
        }
      }
    }
  }

  /** Begins at epoch 0, a lane for each seed; with fewer seeds than lanes some lanes are idle. */
  public void begin(List<Integer> seeds) {
    Buffer seed = codes.parameters().given().cells().get(KnownSetting.SEED.word());
    for (int lane = 0; lane < lanes.width(); lane++) {
      NumpyRandom drawn = codes.parameters().draw(seeds.get(Math.min(lane, seeds.size() - 1)));
      orders[lane] = areAlike && lane > 0 ? orders[0] : Order.of(experiment, draws, () -> drawn);
      for (Buffer parameter : parameters) {
        lanes.scatter(parameter, lane);
      }
      if (seed != null) {
        lanes.scatter(seed, lane);
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
   * @param goesOn asked before each step
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
    for (int number = 0; number < experiment.stepsPerEpoch(); number++) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      take(number).training.run();
    }
    return true;
  }

  private boolean trainAndReport(BooleanSupplier goesOn) {
    double[] sum = new double[lanes.width()];
    for (int number = 0; number < experiment.stepsPerEpoch(); number++) {
      if (!goesOn.getAsBoolean()) {
        return false;
      }
      StepKernels step = take(number);
      step.reporting.run();
      for (int lane = 0; lane < sum.length; lane++) {
        sum[lane] += step.reported[lane];
      }
    }
    System.arraycopy(sum, 0, epochLoss, 0, sum.length);
    return true;
  }

  /** Gives each lane its step of the epoch; all are of one size. */
  private StepKernels take(int number) {
    StepKernels kernels = ofSize(orders[0].step(epoch, number).size());
    kernels.take(order -> order.step(epoch, number), epoch, number);
    return kernels;
  }

  /** Hears what has been read of each sample in each lane. */
  @FunctionalInterface
  public interface Surveyor {
    /**
     * Hears it.
     *
     * @param values one for each of the readings
     */
    void hear(int lane, int row, List<Matrix> values);
  }

  /**
   * Runs the data aside in its own order, with the parameters as they are, and takes from the
   * values what belongs to each sample.
   *
   * @param lanes how many of the lanes to hear of
   */
  public void survey(int lanes, Surveyor surveyor) {
    for (int number = 0; number < orders[0].stepsInTurn(); number++) {
      List<Buffer> read = runAside(number);
      List<Integer> rows = orders[0].aside(last(), number).rows();
      for (int lane = 0; lane < lanes; lane++) {
        int seed = lane;
        List<Matrix> values = read.stream().map(buffer -> value(buffer, seed)).toList();
        for (int place = 0; place < rows.size(); place++) {
          surveyor.hear(lane, rows.get(place), parts(values, place));
        }
      }
    }
  }

  /** The step that has run last, or that comes first. */
  private Position last() {
    return epoch == 0
        ? Position.START
        : new Position(epoch - 1, experiment.stepsPerEpoch() - 1, Position.END);
  }

  private List<Matrix> parts(List<Matrix> values, int place) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> samples.get(i).part(values.get(i), place))
        .toList();
  }

  /** Runs a step whole, and leaves the parameters as they were. */
  private List<Buffer> runAside(int number) {
    List<double[][]> before = parameters.stream().map(lanes::copy).toList();
    Position from = last();
    StepKernels kernels = ofSize(orders[0].aside(from, number).size());
    kernels.take(order -> order.aside(from, number), from.epoch(), number);
    kernels.surveying.run();
    for (int i = 0; i < before.size(); i++) {
      lanes.restore(parameters.get(i), before.get(i));
    }
    return kernels.read;
  }

  /** A parameter as it is now. */
  public Matrix parameter(String name, int lane) {
    return value(codes.parameters().slots().get(name).value(), lane);
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
