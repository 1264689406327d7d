package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Form;
import backstep.matrix.Function;
import backstep.matrix.Matrix;
import backstep.notation.Derivation;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Parser;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.SingleAssignment;
import backstep.notation.Source;
import backstep.notation.Statement;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a line of a program can be written in: the names that it may read, and what is derived, said
 * in these names. Lines may be minus the slope, or as many times it as there are samples, as long
 * as they are so together.
 */
final class Vocabulary {
  private static final double ROUNDING = 1e-9;
  private static final int LONGEST = 100;

  /** The slope of an activation, by what it gives. */
  private static final Map<Function, String> SLOPES =
      Map.of(
          Function.SIGMOID, "%s * (1 - %<s)",
          Function.TANH, "1 - %s ** 2",
          Function.RELU, "%s > 0");

  private final Program program;
  private final List<Line> derived;

  /** What each derived line is called beside the program's own. */
  private final Map<String, String> names = new HashMap<>();

  private final Looks looks;

  /** By how many times the slope each name is that the line may read, by the name of the slope. */
  private final Map<String, Map<String, Double>> factors = new LinkedHashMap<>();

  /**
   * Looks what names there are, and what their values are.
   *
   * @param begun steps at their beginning
   * @param number the line, behind the forward section
   */
  Vocabulary(Machine machine, List<State> begun, int number) {
    this.program = machine.experiment().program();
    this.derived = derived(machine);
    SingleAssignment fresh = new SingleAssignment(program);
    for (int i = 0; i < derived.size(); i++) {
      names.put(derived.get(i).target(), fresh.fresh("slope", i));
    }
    this.looks = new Looks(machine, machine.withLines(both()), begun, derived.size() + number - 1L);
    IntStream.range(forward() + 1, number)
        .mapToObj(before -> program.line(before).target())
        .filter(name -> !program.isParameter(name))
        .distinct()
        .sorted(Comparator.comparing(name -> program.writers(name).size()))
        .forEach(name -> factors.put(name, factors(name)));
  }

  private static List<Line> derived(Machine machine) {
    try {
      return Derived.backward(machine);
    } catch (UserError refusal) {
      return partials(machine);
    }
  }

  private static List<Line> partials(Machine machine) {
    try {
      return Derivation.partials(machine.experiment().program(), machine::shape).lines();
    } catch (UserError refusal) {
      return List.of();
    }
  }

  private int forward() {
    return (int) program.forward().count();
  }

  /** The program with what is derived computed between its forward section and the rest. */
  private Program both() {
    return program.editLines(
        lines -> {
          lines.addAll(forward(), derived.stream().map(this::renamed).toList());
          return lines;
        });
  }

  private Line renamed(Line line) {
    Statement statement =
        new Statement(names.get(line.target()), renamed(line.value()), line.statement().span());
    return new Line(line.section(), statement, line.remark());
  }

  private Expr renamed(Expr expr) {
    return expr.replaced(
        part ->
            part instanceof Expr.Name name && names.containsKey(name.name())
                ? Optional.of(new Expr.Name(names.get(name.name()), name.span()))
                : Optional.empty());
  }

  private Map<String, Double> factors(String name) {
    Map<String, Double> all = new HashMap<>();
    Optional<List<Matrix>> values = looks.values(expression(name));
    for (Line line : derived) {
      values.stream()
          .flatMap(
              own ->
                  looks.values(expression(names.get(line.target()))).stream()
                      .map(slope -> Looks.factor(own, slope)))
          .flatMapToDouble(OptionalDouble::stream)
          .forEach(factor -> all.put(line.target(), rounded(factor)));
    }
    return all;
  }

  private static double rounded(double factor) {
    double whole = Math.rint(factor);
    return Math.abs(factor - whole) < ROUNDING ? whole : factor;
  }

  private static Expr expression(String text) {
    return Parser.expression(Source.typed(text));
  }

  /** The steps that show what an expression is. */
  Looks looks() {
    return looks;
  }

  /**
   * What the slope by a name is, if that is derived; else all that derived lines compute on the
   * way.
   */
  Map<String, List<Matrix>> slopes(String name) {
    boolean isDerived = names.containsKey(name);
    Map<String, List<Matrix>> slopes = new LinkedHashMap<>();
    derived.stream()
        .filter(line -> !isDerived || line.target().equals(name))
        .flatMap(line -> isDerived ? Stream.of(line.value()) : slopesIn(line.value()))
        .map(this::renamed)
        .forEach(expr -> looks.values(expr).ifPresent(all -> slopes.put(Printer.print(expr), all)));
    return slopes;
  }

  private Stream<Expr> slopesIn(Expr value) {
    return Stream.concat(Stream.of(value), value.all().filter(this::isOfSlope)).distinct();
  }

  private boolean isOfSlope(Expr expr) {
    return expr.names().anyMatch(read -> names.containsKey(read.name()));
  }

  /** How many times the slopes the program's own lines are, and 1. */
  Set<Double> conventions() {
    Set<Double> all = new LinkedHashSet<>(List.of(1.0));
    factors.values().forEach(own -> all.addAll(own.values()));
    return all;
  }

