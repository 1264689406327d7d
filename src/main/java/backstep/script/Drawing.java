package backstep.script;

import backstep.matrix.Function;
import backstep.matrix.NumpyRandom;
import backstep.matrix.Shape;
import backstep.notation.UserError;
import backstep.script.Value.Given;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The draws of a script: numpy's generator, in the order of the script. */
final class Drawing {
  private static final String STATE = "RandomState";
  private static final String SEED = "seed";

  /** What makes a generator, and draws nothing. */
  private static final Set<String> MAKERS = Set.of(STATE, "default_rng");

  private static final Map<String, Value.Body> OF_NUMPY =
      Map.ofEntries(
          Map.entry(SEED, given -> given.interpreter().drawing().seeded(given)),
          Map.entry("rand", given -> drawn(given, Function.RAND, false)),
          Map.entry("randn", given -> drawn(given, Function.RANDN, false)),
          Map.entry("random", given -> drawn(given, Function.RAND, true)),
          Map.entry("random_sample", given -> drawn(given, Function.RAND, true)),
          Map.entry("ranf", given -> drawn(given, Function.RAND, true)),
          Map.entry("standard_normal", given -> drawn(given, Function.RANDN, true)),
          Map.entry("uniform", Drawing::uniform),
          Map.entry("normal", Drawing::normal),
          Map.entry("binomial", Drawing::binomial),
          Map.entry("permutation", Drawing::permutation),
          Map.entry("shuffle", Drawing::shuffle),
          Map.entry("randint", Drawing::integer),
          Map.entry("default_rng", Generator::made),
          Map.entry(STATE, Drawing::state),
          Map.entry("choice", Drawing::choice));

  private final Integer forced;
  private final boolean plain;
  private final PythonRandom python = new PythonRandom();
  private final RandomState ofNumpy;

  /** The stream that was drawn from last. */
  private RandomState stream;

  private boolean repeatable = true;
  private boolean drawn;
  private final LoopDraws inLoop = new LoopDraws();

  /**
   * Draws of a script.
   *
   * @param forced the seed in the place of the script's own, or null
   * @param plain true where only numbers matter, and not how they came about
   */
  Drawing(Integer forced, boolean plain) {
    this.forced = forced;
    this.plain = plain;
    this.ofNumpy = new RandomState(forced);
    this.stream = ofNumpy;
  }

  /** The seed that the script sets, if it does. */
  Optional<Integer> seed() {
    return stream.seed();
  }

  private NumpyRandom random() {
    return stream.random();
  }

  int used() {
    return stream.used();
  }

  /** True where only numbers matter. */
  boolean isPlain() {
    return plain;
  }

  void cannotRepeat() {
    repeatable = false;
  }

  /** True if lines of parameters can draw the same again. */
  boolean isRepeatable() {
    return repeatable;
  }

  /** A function of {@code np.random}. */
  static Value named(String name) {
    return named(name, null);
  }

  /**
   * A function of {@code np.random}, or a method.
   *
   * @param of whose method it is, or null
   */
  static Value named(String name, RandomState of) {
    Value.Body body = OF_NUMPY.get(name);
    return body == null
        ? null
        : new Value.Native(
            name,
            given -> {
              if (!MAKERS.contains(name)) {
                given.interpreter().drawing().drawFrom(of, given);
                given.interpreter().drawing().drawn |= !name.equals(SEED);
              }
              return body.call(given);
            });
  }

  /** Lines of parameters repeat the draws of one stream only. */
  private void drawFrom(RandomState of, Given given) {
    RandomState next = of == null ? ofNumpy : of;
    if (next != stream && drawn) {
      if (given.interpreter().loops().isTraining()) {
        throw new UserError(
            "the training loop draws here from another generator than the script before it, and a"
                + " program has one: draw all from np.random, or all from one",
            given.span());
      }
      cannotRepeat();
    }
    stream = next;
  }

  /** {@code np.random.RandomState(seed)}. */
  private static Value state(Given given) {
    RandomState state = new RandomState(given.interpreter().drawing().forced);
    seed(given).ifPresent(state::seed);
    return state;
  }

  /** What was drawn since the training loop began. */
  LoopDraws inLoop() {
    return inLoop;
  }

  /** Python's own generator. */
  PythonRandom python() {
    return python;
  }

  /** True if one of these names draws. */
  static boolean isAmong(Set<String> names) {
    return names.stream()
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .anyMatch(words()::contains);
  }

  static List<String> words() {
    return List.copyOf(OF_NUMPY.keySet());
  }

  private Value seeded(Given given) {
    Optional<Integer> seed = seed(given);
    if (seed.isPresent() && stream.seed().isPresent()) {
      cannotRepeat();
    }
    seed.ifPresent(stream::seed);
    return new Value.None();
  }

