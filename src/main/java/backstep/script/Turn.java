package backstep.script;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Operator;
import backstep.script.Syntax.Statement;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A round of a loop over epochs or samples that begins: what it counts or takes of the data.
 *
 * @param number the program's own count
 * @param rounds all rounds of the loop
 */
record Turn(Formulas pool, Statement loop, int number, Rounds rounds) {
  /** What the machine calls its count of epochs. */
  static final String EPOCH = "epoch";

  /** Gives a step its sample: a number, or the data themselves. */
  void take(Frame frame, Trace trace) {
    if (!counts("sample", frame)) {
      take(((Syntax.For) loop).target(), frame, trace, List.of("sample"));
    }
  }

  private void take(Syntax.Expression target, Frame frame, Trace trace, List<Object> key) {
    if (target instanceof Syntax.Name name) {
      Value value = trace.data(key, frame.get(name.name()), name.span());
      trace.names(key, name.name());
      frame.values().put(name.name(), value);
    } else if (target instanceof Syntax.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        List<Object> deeper = new ArrayList<>(key);
        deeper.add(i);
        take(items.items().get(i), frame, trace, deeper);
      }
    }
  }

  private Formula count(String name) {
    Matrix value = Matrix.scalar(number);
    return pool.read(new Variable(name, Variable.Role.MOMENT, Shape.SCALAR, value, loop.span()));
  }

  /** The test of the first step of an epoch. */
  Scalar first() {
    return is(0);
  }

  /** The test of the last step of an epoch. */
  Scalar last() {
    return is(rounds.count() - 1);
  }

  private Scalar is(long other) {
    Formula test = pool.binary(Operator.EQUAL, count("step"), pool.number((double) other));
    return new Scalar(number == other ? 1 : 0, Value.Kind.TRUTH, test);
  }

  /** Gives an epoch its number, or what it takes of what has one for each epoch. */
  void begin(Frame frame) {
    if (loop instanceof Syntax.For each && !(rounds.isRange() && counts(EPOCH, frame))) {
      begin(each.target(), rounds::item, frame);
    }
  }

  private void begin(Syntax.Expression target, LongFunction<Value> items, Frame frame) {
    if (target instanceof Syntax.Items parts) {
      for (int i = 0; i < parts.items().size(); i++) {
        int place = i;
        begin(parts.items().get(i), round -> part(items.apply(round), place), frame);
      }
    } else if (target instanceof Syntax.Name name) {
      Value own = frame.get(name.name());
      List<Value> all = LongStream.range(0, rounds.count()).mapToObj(items).toList();
      boolean isNumber = all.stream().allMatch(Scalar.class::isInstance);
      Value value =
          isNumber
              ? ((Scalar) own).with(oneOf(name, all))
              : MovingPlaces.other(pool, own, ByEpoch.EACH_ROUND, name.span());
      frame.values().put(name.name(), value);
    }
  }

  private static Value part(Value item, int place) {
    return item instanceof Sequence list && place < list.size() ? list.items().get(place) : item;
  }

  /** The number of a round among those of all rounds. */
  private Formula oneOf(Syntax.Name name, List<Value> all) {
    double[] numbers = all.stream().mapToDouble(one -> ((Scalar) one).number()).toArray();
    double width = numbers.length > 1 ? numbers[1] - numbers[0] : 1;
    boolean counts =
        IntStream.range(0, numbers.length)
            .allMatch(i -> width == Math.rint(width) && numbers[i] == numbers[0] + width * i);
    return counts
        ? linear(EPOCH, width, numbers[0])
        : ByEpoch.taken(pool, name.name() + "_of_epochs", numbers, count(EPOCH), name.span());
  }

  private Formula linear(String name, double width, double from) {
    Formula count = count(name);
    Formula times = width == 1 ? count : pool.binary(Operator.TIMES, pool.number(width), count);
    return pool.binary(Operator.PLUS, times, pool.number(from));
  }

  /** True if the loop counts: its number is then one of the program's count. */
  boolean counts(String name, Frame frame) {
    if (!(loop instanceof Syntax.For each)
        || !(each.target() instanceof Syntax.Name target)
        || !(frame.get(target.name()) instanceof Scalar scalar)
        || scalar.kind() != Value.Kind.WHOLE
        || scalar.varies()) {
      return false;
    }
    Formula formula =
        linear(name, (double) rounds.step(), scalar.number() - (double) rounds.step() * number);
    frame.values().put(target.name(), Scalar.whole(scalar.number()).with(formula));
    return true;
  }
}