  /** The names of the backward pass that the line may read. */
  Set<Expr> names() {
    return factors.keySet().stream()
        .map(Vocabulary::expression)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** All that could stand in the line. */
  Set<Expr> words() {
    Set<Expr> words = new LinkedHashSet<>(slopesOfUnits());
    words.addAll(names());
    for (double factor : conventions()) {
      derived.stream()
          .flatMap(line -> line.value().all())
          .flatMap(expr -> inOwnNames(expr, factor).stream())
          .filter(Vocabulary::isSaid)
          .forEach(words::add);
    }
    return words;
  }

  /** True of what people write: short, and with no slope of a sum or of another such number. */
  private static boolean isSaid(Expr expr) {
    return Printer.print(expr).length() <= LONGEST
        && expr.all()
            .allMatch(
                part ->
                    !(part instanceof Expr.Call call)
                        || !call.primed()
                        || !(call.function().form() instanceof Form.Reduction));
  }

  /** The slopes of the activations, by what they are applied to or by what they give. */
  Set<Expr> slopesOfUnits() {
    Set<Expr> all = new LinkedHashSet<>();
    derived.stream()
        .flatMap(line -> line.value().all())
        .filter(expr -> expr instanceof Expr.Call call && call.primed() && !isOfSlope(call))
        .filter(Vocabulary::isSaid)
        .forEach(all::add);
    program.forward().flatMap(line -> slopeOfChoice(line.value()).stream()).forEach(all::add);
    program
        .forward()
        .filter(this::mayBeUnnamed)
        .forEach(
            line -> slopes(line).forEach(s -> all.add(expression(s.formatted(line.target())))));
    return all;
  }

  /** The slope of a choice between straight lines, as is a leaky relu that is written out. */
  private Optional<Expr> slopeOfChoice(Expr value) {
    if (!(value instanceof Expr.Call choice) || choice.function() != Function.WHERE) {
      return Optional.empty();
    }
    List<Expr> slopes =
        choice.arguments().stream().skip(1).flatMap(one -> slopeOfLine(one).stream()).toList();
    Expr condition = choice.arguments().get(0);
    return slopes.size() < 2
        ? Optional.empty()
        : Optional.of(
            expression(
                "where(%s, %s, %s)"
                    .formatted(
                        Printer.print(condition),
                        Printer.print(slopes.get(0)),
                        Printer.print(slopes.get(1)))));
  }

  /** That of a number, of a value, and of a value times a number. */
  private Optional<Expr> slopeOfLine(Expr line) {
    if (program.isNumber(line)) {
      return Optional.of(expression("0"));
    }
    if (line instanceof Expr.Name) {
      return Optional.of(expression("1"));
    }
    return line instanceof Expr.Binary product
            && product.operator() == Operator.TIMES
            && program.isNumber(product.left())
            && product.right() instanceof Expr.Name value
            && !program.isNumber(value)
        ? Optional.of(product.left())
        : Optional.empty();
  }

  /** That of the function which a line applies; all, where it may be written out. */
  private static Collection<String> slopes(Line line) {
    return line.value() instanceof Expr.Call call && call.function().makesUnits()
        ? Stream.ofNullable(SLOPES.get(call.function())).toList()
        : SLOPES.values();
  }

  /** True of what may be an activation, and not of what one is applied to or of what has a name. */
  private boolean mayBeUnnamed(Line line) {
    return activated(line.value()).isEmpty()
        && program
            .forward()
            .flatMap(other -> other.value().all())
            .noneMatch(part -> activated(part).equals(Optional.of(line.target())));
  }

  /** The name to which a function is applied. */
  private static Optional<String> activated(Expr expr) {
    return expr instanceof Expr.Call call
            && call.function().makesUnits()
            && call.arguments().get(0) instanceof Expr.Name name
        ? Optional.of(name.name())
        : Optional.empty();
  }

  /** An expression of derived names in those of the program; nothing where one has none. */
  private Optional<Expr> inOwnNames(Expr expr, double factor) {
    List<String> unknown = new ArrayList<>();
    Expr told = inOwnNames(expr, factor, unknown);
    return unknown.isEmpty() ? Optional.of(told) : Optional.empty();
  }

  private Expr inOwnNames(Expr expr, double factor, List<String> unknown) {
    return expr.replaced(
        part ->
            part instanceof Expr.Name name && names.containsKey(name.name())
                ? Optional.of(inOwnNames(name.name(), factor, unknown))
                : Optional.empty());
  }

  /** The name that is so many times the slope; else what is derived, in other names. */
  private Expr inOwnNames(String slope, double factor, List<String> unknown) {
    Optional<String> own =
        factors.keySet().stream()
            .filter(name -> isNear(factors.get(name).getOrDefault(slope, 0.0), factor))
            .findFirst();
    if (own.isPresent()) {
      return expression(own.get());
    }
    Expr value =
        derived.stream()
            .filter(line -> line.target().equals(slope))
            .findFirst()
            .orElseThrow()
            .value();
    if (isOfSlope(value) || factor == 1) {
      return inOwnNames(value, factor, unknown);
    }
    if (factor != -1) {
      unknown.add(slope);
    }
    return negative(value);
  }

  private static boolean isNear(double factor, double wanted) {
    return Math.abs(factor - wanted) <= ROUNDING * Math.abs(wanted);
  }

  private static Expr negative(Expr value) {
    if (value instanceof Expr.Binary difference && difference.operator() == Operator.MINUS) {
      Expr first = difference.right();
      Expr second = difference.left();
      return new Expr.Binary(Operator.MINUS, first, second, difference.span());
    }
    return new Expr.Negative(value, value.span());
  }
}
