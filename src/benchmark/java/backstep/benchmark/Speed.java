package backstep.benchmark;

import backstep.machine.Listener;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.machine.Walk;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.notation.ProgramParser;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The time of one training sample, from the beginning of a program, three ways. */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Speed.SAMPLES)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 10, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class Speed {
  static final int SAMPLES = 2000;
  static final String WIDE = "784-128-10";

  @Param({"question-relu", "question-sigmoid", "fixed-relu", "fixed-sigmoid", WIDE})
  public String program;

  private Machine machine;
  private State start;
  private Timeline begin;
  private Plain plain;
  private List<double[][]> parameters;

  /** Prepares all three, and makes sure that they compute the same. */
  @Setup
  public void prepare() {
    Experiment experiment = experiment(program);
    machine = new Machine(experiment);
    start = machine.start();
    begin = Timeline.begin(experiment);
    plain = plain(experiment);
    parameters = parameters(start);
    requireSame(run(), machine.next(step()), "stepping");
    requireSame(run(), plain());
  }

  static Experiment experiment(String program) {
    return program.equals(WIDE)
        ? Experiment.of(WIDE, ProgramParser.parse(WIDE, Wide.text()))
        : Experiment.of(program, Shipped.named(program).orElseThrow().program());
  }

  private Plain plain(Experiment experiment) {
    return program.equals(WIDE)
        ? new PlainWide(Wide.x(), Wide.d())
        : new PlainXor(program, (int) setting(experiment, "hidden"), setting(experiment, "alpha"));
  }

  private static double setting(Experiment experiment, String name) {
    return experiment.program().setting(name).orElseThrow().number();
  }

  private static List<double[][]> parameters(State state) {
    return state.values().names().stream()
        .limit(2)
        .map(name -> rows(state.value(name).matrix()))
        .toList();
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.shape().rows()][matrix.shape().cols()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  private static void requireSame(State run, Plain loops) {
    double[][][] ours = parameters(run).toArray(double[][][]::new);
    double[][][] theirs = loops.parameters().toArray(double[][][]::new);
    if (!Arrays.deepEquals(ours, theirs)
        || run.lossSoFar() != loops.lossSoFar()
        || run.epochLoss() != loops.epochLoss()) {
      throw new IllegalStateException("the loops do not compute what the program computes");
    }
  }

  private static void requireSame(State run, State stepped, String what) {
    if (!run.equals(stepped)) {
      throw new IllegalStateException(what + " does not compute what running computes");
    }
  }

  /** A sample after the other, line by line, with all that is kept to go back: the command step. */
  @Benchmark
  public State step() {
    Timeline now = begin;
    for (int i = 0; i < SAMPLES; i++) {
      now = Walk.forward(now, now.endAfter(1), Stops.NONE, null, Listener.NONE).timeline();
    }
    return now.now();
  }

  /** All samples at once. */
  @Benchmark
  public State run() {
    return machine.after(start, (long) SAMPLES * machine.clock().ticksPerStep());
  }

  /** The same by hand. */
  @Benchmark
  public Plain plain() {
    plain.start(parameters);
    plain.run(SAMPLES);
    return plain;
  }
}
