package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.Rerun;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.network.DataSet;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Sample;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Steps of a program that have come to one of its lines: some as they are, some from other
 * parameters, and some with other inputs, since at some numbers what is no slope is one.
 */
final class Looks {
  private static final double ROUNDING = 1e-9;
  private static final int OTHERS = 4;

  private final List<Look> looks = new ArrayList<>();

  private record Look(Machine machine, State state) {
    private Optional<Matrix> value(Expr expr) {
      return machine.probeIfFits(expr).flatMap(probe -> probe.valueIfDefined(state));
    }
  }

  /**
   * Runs them.
   *
   * @param own of the program itself, in whose words the parameters are moved
   * @param judge of the same program with more lines
   * @param begun steps of it at their beginning
   * @param ticks how far they run
   */
  Looks(Machine own, Machine judge, List<State> begun, long ticks) {
    begun.forEach(state -> add(judge, state, ticks));
    for (int i = 0; i < OTHERS; i++) {
      NumpyRandom random = new NumpyRandom(i);
      State moved = moved(own, begun.get(0), random, Math.pow(2, i));
      add(judge, moved, ticks);
      onOther(judge, moved(own.experiment().data(), random))
          .ifPresent(other -> add(other, moved, ticks));
    }
  }

  /** On other inputs, one sample a step; nothing where a shape of the program is that of its m. */
  private static Optional<Machine> onOther(Machine judge, DataSet data) {
    try {
      return Optional.of(judge.onOther(data));
    } catch (UserError misfit) {
      return Optional.empty();
    }
  }

  private void add(Machine machine, State begun, long ticks) {
    looks.add(new Look(machine, machine.after(machine.adopt(begun), ticks)));
  }

  /**
   * The same step from other parameters.
   *
   * @param width how far apart they may lie
   */
  static State moved(Machine machine, State begun, NumpyRandom random, double width) {
    State moved = begun;
    for (String name : parameters(machine)) {
      Matrix value = begun.value(name).matrix();
      moved =
          machine.withValue(moved, name, value.map(cell -> cell + width * (random.rand() - 0.5)));
    }
    return moved;
  }

  private static DataSet moved(DataSet data, NumpyRandom random) {
    List<Sample> samples =
        data.samples().stream()
            .map(sample -> Sample.of(sample.x().map(x -> x + random.rand() - 0.5), sample.d()))
            .toList();
    return new DataSet(data.name(), data.inputs(), data.outputs(), samples);
  }

  /** Those that the loss depends on and that lines are about. */
  private static Set<String> parameters(Machine machine) {
    Program program = machine.experiment().program();
    Set<String> names = new TreeSet<>();
    program.parameters().stream().map(Line::target).filter(program::isTrained).forEach(names::add);
    GradientLine.of(program).stream()
        .filter(GradientLine::isOfParameter)
        .map(GradientLine::of)
        .forEach(names::add);
    names.retainAll(new Rerun(machine, GradientCheck.LOSS).parameters());
    return names;
  }

  /** How many numbers an expression has in all of them, if it is as much work as a step. */
  double work() {
    return (double) looks.get(0).machine().cellsPerStep() * looks.size();
  }

  /** How many samples a step takes. */
  int samples() {
    return looks.get(0).state().step().size();
  }

  /** An expression in each of them; nothing where it does not fit. */
  Optional<List<Matrix>> values(Expr expr) {
    List<Matrix> all = looks.stream().flatMap(look -> look.value(expr).stream()).toList();
    return Optional.of(all).filter(any -> any.size() == looks.size());
  }

  /**
   * The number by which one is the other in all of them, if there is one but 0. Those in which the
   * other is no number tell nothing, as where an output has come to 1 and its logarithm has no
   * slope.
   */
  static OptionalDouble factor(List<Matrix> product, List<Matrix> of) {
    double factor = Double.NaN;
    for (int look = 0; look < of.size(); look++) {
      Matrix a = product.get(look);
      Matrix b = of.get(look);
      if (!a.shape().equals(b.shape())) {
        return OptionalDouble.empty();
      }
      if (!b.allCells(Double::isFinite)) {
        continue;
      }
      factor = Double.isNaN(factor) ? factor(a, b) : factor;
      double found = Double.isNaN(factor) ? 0 : factor;
      if (!(a.minus(b.map(cell -> found * cell)).largest() <= ROUNDING * a.largest())) {
        return OptionalDouble.empty();
      }
    }
    return Double.isNaN(factor) || factor == 0 ? OptionalDouble.empty() : OptionalDouble.of(factor);
  }

  private static double factor(Matrix product, Matrix of) {
    double largest = of.largest();
    for (int i = 0; largest > 0 && i < of.shape().rows(); i++) {
      for (int j = 0; j < of.shape().cols(); j++) {
        if (Math.abs(of.get(i, j)) == largest) {
          return product.get(i, j) / of.get(i, j);
        }
      }
    }
    return Double.NaN;
  }
}
