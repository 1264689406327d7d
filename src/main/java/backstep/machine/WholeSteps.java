package backstep.machine;

import backstep.matrix.Buffer;
import backstep.matrix.Chain;
import backstep.matrix.Kernel;
import backstep.notation.Program;
import backstep.notation.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs whole steps one after the other, without a state between them. What no later step depends on
 * is left out; the rest is done by the same kernels as line by line, which gives the same bits.
 */
final class WholeSteps {
  private final Program program;
  private final Codes codes;
  private final Order order;
  private final Clock clock;
  private final Map<Integer, StepKernels> bySize = new HashMap<>();
  private long worked;

  WholeSteps(Program program, Codes codes, Order order, Clock clock) {
    this.program = program;
    this.codes = codes;
    this.order = order;
    this.clock = clock;
  }

  /** What runs a step of one size. */
  private final class StepKernels {
    private final Code code;
    private final Buffer reported;
    private final List<Kernel> kernels;
    private Kernel prepared;

    private StepKernels(int size) {
      this.code = codes.ofSize(size);
      this.reported = code.reported();
      List<Buffer> kept = new ArrayList<>(codes.livingOn(code));
      kept.add(reported);
      this.kernels = List.copyOf(Chain.of(DeadCode.removed(code.operations(), kept), kept));
    }

    private Kernel kernel() {
      if (prepared == null && worked >= Unrolled.WORTH_PREPARING) {
        prepared = Unrolled.of(kernels);
      }
      return prepared == null ? Unrolled.inOrder(kernels) : prepared;
    }
  }

  private StepKernels ofSize(int size) {
    return bySize.computeIfAbsent(size, StepKernels::new);
  }

  /** From the beginning of a step, the state so many steps later. */
  State run(State from, long count) {
    codes.load(from);
    codes.take();
    worked += count;
    Step step = from.step();
    StepKernels kernels = ofSize(step.size());
    Kernel kernel = kernels.kernel();
    Code ran = kernels.code;
    double lossSoFar = from.lossSoFar();
    double epochLoss = from.epochLoss();
    int index = from.position().step();
    int epoch = from.position().epoch();
    for (long i = 0; i < count; i++) {
      kernel.run();
      ran = kernels.code;
      lossSoFar += kernels.reported.scalar();
      if (++index == clock.stepsPerEpoch()) {
        index = 0;
        epoch++;
        epochLoss = lossSoFar;
        lossSoFar = 0;
      }
      int size = step.size();
      step = order.step(epoch, index);
      if (step.size() != size) {
        kernels = ofSize(step.size());
        kernel = kernels.kernel();
      }
      kernels.code.given().take(step, epoch, index);
    }
    long time = from.time() + count * clock.ticksPerStep();
    Values values = living(from.values(), ran, time - clock.ticksPerStep());
    State now =
        from.at(time, new Position(epoch, index, 1))
            .beginning(step, values)
            .withLosses(lossSoFar, epochLoss);
    codes.left(now);
    return now;
  }

  /** The parameters as a step that began at a time has left them, for the next one. */
  private Values living(Values old, Code ran, long stepStart) {
    Values values = old;
    int parameters = codes.parameters().slots().size();
    for (int i = 0; i < parameters; i++) {
      List<Integer> writers = program.writers(values.names().get(i));
      if (!writers.isEmpty()) {
        int line = writers.get(writers.size() - 1);
        Slot slot = ran.line(line).slot();
        values = values.with(i, Interpreter.written(slot, line, stepStart + line - 1, 0));
      }
    }
    return values.carriedOver(parameters);
  }
}
