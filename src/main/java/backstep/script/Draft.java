package backstep.script;

import backstep.notation.Operator;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a step becomes a program: the parameters, and the lines that they or the author need.
 *
 * <p>A parameter is what lives on from step to step and has an effect on another one. A number that
 * is only added up, as a loss is, is none; what is added to it is kept apart.
 */
final class Draft {
  private final Formulas pool;
  private final Step step;
  private final Map<Variable, Trace.Line> writers = new HashMap<>();
  private final Map<String, Variable> parameters = new LinkedHashMap<>();
  private final Told told;
  private final Map<Variable, Set<Variable>> sources = new HashMap<>();
  private List<Trace.Line> lines;
  private SamplePieces pieces;

  Draft(Formulas pool, Step step) {
    this.pool = pool;
    this.step = step;
    this.lines = step.trace().lines();
    this.told = step.trace().told().copy();
    lines.forEach(line -> writers.put(line.target(), line));
    step.requireOwn();
    dissolveTargets();
    findParameters();
    requireParameters();
    keepLines();
    say();
    addUp();
    dissolve();
  }

  List<Trace.Line> lines() {
    return lines;
  }

  /** The parameters by their path. */
  Map<String, Variable> parameters() {
    return parameters;
  }

  /** The data of each sample, of a step that takes them one by one. */
  SamplePieces pieces() {
    return pieces;
  }

  /** What the script adds up over an epoch, a number in each step. */
  List<Told.Thing> sums() {
    return told.sums();
  }

  /** The numbers that the script only tells, of those that the program has, too. */
  List<Told.Thing> told() {
    return told.numbers().stream().filter(one -> isThere(one.value())).toList();
  }

  /** When the script stops, by tests of numbers that the program has, too. */
  List<Told.Thing> stops() {
    return told.stops().stream().filter(one -> isThere(one.value())).toList();
  }

  private boolean isThere(Formula formula) {
    return canStand(formula)
        && sources(formula).stream().noneMatch(one -> one.role() == Variable.Role.LINE);
  }

  /** What a parameter is at the end of the step. */
  Formula end(String path) {
    return step.end().get(path);
  }

  /** The line that writes a variable, or null. */
  Trace.Line writer(Variable variable) {
    return writers.get(variable);
  }

  /** All that a formula depends on, through lines, down to what no line writes. */
  Set<Variable> sources(Formula formula) {
    Set<Variable> all = new LinkedHashSet<>();
    formula.variables().forEach(variable -> all.addAll(sources(variable)));
    return all;
  }

  private Set<Variable> sources(Variable variable) {
    Set<Variable> known = sources.get(variable);
    if (known == null) {
      Trace.Line writer = writers.get(variable);
      known = writer == null ? Set.of(variable) : sources(writer.value());
      sources.put(variable, known);
    }
    return known;
  }

  /** A name that only says which number of the data the target is, is the target. */
  private void dissolveTargets() {
    for (Trace.Line line : List.copyOf(lines)) {
      Formula value = line.value();
      boolean part = value.kind() instanceof Formula.Block && value.part(0).variable() != null;
      if (part
          && value.part(0).variable().role() == Variable.Role.DATA
          && isCompared(pool.read(line.target()))) {
        lines = new ArrayList<>(lines);
        removeLine(line.target());
        replace(Map.of(pool.read(line.target()), value));
      }
    }
  }

  private boolean isCompared(Formula read) {
    return lines.stream()
        .flatMap(line -> line.value().all().stream())
        .anyMatch(one -> one.is(Operator.MINUS) && one.parts().contains(read));
  }

  /** All formulas: of the lines, and of what is only added up. */
  List<Formula> values() {
    List<Formula> values = new ArrayList<>();
    lines.forEach(line -> values.add(line.value()));
    told.values().forEach(values::add);
    return values;
  }

  private void findParameters() {
    Map<String, Variable> states = new LinkedHashMap<>();
    Set<Variable> read = new HashSet<>();
    lines.forEach(line -> read.addAll(line.value().variables()));
    step.begun()
        .forEach(
            (path, variable) -> {
              Formula end = step.end().get(path);
              boolean changes = end != null && end.variable() != variable;
              if (changes && read.contains(variable) && !isSum(variable, end)) {
                states.put(path, variable);
              }
            });
    for (Meetings kind : Meetings.values()) {
      if (parameters.isEmpty()) {
        findParameters(states, compared(kind));
      }
    }
  }

