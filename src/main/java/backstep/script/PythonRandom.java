package backstep.script;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Python's own random numbers, in its order; no line of a program can draw them, so that what is
 * made of them begins as numbers.
 *
 * <p>Source: CPython's {@code Modules/_randommodule.c} and {@code Lib/random.py}.
 */
final class PythonRandom {
  private static final Map<String, Value.Body> ALL =
      Map.ofEntries(
          Map.entry("seed", given -> given.interpreter().drawing().python().seed(given)),
          Map.entry("random", given -> Scalar.of(of(given).random())),
          Map.entry("uniform", given -> of(given).uniform(given)),
          Map.entry("gauss", given -> of(given).gauss(given)),
          Map.entry("randint", given -> of(given).integer(given, 1)),
          Map.entry("randrange", given -> of(given).integer(given, 0)),
          Map.entry("choice", given -> of(given).choice(given)),
          Map.entry("shuffle", given -> of(given).shuffle(given)));

  private final MersenneTwister twister = new MersenneTwister(new int[] {1});
  private boolean seeded;
  private double spare = Double.NaN;

  /** A member of the module random, or null. */
  static Value named(String name) {
    Value.Body body = ALL.get(name);
    return body == null ? null : new Value.Native("random." + name, body);
  }

  static List<String> words() {
    return List.copyOf(ALL.keySet());
  }

  private static PythonRandom of(Given given) {
    if (given.interpreter().isInStep()) {
      throw new UserError(
          "this draws in every step, and a program draws as np.random does only", given.span());
    }
    PythonRandom random = given.interpreter().drawing().python();
    if (!random.seeded) {
      given.interpreter().leavesOut("no random.seed is set: it draws as from 1", given.span());
    }
    return random;
  }

  private Value seed(Given given) {
    if (!(argument(given, 0) instanceof Scalar seed) || seed.kind() == Value.Kind.REAL) {
      throw new UserError("random.seed is read of a whole number", given.span());
    }
    long key = (long) Math.abs(seed.number());
    boolean one = key <= 0xffffffffL;
    twister.setSeed(one ? new int[] {(int) key} : new int[] {(int) key, (int) (key >>> 32)});
    seeded = true;
    spare = Double.NaN;
    return new Value.None();
  }

  private double random() {
    int high = twister.nextInt() >>> 5;
    int low = twister.nextInt() >>> 6;
    return (high * 67108864.0 + low) / 9007199254740992.0;
  }

  private Value uniform(Given given) {
    double low = number(given, 0);
    return Scalar.of(low + (number(given, 1) - low) * random());
  }

  /** Two at a time, of which the second waits. */
  private Value gauss(Given given) {
    double normal = spare;
    spare = Double.NaN;
    if (Double.isNaN(normal)) {
      double angle = random() * 2 * Math.PI;
      double radius = Math.sqrt(-2 * StrictMath.log(1 - random()));
      normal = StrictMath.cos(angle) * radius;
      spare = StrictMath.sin(angle) * radius;
    }
    double centre = given.values().isEmpty() ? 0 : number(given, 0);
    double width = given.values().size() < 2 ? 1 : number(given, 1);
    return Scalar.of(centre + normal * width);
  }

  private Value integer(Given given, int more) {
    boolean alone = given.values().size() == 1;
    int low = alone ? 0 : (int) number(given, 0);
    return Scalar.whole(low + below((int) number(given, alone ? 0 : 1) + more - low, given.span()));
  }

  private int below(int count, Span span) {
    if (count < 1) {
      throw new UserError("the script stops here: there is nothing to choose from", span);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int number;
    do {
      number = twister.nextInt() >>> (Integer.SIZE - bits);
    } while (number >= count);
    return number;
  }

  private Value choice(Given given) {
    List<Value> items = given.interpreter().shaping().items(argument(given, 0), given.span());
    return items.get(below(items.size(), given.span()));
  }

  private Value shuffle(Given given) {
    if (!(argument(given, 0) instanceof Sequence list) || list.isTuple()) {
      throw new UserError(
          "random.shuffle of an array swaps views of its rows, so that rows are lost and others"
              + " doubled, and answers stay where they were: take order ="
              + " np.random.permutation(n), and X[order], y[order]",
          given.span());
    }
    given.interpreter().memory().writing(list);
    List<Value> items = new ArrayList<>(list.items());
    for (int i = items.size() - 1; i > 0; i--) {
      java.util.Collections.swap(items, i, below(i + 1, given.span()));
    }
    list.items().clear();
    list.items().addAll(items);
    return new Value.None();
  }

  private static Value argument(Given given, int index) {
    if (given.values().size() <= index) {
      throw new UserError("a value is missing here", given.span());
    }
    return given.values().get(index);
  }

  private static double number(Given given, int index) {
    return PythonLibrary.number(argument(given, index), given.span()).number();
  }
}
