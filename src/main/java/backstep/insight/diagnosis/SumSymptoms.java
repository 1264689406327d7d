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

  /** A shorter epoch is run more than once. */
  private static final int FEWEST_STEPS = 64;

  private static final double ROUNDING = 1e-9;

  private SumSymptoms() {}

  /**
   * A parameter that moves along a sum.
   *
   * @param factor what a step takes of the sum
   */
  private record Along(String parameter, String sum, double factor) {}

  /**
   * Sums that nothing makes smaller, along which parameters move, in each step or at the end of
   * several: with the sums at 0 that would be right.
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
    long rest = sums.isEmpty() ? 0 : stepsAtRest(examination, begun);
    long ticks = rest * machine.clock().ticksPerStep();
    List<Along> all =
        along(examination, machine.after(begun, ticks), machine.after(cleared, ticks), begun, sums);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<String> moved = all.stream().map(Along::parameter).toList();
    State from = cleared;
    boolean isRight =
        rest == 0
            ? right(StepCheck.of(machine, cleared)).containsAll(moved)
            : moved.stream()
                .allMatch(name -> StepCheck.movesDownSum(machine, from, name, MOST_STEPS));
    return isRight ? Optional.of(evidence(examination, all, rest == 0)) : Optional.empty();
  }

  private static Set<String> right(StepCheck check) {
    return check.motions().stream()
        .filter(motion -> motion.kind() == Motion.Kind.RIGHT)
        .map(Motion::parameter)
        .collect(Collectors.toSet());
  }

  /** How many steps of an epoch go by before one moves what the loss depends on. */
  private static int stepsAtRest(Examination examination, State begun) {
    Machine machine = examination.machine();
    int last = machine.clock().stepsPerEpoch() - 1;
    State now = begun;
    for (int steps = 0; steps < last; steps++) {
      State next = machine.after(now, machine.clock().ticksPerStep());
      State before = now;
      if (examination.forward().parameters().stream()
          .anyMatch(name -> !next.value(name).matrix().equals(before.value(name).matrix()))) {
        return steps;
      }
      now = next;
    }
    return last;
  }

  /**
   * True if each step of an epoch leaves all of a value, and some adds to it, and so do the next
   * ones, as far as they are finite: some count out on their own when to set it back.
   */
  private static boolean isSum(Machine machine, State begun, String name) {
    State now = begun;
    boolean adds = false;
    int steps = machine.clock().stepsPerEpoch();
    if (steps > MOST_STEPS || begun.value(name).matrix().largest() == 0) {
      return false;
    }
    for (int i = 0; i < Math.max(steps, FEWEST_STEPS); i++) {
      State next = machine.after(now, machine.clock().ticksPerStep());
      if (!(Math.abs(StateSymptoms.factor(machine, now, name) - 1) < ROUNDING)) {
        return adds && i >= steps && NonFinite.isIn(next);
      }
      adds |= !next.value(name).matrix().equals(now.value(name).matrix());
      now = next;
    }
    return adds;
  }

  /**
   * The parameters that a step moves along sums.
   *
   * @param begun the step as it is
   * @param cleared the same without what the sums were
   * @param kept where the sums were that
   */
  private static List<Along> along(
      Examination examination, State begun, State cleared, State kept, List<String> sums) {
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
        times(more, kept.value(sum).matrix())
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

  /**
   * Says it.
   *
   * @param inEach whether each step moves them, and not only the last of several
   */
  private static Evidence evidence(Examination examination, List<Along> all, boolean inEach) {
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
        Sentence.of(
            "from "
                + first.sum()
                + (inEach
                    ? " = 0 the step would go down the slope of the loss"
                    : " = 0 the steps would go down the sum of their slopes")));
    if (all.size() > 1) {
      evidence.add(
          Sentence.of(
              "the same holds of "
                  + all.stream().skip(1).map(Along::parameter).collect(Collectors.joining(", "))));
    }
    Evidence found = new Evidence(evidence, "", first.sum()).at(line);
    if (!inEach) {
      return found.trying(sums(all) + " set to 0 behind each update");
    }
    return setBack(program, all)
        .map(mended -> found.trying(program, mended))
        .orElseGet(() -> found.trying(first.sum() + " set to 0 before each step"));
  }

  private static String sums(List<Along> all) {
    return all.stream().map(Along::sum).distinct().collect(Collectors.joining(", "));
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
