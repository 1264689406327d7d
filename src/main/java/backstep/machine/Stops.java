package backstep.machine;

import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * All breakpoints and watches, immutable, in the order of their numbers.
 *
 * @param nextNumber numbers are given once
 */
public record Stops(List<Stop> all, int nextNumber) {
  public static final Stops NONE = new Stops(List.of(), 1);

  public Stops {
    all = List.copyOf(all);
  }

  public Stops with(Trigger trigger, Expr condition) {
    List<Stop> more = new ArrayList<>(all);
    more.add(new Stop(nextNumber, trigger, condition, 0, 0, null));
    return new Stops(more, nextNumber + 1);
  }

  public Optional<Stop> numbered(int number) {
    return all.stream().filter(stop -> stop.number() == number).findFirst();
  }

  public Stops without(int number) {
    return new Stops(all.stream().filter(stop -> stop.number() != number).toList(), nextNumber);
  }

  public Stops none() {
    return new Stops(List.of(), nextNumber);
  }

  public Stops withCondition(int number, Expr condition) {
    return change(
        number,
        stop ->
            new Stop(number, stop.trigger(), condition, stop.hits(), stop.ignored(), stop.known()));
  }

  public Stops ignoring(int number, int times) {
    return change(
        number,
        stop ->
            new Stop(number, stop.trigger(), stop.condition(), stop.hits(), times, stop.known()));
  }

  Stops knowing(int number, Matrix value) {
    return change(number, stop -> stop.knowing(value));
  }

  Stops hit(int number) {
    return change(number, Stop::hit);
  }

  private Stops change(int number, UnaryOperator<Stop> change) {
    return new Stops(
        all.stream().map(stop -> stop.number() == number ? change.apply(stop) : stop).toList(),
        nextNumber);
  }

  /** True if some breakpoint stands at this line. */
  public boolean isAt(int line) {
    return all.stream().anyMatch(stop -> stop.trigger().equals(new Trigger.AtLine(line)));
  }

  /**
   * These stops after an edit: a breakpoint sticks to its statement wherever that has moved, and to
   * its line where the statement was rewritten in place; else it goes.
   */
  public Stops following(Program from, Program to) {
    List<Stop> kept = new ArrayList<>();
    for (Stop stop : all) {
      if (stop.trigger() instanceof Trigger.AtLine at) {
        int line = newLine(from, to, at.line());
        if (line > 0) {
          kept.add(stop.at(new Trigger.AtLine(line)));
        }
      } else {
        kept.add(stop);
      }
    }
    return new Stops(kept, nextNumber);
  }

  /** Where a line has gone: the same statement, counted among its equals; 0 if it is gone. */
  private static int newLine(Program from, Program to, int line) {
    List<Integer> before = places(from, from.line(line).toString());
    List<Integer> after = places(to, from.line(line).toString());
    int nth = before.indexOf(line);
    if (nth < after.size()) {
      return after.get(nth);
    }
    return from.size() == to.size() ? line : 0;
  }

  private static List<Integer> places(Program program, String statement) {
    return IntStream.rangeClosed(1, program.size())
        .filter(number -> program.line(number).toString().equals(statement))
        .boxed()
        .toList();
  }
}
