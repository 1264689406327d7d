package backstep.insight.why;

import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.network.Experiment;
import backstep.notation.Cell;
import backstep.notation.Formula;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out why cells have the values they have. Each line is explained in the state in which it
 * ran, whichever sample and program that was in.
 */
public final class Why {
  /** Of the cells of one name in a formula, so many are explained further. */
  private static final int MOST_OF_A_NAME = 2;

  private final Moments moments;
  private final Set<List<Object>> explained = new HashSet<>();

  private Why(Timeline timeline) {
    this.moments = new Moments(timeline);
  }

  /**
   * Explains a cell of a value that the state at hand has, or will have.
   *
   * @param depth through how many lines, at least 1
   */
  public static Explanation of(Timeline timeline, Cell cell, int depth) {
    return new Why(timeline).explain(cell, timeline, depth, Optional.empty());
  }

  private Explanation explain(Cell cell, Timeline at, int depth, Optional<Outdated> outdated) {
    Value value = at.now().value(cell.name());
    if (value == null) {
      return unwritten(cell, at);
    }
    double number = value.matrix().get(cell.row(), cell.col());
    Origin origin = origin(cell.name(), value, at);
    boolean deeper = depth > 0 && origin instanceof Origin.Computed;
    boolean isNew = deeper && explained.add(List.of(cell, value.time()));
    if (!isNew) {
      return leaf(cell, number, value.version(), origin, deeper, outdated);
    }
    Timeline moment = moments.at(value.time());
    int line = value.line();
    Formula formula = moments.formula(moment, line, cell);
    Optional<Double> before =
        Optional.ofNullable(moment.now().value(cell.name()))
            .map(old -> old.matrix().get(cell.row(), cell.col()));
    boolean unchanged = before.filter(old -> Double.compare(old, number) == 0).isPresent();
    return new Explanation(
        cell,
        number,
        value.version(),
        origin,
        Optional.of(formula),
        false,
        before,
        operands(formula, moment, line, depth - 1),
        outdated,
        new Zeros(moments).of(formula, moment, line, number, unchanged));
  }

  private static Explanation leaf(
      Cell cell,
      double number,
      int version,
      Origin origin,
      boolean repeated,
      Optional<Outdated> outdated) {
    return new Explanation(
        cell,
        number,
        version,
        origin,
        Optional.empty(),
        repeated,
        Optional.empty(),
        List.of(),
        outdated,
        List.of());
  }

  /** A name that no line has written in this sample, if any ever does. */
  private static Explanation unwritten(Cell cell, Timeline at) {
    Experiment experiment = at.here().experiment();
    List<Integer> writers = experiment.program().writers(cell.name());
    Origin origin =
        writers.isEmpty()
            ? given(cell, experiment, at.now())
            : new Origin.NotYet(writers.get(0), experiment.program().line(writers.get(0)));
    double number = writers.isEmpty() ? Moments.given(cell, at) : Double.NaN;
    return leaf(cell, number, 0, origin, false, Optional.empty());
  }

  private static Origin given(Cell cell, Experiment experiment, State state) {
    if (experiment.isOfData(cell.name())) {
      return Origin.FromData.of(cell, state.step());
    }
    return experiment.program().setting(cell.name()).isPresent()
        ? new Origin.FromSettings()
        : new Origin.Given();
  }

  private Origin origin(String name, Value value, Timeline at) {
    Program program = at.here().experiment().program();
    if (value.line() == Value.INITIAL) {
      List<String> names = program.parameters().stream().map(Line::target).toList();
      int number = names.indexOf(name) + 1;
      return new Origin.Initial(number, program.parameters().get(number - 1));
    }
    Timeline moment = moments.at(value.time());
    if (value.line() == Value.BY_HAND) {
      return new Origin.ByHand(moment.now().position());
    }
    Line line = moment.here().experiment().program().line(value.line());
    return new Origin.Computed(value.line(), line, moment.now().position(), value.version() == 0);
  }

  /** The parameters that a sample begins with are where an explanation ends. */
  private List<Explanation> operands(Formula formula, Timeline moment, int line, int depth) {
    Map<String, Optional<StaleRead>> stale = stale(moment, line);
    Set<Cell> followed = followed(formula.operands(), moment.now());
    List<Explanation> operands = new ArrayList<>();
    for (Cell cell : formula.operands()) {
      Optional<Outdated> outdated =
          stale
              .getOrDefault(cell.name(), Optional.empty())
              .map(read -> outdated(read, cell, moment));
      operands.add(explain(cell, moment, followed.contains(cell) ? depth : 0, outdated));
    }
    return operands;
  }

  private static Map<String, Optional<StaleRead>> stale(Timeline moment, int line) {
    Map<String, Optional<StaleRead>> stale = new HashMap<>();
    Accesses.of(moment.here().experiment().program())
        .get(line - 1)
        .reads()
        .forEach(read -> stale.put(read.name(), read.stale()));
    return stale;
  }

  /** Of each name that lines of this sample have written the first cells; before them any NaN. */
  private static Set<Cell> followed(List<Cell> cells, State state) {
    List<Cell> order = new ArrayList<>(cells);
    order.removeIf(cell -> version(cell, state) == 0);
    order.sort(Comparator.comparing((Cell cell) -> Double.isFinite(number(cell, state))));
    Map<String, Integer> counts = new HashMap<>();
    Set<Cell> followed = new HashSet<>();
    for (Cell cell : order) {
      if (counts.merge(cell.name(), 1, Integer::sum) <= MOST_OF_A_NAME) {
        followed.add(cell);
      }
    }
    return Collections.unmodifiableSet(followed);
  }

  private static int version(Cell cell, State state) {
    Value value = state.value(cell.name());
    return value == null ? 0 : value.version();
  }

  private static double number(Cell cell, State state) {
    return state.value(cell.name()).matrix().get(cell.row(), cell.col());
  }

  private Outdated outdated(StaleRead read, Cell cell, Timeline moment) {
    int writer = read.writer(moment.here().experiment().program());
    Timeline forward = moments.at(moment.now().time() - (read.line() - read.forwardLine()));
    return new Outdated(read, number(cell, forward.now()), writer);
  }
}
