package backstep.insight.diagnosis;

import backstep.insight.gradient.GradientCheck;
import backstep.insight.gradient.GradientLine;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Expr;
import backstep.notation.Operator;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Symptoms in how large gradients and updates are. */
final class SizeSymptoms {
  private static final double VANISHES = 1e-3;
  private static final double USUAL_UPDATE = 1e-3;
  private static final double FAR = 100;
  private static final double RISES = 1.01;

  private SizeSymptoms() {}

  static Optional<Evidence> vanishing(Examination examination) {
    return OtherStart.advised(examination, SizeSymptoms::vanish);
  }

  private static Optional<Evidence> vanish(Examination examination) {
    List<String> weights = withGradients(examination.program());
    String first = weights.get(0);
    String last = weights.get(weights.size() - 1);
    double below = gradient(examination, first);
    double above = gradient(examination, last);
    if (!(below > 0 && below < VANISHES * above)) {
      return Optional.empty();
    }
    Sentence sentence =
        Sentence.of(
            "the root mean square of d" + first + " is {}, that of d" + last + " {}: {} of it",
            below,
            above,
            below / above);
    return Optional.of(
        new Evidence(
            List.of(sentence),
            "initial weights as with xavier or he, relu for what saturates, or layer_norm",
            GradientLine.nameFor(first)));
  }

  /** The parameters that the forward section multiplies by, in the order it does. */
  static List<String> weights(Program program) {
    return program
        .forward()
        .flatMap(line -> line.value().all())
        .filter(
            part ->
                part instanceof Expr.Binary binary && binary.operator() == Operator.MATRIX_TIMES)
        .flatMap(Expr::names)
        .map(Expr.Name::name)
        .filter(program::isParameter)
        .distinct()
        .toList();
  }

  /** Those of which a line computes a gradient. */
  static List<String> withGradients(Program program) {
    return weights(program).stream()
        .filter(name -> !program.writers(GradientLine.nameFor(name)).isEmpty())
        .toList();
  }

  private static double gradient(Examination examination, String of) {
    return overSteps(
        examination, end -> rootMeanSquare(end.value(GradientLine.nameFor(of)).matrix()));
  }

  private static double overSteps(Examination examination, ToDoubleFunction<State> size) {
    return rootMeanSquare(examination.ends().stream().mapToDouble(size));
  }

  static double rootMeanSquare(DoubleStream numbers) {
    return Math.sqrt(numbers.map(each -> each * each).average().orElseThrow());
  }

  private static double rootMeanSquare(Matrix matrix) {
    return rootMeanSquare(matrix.shape(), matrix::get);
  }

  /** Gives the number in a cell. */
  private interface At {
    double cell(int row, int col);
  }

  private static double rootMeanSquare(Shape shape, At at) {
    double sum = 0;
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        sum += at.cell(i, j) * at.cell(i, j);
      }
    }
    return Math.sqrt(sum / shape.cells());
  }

  static Optional<Evidence> updateSize(Examination examination) {
    boolean learned = examination.hasLearned();
    List<Sentence> evidence = new ArrayList<>();
    String about = "";
    Set<Rate> advised = EnumSet.noneOf(Rate.class);
    for (String name : weights(examination.program())) {
      double share = overSteps(examination, end -> update(end, name));
      boolean large = share > FAR * USUAL_UPDATE && goesTooFar(examination);
      boolean small = !learned && isSmall(share) && isSmall(shareAtStart(examination, name));
      if (large || small) {
        evidence.add(
            Sentence.of(
                "a "
                    + examination.machine().experiment().stepWord()
                    + " changes "
                    + name
                    + " by {} of its size on average",
                share));
        about = about.isEmpty() ? name : about;
        advised.add(large ? Rate.SMALLER : Rate.LARGER);
      }
    }
    if (advised.size() > 1) {
      return Optional.of(new Evidence(evidence, "other initial weights for these", about));
    }
    String name = about;
    return advised.stream().findFirst().map(rate -> new Evidence(evidence, "", name).with(rate));
  }

  private static boolean isSmall(double share) {
    return share > 0 && share < USUAL_UPDATE / FAR;
  }

  /** What has become small since then has settled. */
  private static double shareAtStart(Examination examination, String name) {
    Machine machine = examination.machine();
    State start = machine.start();
    return rootMeanSquare(
        examination.steps().stream().mapToDouble(step -> update(machine.fork(start, step), name)));
  }

  /** True if an epoch from here makes the loss larger, or there is none to tell by. */
  private static boolean goesTooFar(Examination examination) {
    Machine machine = examination.machine();
    if (!GradientCheck.hasLoss(machine)) {
      return true;
    }
    State begun = machine.aside(examination.timeline().now(), 0);
    State later = machine.after(begun, machine.clock().ticksPerEpoch());
    return !(loss(examination, later) < RISES * loss(examination, begun));
  }

  private static double loss(Examination examination, State state) {
    return examination.steps().stream()
        .map(step -> examination.machine().fork(state, step))
        .mapToDouble(end -> end.value(GradientCheck.LOSS).matrix().scalar())
        .sum();
  }

  /** The change of a parameter in a step as a share of its size. */
  private static double update(State end, String name) {
    Matrix before = end.before().get(name).matrix();
    Matrix after = end.value(name).matrix();
    double change = rootMeanSquare(before.shape(), (i, j) -> after.get(i, j) - before.get(i, j));
    return change / rootMeanSquare(before);
  }
}