  /** Those of the states that have an effect, in this step or in a later one, on what is live. */
  private void findParameters(Map<String, Variable> states, Set<Variable> live) {
    for (int before = -1; before != live.size(); ) {
      before = live.size();
      states.forEach(
          (path, variable) -> {
            if (live.contains(variable)) {
              live.addAll(sources(step.end().get(path)));
            }
          });
    }
    states.forEach(
        (path, variable) -> {
          if (live.contains(variable)) {
            parameters.put(path, variable);
          }
        });
  }

  /** Where nothing is a parameter, what has no word hides what would be. */
  private void requireParameters() {
    if (parameters.isEmpty()) {
      lines.forEach(line -> need(line.value(), new HashSet<>()));
    }
  }

  /** All that has an effect on what is compared with data: on the output. */
  private Set<Variable> compared(Meetings kind) {
    Set<Variable> all = new HashSet<>();
    List<Formula> values = lines.stream().map(Trace.Line::value).toList();
    kind.in(values, (output, target) -> compare(target, output, all));
    return all;
  }

  private void compare(Formula target, Formula output, Set<Variable> all) {
    Formula of = target.parts().size() == 1 ? target.part(0) : target;
    boolean given =
        of.variable() != null
            && of.variable().role() != Variable.Role.STATE
            && of.variable().role() != Variable.Role.LINE
            && of.variable().role() != Variable.Role.OPAQUE;
    if (given) {
      all.addAll(sources(output));
    }
  }

  /**
   * A number to which something is added, or from which it is taken, that does not depend on it,
   * and that nothing else reads, neither before nor after.
   */
  private boolean isSum(Variable state, Formula end) {
    List<Trace.Line> readers =
        lines.stream().filter(line -> line.value().variables().contains(state)).toList();
    if (readers.size() != 1 || end.variable() != readers.get(0).target()) {
      return false;
    }
    if (lines.stream().anyMatch(line -> line.value().variables().contains(end.variable()))) {
      return false;
    }
    Formula value = readers.get(0).value();
    boolean minus = value.is(Operator.MINUS);
    boolean adds =
        (minus || value.is(Operator.PLUS))
            && value.part(0).variable() == state
            && !value.part(1).variables().contains(state);
    if (adds && state.shape().isScalar()) {
      Formula added = minus ? pool.negative(value.part(1)) : value.part(1);
      told.sum(state.name(), added, readers.get(0).target().span());
    }
    return adds;
  }

  private void keepLines() {
    Set<Trace.Line> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    parameters.keySet().forEach(path -> need(step.end().get(path), needed));
    for (Trace.Line line : lines) {
      if (line.kept() && canStand(line.value()) && needed.add(line)) {
        need(line.value(), needed);
      }
    }
    List<Trace.Line> dropped =
        new ArrayList<>(lines.stream().filter(line -> !needed.contains(line)).toList());
    Collections.reverse(dropped);
    dropped.forEach(line -> told.replace(pool, Map.of(pool.read(line.target()), line.value())));
    forget(TooLong::isLong);
    lines = new ArrayList<>(lines.stream().filter(needed::contains).toList());
  }

  private void need(Formula formula, Set<Trace.Line> needed) {
    for (Variable variable : formula.variables()) {
      Trace.Line writer = writers.get(variable);
      if (variable.role() == Variable.Role.OPAQUE) {
        throw new UserError(variable.name(), variable.span());
      }
      boolean isState = variable.role() == Variable.Role.STATE && !parameters.isEmpty();
      if (isState && !parameters.containsValue(variable)) {
        throw new UserError(
            "the first step leaves '"
                + variable.name()
                + "' as it is, and a later one does not: a program has one step for all",
            variable.span());
      }
      if (writer != null && needed.add(writer)) {
        need(writer.value(), needed);
      }
    }
  }

  /** True if all that a formula reads is there in the program. */
  boolean canStand(Formula formula) {
    return sources(formula).stream()
        .allMatch(
            source ->
                source.role() == Variable.Role.STATE
                    ? parameters.containsValue(source)
                    : source.role() != Variable.Role.OPAQUE);
  }

