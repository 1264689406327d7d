package backstep.script;

import backstep.notation.Span;
import backstep.script.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a script only tells of a step: numbers that it adds up over an epoch, that it prints or
 * keeps, or computes in some turns, and the tests by which it stops.
 */
final class Told {
  /**
   * A number or a test.
   *
   * @param name what the script calls it, or where it does so
   */
  record Thing(String name, Formula value, Span span) {
    private boolean isOf(String other) {
      return name.equals(other) || name.startsWith(other + " (");
    }

    private Thing replaced(Formulas pool, Map<Formula, Formula> others) {
      return new Thing(name, pool.replaced(value, others), span);
    }
  }

  private final List<Thing> sums = new ArrayList<>();
  private final List<Thing> numbers = new ArrayList<>();
  private final List<Thing> stops = new ArrayList<>();

  Told copy() {
    Told copy = new Told();
    copy.sums.addAll(sums);
    copy.numbers.addAll(numbers);
    copy.stops.addAll(stops);
    return copy;
  }

  /** What is added to a number in each step. */
  void sum(String name, Formula added, Span span) {
    sums.add(new Thing(name, added, span));
  }

  /** A number of a name or of a place; the second of a place says so. */
  void number(String name, Value value, Span span) {
    if (value instanceof Scalar number && number.varies()) {
      long before = numbers.stream().filter(one -> one.isOf(name)).count();
      String own = before == 0 ? name : name + " (" + (before + 1) + ")";
      numbers.add(new Thing(own, number.formula(), span));
    }
  }

  /** The script stops behind the step if a test holds. */
  void stop(Scalar test, Span span) {
    stops.add(new Thing(LeftOut.place(span), test.formula(), span));
  }

  List<Thing> sums() {
    return sums;
  }

  List<Thing> numbers() {
    return numbers;
  }

  List<Thing> stops() {
    return stops;
  }

  Stream<Formula> values() {
    return all().flatMap(List::stream).map(Thing::value);
  }

  void removeIf(Predicate<Formula> isLeftOut) {
    all().forEach(things -> things.removeIf(one -> isLeftOut.test(one.value)));
  }

  /** Writes other formulas in the place of some. */
  void replace(Formulas pool, Map<Formula, Formula> others) {
    all().forEach(things -> things.replaceAll(one -> one.replaced(pool, others)));
  }

  private Stream<List<Thing>> all() {
    return Stream.of(sums, numbers, stops);
  }
}
