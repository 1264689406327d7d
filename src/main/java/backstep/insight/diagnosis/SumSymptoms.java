package backstep.insight.diagnosis;

import backstep.insight.gradient.Motion;
import backstep.insight.gradient.StepCheck;
import backstep.insight.why.NonFinite;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Symptoms of sums that go on from step to step. */
final class SumSymptoms {
  /** Of a longer epoch it is not known whether a sum is set back at its end. */
  private static final int MOST_STEPS = 2000;

  private static final double ROUNDING = 1e-9;

  private SumSymptoms() {}

  /**
   * A parameter that moves along a sum.
   *
   * @param factor what a step takes of the sum
   */
  private record Along(String parameter, String sum, double factor) {}

  /**
   * Sums that nothing makes smaller, along which parameters move: with the sums at 0 the step would
   * be right.
   */
  static Optional<Evidence> neverSetBack(Examination examination) {
    Machine machine = examination.machine();
    State begun = machine.aside(examination.judged(), 0);
    List<String> sums =
        StateSymptoms.kept(examination).filter(name -> isSum(machine, begun, name)).toList();
    State cleared = begun;
    for (String sum : sums) {
      cleared = machine.withValue(cleared, sum, begun.value(sum).matrix().map(any -> 0));
    }
    List<Along> all = along(examination, begun, cleared, sums);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Set<String> right =
        StepCheck.of(machine, cleared).motions().stream()
            .filter(motion -> motion.kind() == Motion.Kind.RIGHT)
            .map(Motion::parameter)
            .collect(Collectors.toSet());
    return right.containsAll(all.stream().map(Along::parameter).toList())
        ? Optional.of(evidence(examination, all))
        : Optional.empty();
  }

  /** True if each step of an epoch leaves all of a value, and some adds to it. */
  private static boolean isSum(Machine machine, State begun, String name) {
    State now = begun;
    boolean adds = false;
    int steps = machine.clock().stepsPerEpoch();
    if (steps > MOST_STEPS || begun.value(name).matrix().largest() == 0) {
      return false;
    }
    for (int i = 0; i < steps; i++) {
      if (NonFinite.isIn(now)
          || !(Math.abs(StateSymptoms.factor(machine, now, name) - 1) < ROUNDING)) {
        return false;
      }
      State next = machine.after(now, machine.clock().ticksPerStep());
      adds |= !next.value(name).matrix().equals(now.value(name).matrix());
      now = next;
    }
    return adds;
  }

  private static List<Along> along(
      Examination examination, State begun, State cleared, List<String> sums) {
    Machine machine = examination.machine();
    State next = machine.after(begun, machine.clock().ticksPerStep());
    State bare = machine.after(cleared, machine.clock().ticksPerStep());
    List<Along> all = new ArrayList<>();
    for (Line line : examination.program().parameters()) {
      String parameter = line.target();
      Matrix move = next.value(parameter).matrix().minus(begun.value(parameter).matrix());
      for (String sum : sums) {
        Matrix more =
            move.minus(bare.value(parameter).matrix().minus(begun.value(parameter).matrix()));
        times(more, begun.value(sum).matrix())
            .filter(factor -> isTimes(move, next.value(sum).matrix(), factor))
            .ifPresent(factor -> all.add(new Along(parameter, sum, factor)));
      }
    }
    return all;
  }

  /** The number by which one matrix is another, if there is one but 0. */
  private static Optional<Double> times(Matrix product, Matrix of) {
    if (!product.shape().equals(of.shape()) || of.largest() == 0) {
      return Optional.empty();
    }
    double factor = 0;
    for (int i = 0; i < of.shape().rows(); i++) {
      for (int j = 0; j < of.shape().cols(); j++) {
        factor = Math.abs(of.get(i, j)) == of.largest() ? product.get(i, j) / of.get(i, j) : factor;
      }
    }
    double found = factor;
    return Optional.of(found).filter(any -> any != 0 && isTimes(product, of, any));
  }

  private static boolean isTimes(Matrix product, Matrix of, double factor) {
    return product.minus(of.map(z -> factor * z)).largest() <= ROUNDING * product.largest();
  }

  private static Evidence evidence(Examination examination, List<Along> all) {
    Program program = examination.program();
    Along first = all.get(0);
    List<Integer> writers = program.writers(first.sum());
    int line = writers.get(writers.size() - 1);
    List<Sentence> evidence = new ArrayList<>();
    evidence.add(
        Sentence.of(
            first.parameter()
                + " moves by {} times "
                + first.sum()
                + ", of which each step keeps all",
            first.factor()));
    evidence.add(Sentence.of("line " + line + ": " + program.line(line)));
    evidence.add(
        Sentence.of("from " + first.sum() + " = 0 the step would go down the slope of the loss"));
    if (all.size() > 1) {
      evidence.add(
          Sentence.of(
              "the same holds of "
                  + all.stream().skip(1).map(Along::parameter).collect(Collectors.joining(", "))));
    }
    Evidence found =
        new Evidence(evidence, first.sum() + " set to 0 before each step", first.sum()).at(line);
    return setBack(program, all).map(mended -> found.trying(program, mended)).orElse(found);
  }

  /** The program with sums of one step only, where each is one of a name and something else. */
  private static Optional<Program> setBack(Program program, List<Along> all) {
    Program mended = program;
    for (String sum : all.stream().map(Along::sum).distinct().toList()) {
      List<Integer> writers = program.writers(sum);
      int line = writers.get(writers.size() - 1);
      Optional<Expr> addend = addend(program.line(line).value(), sum);
      if (addend.isEmpty()) {
        return Optional.empty();
      }
      mended = mended.withValue(line, addend.get());
    }
    return Optional.of(mended);
  }

  /** What is added to a name in {@code NAME + ...} and {@code ... + NAME}. */
  private static Optional<Expr> addend(Expr value, String name) {
    return value instanceof Expr.Binary sum && sum.operator() == Operator.PLUS
        ? Stream.of(List.of(sum.left(), sum.right()), List.of(sum.right(), sum.left()))
            .filter(pair -> pair.get(0) instanceof Expr.Name own && own.name().equals(name))
            .map(pair -> pair.get(1))
            .findFirst()
        : Optional.empty();
  }
}