  /** Writes with the notation's words what they mean. */
  private void say() {
    Map<Variable, Formula> above = new HashMap<>();
    List<Trace.Line> said = new ArrayList<>();
    for (Trace.Line line : lines) {
      Formula value = new Idioms(pool, above).said(line.value());
      above.put(line.target(), line.value());
      said.add(new Trace.Line(line.target(), value, line.kept()));
    }
    lines = said;
    replace(Map.of());
  }

  /** Samples that the step takes one by one, and adds up, are taken all at once. */
  private void addUp() {
    List<Formula> ends = parameters.keySet().stream().map(path -> step.end().get(path)).toList();
    pieces = new SamplePieces(pool, lines, step.trace().taken());
    lines = new ArrayList<>(SampleSums.of(pool, this, pieces, ends));
    replace(Map.of());
    TooLong.require(lines);
  }

  /** Puts what a loop or a function wrote for itself, and one line reads, into that line. */
  private void dissolve() {
    for (Trace.Line line = dissolving(); line != null; line = dissolving()) {
      removeLine(line.target());
      replace(Map.of(pool.read(line.target()), line.value()));
    }
  }

  /** The first line that can be put into another one, or null. */
  private Trace.Line dissolving() {
    Map<Variable, Integer> reads = new HashMap<>();
    lines.forEach(line -> line.value().count(reads));
    sums().forEach(sum -> sum.value().count(reads));
    return lines.stream()
        .filter(line -> !line.kept() && reads.getOrDefault(line.target(), 0) <= 1)
        .filter(line -> !isEnd(line.target()))
        .findFirst()
        .orElse(null);
  }

  private boolean isEnd(Variable variable) {
    return parameters.keySet().stream()
        .anyMatch(path -> step.end().get(path).variables().contains(variable));
  }

  /** Writes other formulas in the place of some, in all lines. */
  void replace(Map<Formula, Formula> others) {
    replace(others, 0);
    told.replace(pool, others);
  }

  /** The same in the lines from a number on. */
  void replace(Map<Formula, Formula> others, int from) {
    List<Trace.Line> changed = new ArrayList<>(lines.subList(0, from));
    for (Trace.Line line : lines.subList(from, lines.size())) {
      Formula value = pool.replaced(line.value(), others);
      changed.add(new Trace.Line(line.target(), value, line.kept()));
    }
    lines = changed;
    writers.clear();
    sources.clear();
    lines.forEach(line -> writers.put(line.target(), line));
  }

  /** By what a line writes, since a record's own equality takes long at a start. */
  private void removeLine(Variable target) {
    lines.removeIf(line -> line.target() == target);
  }

  /** Takes a line out that no other one reads. */
  void remove(Trace.Line line) {
    removeLine(line.target());
    replace(Map.of());
  }

  /** Forgets numbers that are only told. */
  void forget(Predicate<Formula> isLeftOut) {
    told.removeIf(isLeftOut);
  }

  /** Puts a line before the one with this number. */
  void insert(int at, Trace.Line line) {
    lines.add(at, line);
    writers.put(line.target(), line);
    sources.clear();
  }

  /**
   * Puts the lines of these variables before a line, where a script computes them later, as a loss
   * behind its updates; what ends as a parameter stays where it is, with all behind it.
   *
   * @return the place behind them
   */
  int raise(Set<Variable> variables, int to) {
    List<Trace.Line> later =
        lines.subList(to, lines.size()).stream()
            .filter(line -> variables.contains(line.target()))
            .toList();
    if (later.stream().anyMatch(line -> isEnd(line.target()))) {
      return 1 + lines.lastIndexOf(later.get(later.size() - 1));
    }
    lines.subList(to, lines.size()).removeIf(line -> variables.contains(line.target()));
    lines.addAll(to, later);
    return to + later.size();
  }

  /** The lines that write these variables, and all above them that they need. */
  Set<Variable> above(Formula formula) {
    Set<Variable> all = new HashSet<>();
    collect(formula, all);
    return all;
  }

  private void collect(Formula formula, Set<Variable> all) {
    for (Variable variable : formula.variables()) {
      if (all.add(variable) && writers.containsKey(variable)) {
        collect(writers.get(variable).value(), all);
      }
    }
  }
}
