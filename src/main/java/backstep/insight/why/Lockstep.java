package backstep.insight.why;

import backstep.insight.why.Comparison.Difference;
import backstep.insight.why.Comparison.Drift;
import backstep.insight.why.Comparison.Pair;
import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.network.Experiment;
import backstep.notation.Cell;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs two programs from the same state on the same samples, one by one, and compares what they
 * write: the nth write of a name in a sample with the other's nth write of it, wherever it stands.
 */
public final class Lockstep {
  /** So many samples are looked at. */
  public static final long MOST_SAMPLES = 10_000;

  /** Between two questions whether to go on, about so many cells are computed. */
  private static final long CELLS_PER_CHUNK = 20_000_000;

  private final Machine here;
  private final Machine there;
  private final State begin;
  private final LongPredicate goesOn;
  private final Map<Integer, Integer> aligned;
  private boolean cancelled;

  private Lockstep(Machine here, State begin, Machine there, LongPredicate goesOn) {
    this.here = here;
    this.there = there;
    this.begin = begin;
    this.goesOn = goesOn;
    this.aligned = aligned(program(here), program(there));
  }

  /**
   * Compares a program with another one from the beginning of the sample that a state stands in.
   *
   * @param goesOn is told how many samples have run, and says false to stop
   * @throws UserError if the two have not the same data and parameters
   */
  public static Comparison run(Machine here, State state, Machine there, LongPredicate goesOn) {
    refuseOtherData(here.experiment(), there.experiment());
    refuseOtherParameters(here, there);
    State begin = here.begun(state);
    return new Lockstep(here, begin, there.inOrderOf(here), goesOn).run();
  }

  private static void refuseOtherData(Experiment here, Experiment there) {
    if (here.stepSize() != there.stepSize()) {
      throw new UserError(
          "a step takes "
              + here.stepSize()
              + " of the samples here and "
              + there.stepSize()
              + " there, so the two cannot run in step");
    }
    if (!here.data().samples().equals(there.data().samples())) {
      throw new UserError(
          "the two learn from different data, "
              + here.data().name()
              + " here and "
              + there.data().name()
              + " there, so they cannot run in step");
    }
  }

  private static void refuseOtherParameters(Machine here, Machine there) {
    Stream.concat(parameters(here).stream(), parameters(there).stream())
        .distinct()
        .filter(name -> !parameter(here, name).equals(parameter(there, name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserError(
                  "the two have different parameters, so they cannot begin alike: "
                      + name
                      + " is "
                      + parameter(here, name)
                      + " here and "
                      + parameter(there, name)
                      + " there");
            });
  }

  private static List<String> parameters(Machine machine) {
    return program(machine).parameters().stream().map(Line::target).toList();
  }

  private static String parameter(Machine machine, String name) {
    return program(machine).isParameter(name) ? machine.shape(name).toString() : "no parameter";
  }

  private static Program program(Machine machine) {
    return machine.experiment().program();
  }

  /** For each line of one program the line of the other that writes the same name as often. */
  static Map<Integer, Integer> aligned(Program here, Program there) {
    Map<Integer, Integer> aligned = new HashMap<>();
    for (int number = 1; number <= here.size(); number++) {
      List<Integer> writers = there.writers(here.line(number).target());
      int nth = nth(here, number);
      if (nth <= writers.size()) {
        aligned.put(number, writers.get(nth - 1));
      }
    }
    return aligned;
  }

  /** Which write of its target a line is, from 1. */
  private static int nth(Program program, int line) {
    return program.writers(program.line(line).target()).indexOf(line) + 1;
  }

  private Comparison run() {
    State mine = begin;
    State other = there.adopt(begin);
    for (long sample = 0; sample < MOST_SAMPLES; sample++) {
      if (!goesOn.test(sample)) {
        return new Comparison(Optional.empty(), sample, List.of(), false);
      }
      List<Matrix> written = new ArrayList<>();
      List<Matrix> otherWritten = new ArrayList<>();
      mine = sample(here, mine, written);
      other = sample(there, other, otherWritten);
      Optional<Difference> difference = difference(sample, written, otherWritten);
      if (difference.isPresent()) {
        List<Drift> drift = drift();
        return new Comparison(difference, sample + 1, drift, !cancelled);
      }
    }
    return new Comparison(Optional.empty(), MOST_SAMPLES, List.of(), true);
  }

  /** Runs a sample line by line; gives the beginning of the next. */
  private static State sample(Machine machine, State begin, List<Matrix> written) {
    State now = begin;
    while (!now.position().atEnd()) {
      String target = program(machine).line(now.position().line()).target();
      now = machine.next(now);
      written.add(now.value(target).matrix());
    }
    return machine.next(now);
  }

  private Optional<Difference> difference(
      long sample, List<Matrix> written, List<Matrix> otherWritten) {
    for (int line = 1; line <= written.size(); line++) {
      Integer otherLine = aligned.get(line);
      if (otherLine != null) {
        String name = program(here).line(line).target();
        Pair pair = firstDiffering(name, written.get(line - 1), otherWritten.get(otherLine - 1));
        if (pair != null) {
          int nth = nth(program(here), line);
          return Optional.of(new Difference(sample, nth, line, otherLine, pair, there.shape(name)));
        }
      }
    }
    return Optional.empty();
  }

  /** The first cell that differs, the first of all where the shapes do, or null. */
  private static Pair firstDiffering(String name, Matrix mine, Matrix other) {
    if (!mine.shape().equals(other.shape())) {
      return new Pair(new Cell(name, 0, 0, mine.shape()), mine.get(0, 0), other.get(0, 0));
    }
    return pairs(name, mine, other).filter(Pair::differs).findFirst().orElse(null);
  }

  private static Stream<Pair> pairs(String name, Matrix mine, Matrix other) {
    Shape shape = mine.shape();
    return IntStream.range(0, (int) shape.cells())
        .mapToObj(i -> new Cell(name, i / shape.cols(), i % shape.cols(), shape))
        .map(
            cell ->
                new Pair(
                    cell, mine.get(cell.row(), cell.col()), other.get(cell.row(), cell.col())));
  }

  private List<Drift> drift() {
    List<Drift> drift = new ArrayList<>();
    State mine = begin;
    State other = there.adopt(begin);
    long done = 0;
    boolean drifts = !parameters(here).isEmpty();
    for (long samples = 1; drifts && samples <= MOST_SAMPLES; samples *= 10) {
      while (done < samples) {
        if (!goesOn.test(done)) {
          cancelled = true;
          return drift;
        }
        long chunk = Math.min(samples - done, chunk());
        mine = here.after(mine, chunk * here.clock().ticksPerStep());
        other = there.after(other, chunk * there.clock().ticksPerStep());
        done += chunk;
      }
      drift.add(drift(samples, mine, other));
    }
    return drift;
  }

  private long chunk() {
    return Math.max(1, CELLS_PER_CHUNK / (begin.cells() * (here.clock().ticksPerStep() + 1)));
  }

  private Drift drift(long samples, State mine, State other) {
    List<Pair> pairs =
        parameters(here).stream()
            .flatMap(name -> pairs(name, mine.value(name).matrix(), other.value(name).matrix()))
            .toList();
    return new Drift(samples, largest(pairs, Pair::absolute), largest(pairs, Pair::relative));
  }

  /** The first of the largest; NaN is larger than any number. */
  private static Pair largest(List<Pair> pairs, ToDoubleFunction<Pair> size) {
    return pairs.stream()
        .reduce((a, b) -> Double.compare(size.applyAsDouble(b), size.applyAsDouble(a)) > 0 ? b : a)
        .orElseThrow();
  }
}