  /** The seed that is given, if it is not None. */
  private static Optional<Integer> seed(Given given) {
    Value wanted = given.argument(0, "seed", new Value.None());
    if (wanted instanceof Value.None) {
      return Optional.empty();
    }
    boolean isWhole = wanted instanceof Scalar one && one.kind() == Value.Kind.WHOLE;
    double number = isWhole ? ((Scalar) wanted).number() : -1;
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new UserError("a seed is a whole number from 0 to 2147483647", given.span());
    }
    return Optional.of((int) number);
  }

  private static void refuseInLoop(Given given) {
    if (given.interpreter().isInStep()) {
      throw new UserError(
          "this draws an order in every step, and a program draws one for each epoch",
          given.span());
    }
  }

  private static Value drawn(Given given, Function function, boolean sized) {
    if (given.values().isEmpty() && !given.named().containsKey("size")) {
      return draw(given, function, Sequence.tuple(List.of()));
    }
    Value size = given.values().isEmpty() ? given.named().get("size") : given.values().get(0);
    return draw(given, function, sized ? size : Sequence.tuple(given.values()));
  }

  private static Value draw(Given given, Function function, Value size) {
    Interpreter interpreter = given.interpreter();
    Drawing drawing = interpreter.drawing();
    Formulas pool = interpreter.pool();
    List<Value> items =
        size instanceof Scalar ? List.of(size) : interpreter.shaping().items(size, given.span());
    Formula rows = size(interpreter, items, 0);
    Formula cols = size(interpreter, items, 1);
    if (items.isEmpty()) {
      Formula one = drawing.plain ? null : pool.draw(function, rows, cols, Shape.SCALAR);
      return new Scalar(drawing.next(function), Value.Kind.REAL, one);
    }
    int[] sizes = interpreter.shaping().sizes(size, given.span());
    Array array = interpreter.shaping().filled(sizes, 0, false, given.span());
    double[] numbers = new double[array.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = drawing.next(function);
    }
    Shape form = array.store().form();
    Formula drawn = drawing.plain ? null : pool.draw(function, rows, cols, form);
    return NumpyLibrary.made(interpreter, numbers, sizes, false, drawn);
  }

  private double next(Function function) {
    double next = function == Function.RAND ? random().rand() : random().randn();
    inLoop.numbers().add(next);
    return next;
  }

  private static Formula size(Interpreter interpreter, List<Value> items, int index) {
    return index < items.size() && items.get(index) instanceof Scalar scalar
        ? interpreter.arithmetic().lifted(scalar)
        : interpreter.pool().number(1);
  }

  /** {@code low + (high - low) * rand}. */
  private static Value uniform(Given given) {
    Value low = given.argument(0, "low", Scalar.of(0));
    Value high = given.argument(1, "high", Scalar.of(1));
    Value size = given.argument(2, "size", Sequence.tuple(List.of()));
    Arithmetic arithmetic = given.interpreter().arithmetic();
    Value width = arithmetic.infix("-", high, low, given.span());
    Value drawn = draw(given, Function.RAND, size);
    return arithmetic.infix(
        "+", low, arithmetic.infix("*", width, drawn, given.span()), given.span());
  }

  /** {@code loc + scale * randn}. */
  private static Value normal(Given given) {
    Value centre = given.argument(0, "loc", Scalar.of(0));
    Value scale = given.argument(1, "scale", Scalar.of(1));
    Value size = given.argument(2, "size", Sequence.tuple(List.of()));
    Arithmetic arithmetic = given.interpreter().arithmetic();
    Value drawn = draw(given, Function.RANDN, size);
    Value spread = arithmetic.infix("*", scale, drawn, given.span());
    return arithmetic.infix("+", centre, spread, given.span());
  }

  /** Once or not at all, as numpy finds it: by one number, from the side that is less likely. */
  private static Value binomial(Given given) {
    Value size = given.argument(2, "size", Sequence.tuple(List.of()));
    boolean once = given.argument(0, "n", null) instanceof Scalar n && n.number() == 1;
    if (!once || !(given.argument(1, "p", null) instanceof Scalar p) || p.varies()) {
      throw new UserError("binomial is read as binomial(1, p, size)", given.span());
    }
    Value drawn = draw(given, Function.RAND, size);
    boolean rare = p.number() <= 0.5;
    Scalar border = Scalar.of(rare ? 1 - p.number() : p.number());
    Arithmetic arithmetic = given.interpreter().arithmetic();
    Value happens = arithmetic.infix(rare ? ">" : "<=", drawn, border, given.span());
    return arithmetic.infix("*", Scalar.whole(1), happens, given.span());
  }

  private static Value permutation(Given given) {
    Interpreter interpreter = given.interpreter();
    refuseInLoop(given);
    if (!(given.values().get(0) instanceof Scalar)) {
      throw new UserError("np.random.permutation is read of a number, as an order", given.span());
    }
    int count = Shaping.size(given.values().get(0), given.span());
    interpreter.budget().spend(Math.max(1, count), given.span());
    interpreter.cannotRepeat();
    int[] order = interpreter.drawing().order(Math.max(1, count));
    double[] numbers = java.util.Arrays.stream(order).asDoubleStream().toArray();
    return Array.of(numbers, new int[] {numbers.length}, true, interpreter.pool());
  }

  /** An order, drawn as by {@code np.random.permutation}. */
  private int[] order(int count) {
    int[] order = random().permutation(count);
    inLoop.orders().add(order);
    return order;
  }

  /** The cells, or the rows, of an array in another order, or the items of a list. */
  private static Value shuffle(Given given) {
    Interpreter interpreter = given.interpreter();
    refuseInLoop(given);
    if (given.values().get(0) instanceof Sequence list && !list.isTuple()) {
      interpreter.cannotRepeat();
      interpreter.memory().writing(list);
      List<Value> before = List.copyOf(list.items());
      int[] order = interpreter.drawing().order(before.size());
      for (int i = 0; i < order.length; i++) {
        list.items().set(i, before.get(order[i]));
      }
      return new Value.None();
    }
    if (!(given.values().get(0) instanceof Array array)) {
      throw new UserError("np.random.shuffle is read of an array or a list", given.span());
    }
    interpreter.budget().spend(array.count(), given.span());
    interpreter.cannotRepeat();
    Array before = array.copy();
    int[] order = interpreter.drawing().order(array.rows());
    interpreter.memory().writing(array.store());
    if (array.isWhole()) {
      array.store().define(null);
    }
    for (int i = 0; i < array.rows(); i++) {
      for (int j = 0; j < array.cols(); j++) {
        array.store().set(array.cell(i, j), before.number(order[i], j), null, given.span());
      }
    }
    return new Value.None();
  }

  /** {@code randint(low, high, size)}: whole numbers below high; with one bound, from 0. */
  private static Value integer(Given given) {
    boolean alone = given.values().size() < 2 && !given.named().containsKey("high");
    int first = Shaping.size(given.argument(0, "low", null), given.span());
    int low = alone ? 0 : first;
    int high = alone ? first : Shaping.size(given.argument(1, "high", null), given.span());
    if (high <= low) {
      throw UserError.stops("the high end of randint is not above", given.span());
    }
    Value size = given.argument(2, "size", new Value.None());
    return whole(given, low, high - low, size);
  }

  /** Whole numbers from a bound on; in a step, the samples that it takes. */
  private static Value whole(Given given, int low, int below, Value size) {
    Interpreter interpreter = given.interpreter();
    interpreter.cannotRepeat();
    boolean one = size instanceof Value.None;
    int[] sizes = one ? new int[] {1} : interpreter.shaping().sizes(size, given.span());
    int count = interpreter.shaping().filled(sizes, 0, true, given.span()).count();
    Drawing drawing = interpreter.drawing();
    boolean inTurn = interpreter.isInStep();
    double[] numbers =
        java.util.Arrays.stream(drawing.inLoop.picks().draw(drawing.random(), below, count, inTurn))
            .mapToDouble(number -> (double) low + number)
            .toArray();
    Value drawn =
        one ? Scalar.whole(numbers[0]) : Array.of(numbers, sizes, true, interpreter.pool());
    return inTurn ? Picks.inStep(interpreter, drawn, given.span()) : drawn;
  }

  /** One, or several, of the numbers below a bound or of what is listed. */
  private static Value choice(Given given) {
    Interpreter interpreter = given.interpreter();
    Value of = given.values().get(0);
    Array all = of instanceof Scalar ? null : interpreter.shaping().array(of, given.span());
    int count = all == null ? Shaping.size(of, given.span()) : all.rows();
    Value size = given.argument(1, "size", new Value.None());
    boolean again =
        !(given.argument(2, "replace", Scalar.truth(true)) instanceof Scalar one)
            || one.number() != 0;
    if (all == null && again) {
      return whole(given, 0, count, size);
    }
    refuseInLoop(given);
    NumpyRandom random = interpreter.drawing().random();
    interpreter.cannotRepeat();
    if (size instanceof Value.None) {
      return picked(all, random.randint(count));
    }
    int length = Shaping.size(size, given.span());
    if (length < 1 || (!again && length > count)) {
      throw UserError.stops("so many cannot be taken", given.span());
    }
    int[] order = again ? null : random.permutation(count);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      interpreter.budget().spend(1, given.span());
      items.add(picked(all, again ? random.randint(count) : order[i]));
    }
    return interpreter.shaping().array(Sequence.list(items), given.span());
  }

  private static Value picked(Array all, int place) {
    return all == null
        ? Scalar.whole(place)
        : all.rank() == 1
            ? all.scalar(place, 0)
            : all.view(place, 0, new int[] {all.cols()}, new int[] {all.stride(1)});
  }
}
