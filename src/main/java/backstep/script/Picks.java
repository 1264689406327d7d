package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.notation.Sample;
import backstep.notation.Span;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Samples that each step of a script picks at random: {@code pick = random}. Where the lines of a
 * step are looked at, they are taken in turn, so that each of them is seen; all other runs pick.
 */
final class Picks {
  private final List<Integer> taken = new ArrayList<>();
  private int among;
  private int size;

  /** What was drawn before the loop picks no sample of a step. */
  void begin() {
    taken.clear();
    among = 0;
  }

  /** True if something was picked. */
  boolean isAny() {
    return among > 0;
  }

  /** Which were picked, one after the other. */
  List<Integer> taken() {
    return taken;
  }

  /** How many steps take as many samples as there are. */
  int stepsOfData() {
    return isAny() ? (among + size - 1) / size : 1;
  }

  /** True as long as some were not taken in turn. */
  boolean lacksSome() {
    return taken.size() < among;
  }

  /** So many numbers below a bound. */
  int[] draw(NumpyRandom random, int below, int count, boolean inTurn) {
    among = below;
    size = count;
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int next = random.randint(below);
      drawn[i] = inTurn ? taken.size() % below : next;
      taken.add(drawn[i]);
    }
    return drawn;
  }

  /** The value of a step, which takes what it picks of the data. */
  static Value inStep(Interpreter interpreter, Value picked, Span span) {
    Trace trace = interpreter.trace();
    List<Object> key = List.of("pick");
    if (trace.has(key)) {
      throw new UserError(
          "this step draws whole numbers twice, and a step of a program picks its samples once: pick"
              + " a batch with np.random.randint(n, size=b)",
          span);
    }
    return trace.data(key, picked, span);
  }

  /** The data, of steps that have taken them in turn. */
  List<Sample> data(List<Sample> inTurn, Span loop) {
    if (inTurn.size() < among) {
      throw new UserError(
          "this loop ends before it has picked as many samples as there are: let it pick more",
          loop);
    }
    return List.copyOf(inTurn.subList(0, among));
  }

  /** How many steps an epoch has where the script has none: what divides all that it takes. */
  int stepsPerEpoch(long rounds) {
    int steps = stepsOfData();
    while (rounds > 0 && rounds % steps != 0) {
      steps--;
    }
    return steps;
  }

  /**
   * What stands in the place of the numbers of rounds.
   *
   * @param steps how many rounds of the outer loop are an epoch of the program
   */
  static void nameRounds(Formulas pool, Formula value, int steps, Map<Formula, Formula> names) {
    StepData.nameSteps(pool, value, names);
    for (Variable count : value.variables()) {
      if (count.role() == Variable.Role.MOMENT && count.name().equals("epoch") && steps > 1) {
        double round = count.value().scalar();
        Formula epoch = moment(pool, "epoch", Math.floor(round / steps), count.span());
        Formula step = moment(pool, "step", round % steps, count.span());
        Formula before = pool.binary(Operator.TIMES, epoch, pool.number(steps));
        names.put(pool.read(count), pool.binary(Operator.PLUS, before, step));
      }
    }
  }

  private static Formula moment(Formulas pool, String name, double number, Span span) {
    Matrix value = Matrix.scalar(number);
    return pool.read(new Variable(name, Variable.Role.MOMENT, Shape.SCALAR, value, span));
  }
}
