package backstep.script;

import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Place.One;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Numbers that were there before the loop, of which each epoch takes one, as a rate: {@code
 * rates[epoch]}. A line says so with the places of all of them: {@code sum(where(places == epoch,
 * rates, 0))}.
 */
final class ByEpoch {
  private static final String NO_LINE =
      "what the number of the epoch takes here of the data has no word in the notation";

  static final String EACH_ROUND =
      "each round of this loop takes another sample: write a loop over the epochs, and in it one"
          + " over the samples";

  /** What to write where the notation has no word for something of the number of the epoch. */
  static final String LIST =
      ": compute it for each epoch before the loop, into a list, and read list[epoch] in the loop";

  private final Interpreter interpreter;
  private final Span span;

  private ByEpoch(Interpreter interpreter, Span span) {
    this.interpreter = interpreter;
    this.span = span;
  }

  /** Why no line can take what the number of the epoch takes. */
  static String why(Loops loops, Drawing drawing) {
    boolean isStep = !loops.isOverSamples() && !drawing.inLoop().picks().isAny();
    return isStep ? EACH_ROUND : NO_LINE;
  }

  /** A formula without the names of lines that stand before it in the step. */
  static Formula through(Interpreter interpreter, Formula formula) {
    Map<Formula, Formula> values = new HashMap<>();
    Set<Variable> read = new HashSet<>(formula.variables());
    interpreter.trace().lines().stream()
        .filter(line -> read.contains(line.target()))
        .forEach(
            line ->
                values.put(
                    interpreter.pool().read(line.target()), through(interpreter, line.value())));
    return interpreter.pool().replaced(formula, values);
  }

  static boolean isEpoch(Variable variable) {
    return variable.role() == Variable.Role.MOMENT && variable.name().equals(Turn.EPOCH);
  }

  /**
   * The number that the epoch takes, with the formula that stands for it; null where it takes
   * something else.
   *
   * @param of what never changes
   * @param now what it takes in the epoch at hand
   */
  static Scalar read(Interpreter interpreter, Value of, List<Place> places, Value now, Span span) {
    int moving = places.size() == 2 && places.get(1).by().findAny().isPresent() ? 1 : 0;
    Formula index = places.get(moving) instanceof One one ? one.index().formula() : null;
    Formula alone = index == null ? null : through(interpreter, index);
    if (!(now instanceof Scalar number) || alone == null || !isOfEpochAlone(alone)) {
      return null;
    }
    Array all = all(interpreter, of, places, moving, span);
    if (all == null) {
      return null;
    }
    ByEpoch reading = new ByEpoch(interpreter, span);
    Formula written = all.formula(span);
    Formula table = written == null ? interpreter.pool().numbers(all.store().matrix()) : written;
    Formula place = reading.place(index, reading.inAllEpochs(alone), all.count());
    return number.with(taken(interpreter.pool(), table, place, span));
  }

  /** All numbers that the epochs may take: a list, or a row or a column. */
  private static Array all(
      Interpreter interpreter, Value of, List<Place> places, int moving, Span span) {
    List<Place> every = new ArrayList<>(places);
    every.set(moving, new Place.Some(null, null, 1));
    boolean still = every.stream().allMatch(place -> place.by().findAny().isEmpty());
    Value all = still ? interpreter.places().plainRead(of, every, span) : of;
    boolean isNumbers =
        all instanceof Array
            || (all instanceof Sequence list
                && list.items().stream().allMatch(Scalar.class::isInstance));
    Array array = still && isNumbers ? interpreter.shaping().array(all, span).copy() : null;
    return array == null || array.rank() > 1 ? null : array;
  }

  /** The number that a round takes of what has one for each round. */
  static Formula taken(Formulas pool, String name, double[] numbers, Formula round, Span span) {
    Shape column = new Shape(numbers.length, 1);
    return taken(pool, pool.read(constant(name, numbers, column, span)), round, span);
  }

  private static Formula taken(Formulas pool, Formula table, Formula place, Span span) {
    long count = table.shape().cells();
    if (count > InitialValues.MOST_NUMBERS) {
      String why =
          "the epochs take one of "
              + count
              + " numbers here, and at most "
              + InitialValues.MOST_NUMBERS
              + " can be written out: compute it from the number of the epoch";
      return MovingPlaces.opaque(pool, Shape.SCALAR, why, span);
    }
    double[] numbers = IntStream.range(0, (int) count).asDoubleStream().toArray();
    Formula places = pool.read(constant("places", numbers, table.shape(), span));
    Formula here = pool.binary(Operator.EQUAL, places, place);
    return pool.call(Function.SUM, pool.where(here, table, pool.number(0)));
  }

  private static Variable constant(String name, double[] numbers, Shape shape, Span span) {
    double[][] rows = new double[shape.rows()][shape.cols()];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / shape.cols()][i % shape.cols()] = numbers[i];
    }
    return new Variable(name, Variable.Role.CONSTANT, shape, Matrix.of(rows), span);
  }

  /** True of what is made cell by cell of the number of the epoch, and of what never changes. */
  static boolean isOfEpochAlone(Formula index) {
    return index.all().stream().allMatch(ByEpoch::isOfEpochOrStill);
  }

  private static boolean isOfEpochOrStill(Formula part) {
    if (part.variable() != null) {
      return part.isScalar()
          && (isEpoch(part.variable()) || part.variable().role() == Variable.Role.CONSTANT);
    }
    boolean cellwise =
        !(part.kind() instanceof Formula.Call call)
            || !(call.function().form() instanceof Form.Reduction);
    return part.isScalar() && cellwise;
  }

  /** The place that each epoch takes, counted from the beginning. */
  private Formula place(Formula index, double[] all, int count) {
    boolean fromTheEnd = false;
    for (int epoch = 0; epoch < all.length; epoch++) {
      if (all[epoch] < -count || all[epoch] >= count) {
        throw new UserError(
            "the script stops here in round "
                + epoch
                + ": there is no place "
                + (long) all[epoch]
                + " among "
                + count,
            span);
      }
      fromTheEnd |= all[epoch] < 0;
    }
    Formulas pool = interpreter.pool();
    return fromTheEnd
        ? pool.where(
            pool.binary(Operator.LESS, index, pool.number(0)),
            pool.binary(Operator.PLUS, index, pool.number(count)),
            index)
        : index;
  }

  private double[] inAllEpochs(Formula index) {
    int epochs = (int) interpreter.loops().epochs();
    interpreter.budget().spend(epochs, span);
    double[] numbers = IntStream.range(0, epochs).asDoubleStream().toArray();
    Map<Variable, Matrix> given = new HashMap<>();
    index.variables().stream()
        .filter(ByEpoch::isEpoch)
        .forEach(one -> given.put(one, Matrix.of(new double[][] {numbers})));
    return new StepValues(List.of(), given).of(index).cells().toArray();
  }
}
