package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.DataSet;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.Sample;
import backstep.notation.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cells behind each name that no line writes: the settings, and what the machine gives. */
final class Given {
  private final Experiment experiment;
  private final Map<String, Buffer> cells = new HashMap<>();
  private final Samples x;
  private final Samples d;
  private final Buffer epoch;
  private final Buffer number;
  private final Draws draws;
  private final List<Buffer> drawn;

  /** A value of all samples of a step, a sample a column, and the same a sample a row. */
  private record Samples(Buffer columns, Buffer rows) {
    static Samples of(Shape shape) {
      Buffer columns = Buffer.of(shape);
      return new Samples(
          columns, shape.isVector() ? columns.transposedVector() : Buffer.of(shape.transposed()));
    }

    void load(int sample, Matrix column) {
      columns.loadColumn(sample, column);
      if (!areSameCells()) {
        rows.loadRow(sample, column);
      }
    }

    private boolean areSameCells() {
      return columns.shape().isVector();
    }

    Stream<Buffer> buffers() {
      return areSameCells() ? Stream.of(columns) : Stream.of(columns, rows);
    }
  }

  /**
   * What the lines of {@code parameters:} find: the first step of the data.
   *
   * @param size how many samples it takes
   */
  Given(Experiment experiment, Draws draws, int size) {
    this(experiment, draws, size, Buffer.of(Shape.SCALAR), Buffer.of(Shape.SCALAR));
    experiment.program().settings().stream()
        .filter(Setting::isNumber)
        .forEach(setting -> cells.put(setting.name(), number(setting.number())));
    Sample first = experiment.data().sample(0);
    give("inputs", number(first.x().shape().rows()));
    give("outputs", number(first.d().shape().rows()));
    for (int i = 0; i < size; i++) {
      load(i, i);
    }
  }

  private Given(Experiment experiment, Draws draws, int size, Buffer epoch, Buffer number) {
    this.experiment = experiment;
    this.draws = draws;
    this.drawn = draws.shapes(size).stream().map(Buffer::of).toList();
    this.epoch = epoch;
    this.number = number;
    Sample first = experiment.data().sample(0);
    this.x = Samples.of(new Shape(first.x().shape().rows(), size));
    this.d = Samples.of(new Shape(first.d().shape().rows(), size));
    give("x", x.columns);
    give("d", d.columns);
    give("X", x.rows);
    give("D", d.rows);
    give("m", number(size));
    give("epoch", epoch);
    give("step", number);
    give("sample", number);
  }

  /** The same for steps of a size, in other cells only what belongs to their samples. */
  Given ofSize(int size) {
    Given other = new Given(experiment, draws, size, epoch, number);
    cells.forEach(other.cells::putIfAbsent);
    return other;
  }

  private static Buffer number(double value) {
    return Buffer.of(Matrix.scalar(value));
  }

  /** Unless the program means something else by the name. */
  private void give(String name, Buffer buffer) {
    if (experiment.given().contains(name)) {
      cells.put(name, buffer);
    }
  }

  /** The cells behind each name. */
  Map<String, Buffer> cells() {
    return cells;
  }

  /** Those that hold what a step takes: of the data, and what its lines draw. */
  Stream<Buffer> ofTheStep() {
    return Stream.concat(Stream.of(x, d).flatMap(Samples::buffers), drawn.stream());
  }

  /** The cells that hold what a call in a line has drawn, if it is one that a step draws. */
  Optional<Buffer> drawn(Expr.Call call) {
    return draws.number(call).stream().mapToObj(drawn::get).findFirst();
  }

  /** Those that hold where the step stands in the run. */
  List<Buffer> ofTheMoment() {
    return List.of(epoch, number);
  }

  /** Gives what a step takes, and its place in the run. */
  void take(Step step, int epochNow, int numberNow) {
    for (int i = 0; i < step.size(); i++) {
      load(i, step.rows().get(i));
    }
    for (int i = 0; i < drawn.size(); i++) {
      drawn.get(i).load(step.draws().get(i));
    }
    epoch.set(0, 0, epochNow);
    number.set(0, 0, numberNow);
  }

  private void load(int place, int row) {
    DataSet data = experiment.data();
    x.load(place, data.sample(row).x());
    d.load(place, data.sample(row).d());
  }
}
