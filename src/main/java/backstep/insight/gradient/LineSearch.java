package backstep.insight.gradient;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Operator;
import backstep.notation.Printer;
import backstep.notation.Program;
import backstep.notation.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a line could compute so that it is a slope of the loss, or goes down one: its own words with
 * one part of them changed.
 */
final class LineSearch {
  /** Cells that are computed for one line. */
  private static final double MOST_WORK = 1e7;

  private static final String SAMPLES = "m";

  /** A character that is written is as much of a change as so many that are taken out. */
  private static final int WRITING = 8;

  /** And so is a name that the line has not had. */
  private static final int ANOTHER_NAME = 3 * WRITING;

  private final Program program;
  private final int number;
  private final Line line;
  private final boolean isUpdate;
  private final boolean isBatched;
  private final Looks looks;
  private final Map<String, List<Matrix>> slopes;
  private final Set<Expr> slopesOfUnits;
  private final Set<Expr> names;
  private final Set<Expr> words;
  private final Set<Double> conventions;
  private final Set<Double> counts;

  private LineSearch(Machine machine, List<State> begun, int number) {
    this.program = machine.experiment().program();
    this.number = number;
    this.line = program.line(number);
    this.isBatched = machine.experiment().isBatched();
    this.isUpdate = program.isParameter(line.target());
    Vocabulary vocabulary = new Vocabulary(machine, begun, number);
    this.looks = vocabulary.looks();
    this.slopes = vocabulary.slopes(isUpdate ? GradientLine.nameFor(line.target()) : line.target());
    this.slopesOfUnits = vocabulary.slopesOfUnits();
    this.names = vocabulary.names();
    this.words = vocabulary.words();
    this.conventions = vocabulary.conventions();
    this.counts = counts(program, looks.samples());
  }

  /**
   * The program with the line as it could be, the least changed first; none where the line is one
   * of the forward section.
   *
   * @param begun steps at their beginning
   */
  static List<Program> programs(Machine machine, List<State> begun, int number) {
    boolean isBehind = number > machine.experiment().program().forward().count();
    return isBehind && !begun.isEmpty()
        ? new LineSearch(machine, begun, number).programs()
        : List.of();
  }

  /** Another value of the line, and how much of its words is changed. */
  private record Rewording(Expr value, int change) {}

  /** A slope, and how many times it. */
  private record Met(String slope, float factor) {}

  private List<Program> programs() {
    Set<Met> met = new HashSet<>();
    List<Program> first = new ArrayList<>(addedUp().stream().toList());
    List<Program> others = new ArrayList<>();
    List<Rewording> rewordings =
        rewordings()
            .filter(one -> keepsRate(one.value()))
            .sorted(
                Comparator.comparing(Rewording::change)
                    .thenComparing(one -> Printer.print(one.value()).length()))
            .limit((long) (MOST_WORK / looks.work()))
            .toList();
    for (Rewording rewording : rewordings) {
      Optional<Met> slope = meets(rewording.value()).filter(met::add);
      slope.ifPresent(
          one ->
              (isUsual(one.factor()) ? first : others)
                  .add(program.withValue(number, rewording.value())));
    }
    first.addAll(others);
    return first;
  }

  /** False of an update that has lost its rate: all the numbers that it had. */
  private boolean keepsRate(Expr value) {
    List<Expr> numbers =
        line.value().all().filter(part -> number(program, part).isPresent()).toList();
    return !isUpdate || numbers.isEmpty() || value.all().anyMatch(numbers::contains);
  }

  /** As many times the slope as other lines are theirs, or as two counts are of each other. */
  private boolean isUsual(double factor) {
    double times = Math.abs(factor);
    return conventions.stream().anyMatch(one -> Rates.areNear(Math.abs(one), times))
        || counts.stream()
            .anyMatch(a -> counts.stream().anyMatch(b -> Rates.areNear(a / b, times)));
  }

  /** 1, how many samples a step takes, and the whole numbers that lines read. */
  private static Set<Double> counts(Program program, int samples) {
    Set<Double> counts = new HashSet<>(List.of(1.0, (double) samples));
    program.lines().stream()
        .flatMap(line -> line.value().all())
        .flatMap(part -> number(program, part).stream())
        .filter(number -> number > 1 && number == Math.rint(number))
        .forEach(counts::add);
    return counts;
  }

  private static Optional<Double> number(Program program, Expr part) {
    return part instanceof Expr.Num num
        ? Optional.of(num.value())
        : part instanceof Expr.Name name
            ? program.setting(name.name()).filter(Setting::isNumber).map(Setting::number)
            : Optional.empty();
  }

  /** Where the line writes over a slope that nothing has read, the program that adds them up. */
  private Optional<Program> addedUp() {
    List<Integer> over =
        program.writers(line.target()).stream()
            .filter(writer -> program.overwritten(writer).isPresent())
            .toList();
    Program added = program;
    for (int writer : over) {
      Expr value = program.line(writer).value();
      Expr.Name target = new Expr.Name(line.target(), value.span());
      added = added.withValue(writer, new Expr.Binary(Operator.PLUS, target, value, value.span()));
    }
    return over.isEmpty() ? Optional.empty() : Optional.of(added);
  }

  /** Which slope an expression is, and how many times it, if it is one. */
  private Optional<Met> meets(Expr expr) {
    return looks
        .values(expr)
        .flatMap(this::moved)
        .flatMap(
            all ->
                slopes.entrySet().stream()
                    .flatMap(
                        slope ->
                            Looks.factor(all, slope.getValue()).stream()
                                .mapToObj(factor -> new Met(slope.getKey(), (float) factor)))
                    .findFirst());
  }

  /** Of the update of a parameter, by how much it moves. */
  private Optional<List<Matrix>> moved(List<Matrix> values) {
    if (!isUpdate) {
      return Optional.of(values);
    }
    List<Matrix> before =
        looks.values(new Expr.Name(line.target(), line.value().span())).orElseThrow();
    return values.get(0).shape().equals(before.get(0).shape())
        ? Optional.of(
            IntStream.range(0, before.size())
                .mapToObj(i -> values.get(i).minus(before.get(i)))
                .toList())
        : Optional.empty();
  }

  private Stream<Rewording> rewordings() {
    return line.value()
        .all()
        .filter(part -> !isUpdate || !(part.equals(line.value()) || isTarget(part)))
        .distinct()
        .flatMap(part -> instead(part).map(word -> changed(part, word)));
  }

  private boolean isTarget(Expr part) {
    return part instanceof Expr.Name name && name.name().equals(line.target());
  }

  /**
   * What could stand in place of a part: a part of it, times a slope or not, a sum or difference
   * with another sign, another word, or for the whole what arrives times it, or the slope of a
   * penalty beside it.
   */
  private Stream<Expr> instead(Expr part) {
    Stream<Expr> ofItself =
        Stream.concat(Stream.of(part), part.parts().stream())
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.concat(one.all(), overSamples(one)),
                        slopesOfUnits.stream().map(slope -> times(one, slope))));
    Stream<Expr> arriving =
        part.equals(line.value())
            ? Stream.concat(names.stream().map(name -> times(name, part)), withPenalty(part))
            : Stream.empty();
    return Stream.of(ofItself, swapped(part), arriving, words.stream()).flatMap(words -> words);
  }

  /** With the slope of a penalty, which is made of a parameter alone. */
  private Stream<Expr> withPenalty(Expr part) {
    return words.stream()
        .filter(word -> word.names().map(Expr.Name::name).anyMatch(program::isParameter))
        .filter(
            word ->
                word.names()
                    .map(Expr.Name::name)
                    .allMatch(
                        name -> program.isParameter(name) || program.setting(name).isPresent()))
        .map(word -> new Expr.Binary(Operator.PLUS, part, word, part.span()));
  }

  /** A difference the other way round, and a sum with the other sign. */
  private static Stream<Expr> swapped(Expr part) {
    if (!(part instanceof Expr.Binary sum)) {
      return Stream.empty();
    }
    Expr left = sum.left();
    Expr right = sum.right();
    return switch (sum.operator()) {
      case MINUS ->
          Stream.of(
              new Expr.Binary(Operator.MINUS, right, left, sum.span()),
              new Expr.Binary(Operator.PLUS, left, right, sum.span()));
      case PLUS -> Stream.of(new Expr.Binary(Operator.MINUS, left, right, sum.span()));
      default -> Stream.empty();
    };
  }

  /** Divided by how many samples a step takes, where it has a name for that. */
  private Stream<Expr> overSamples(Expr part) {
    Expr samples = new Expr.Name(SAMPLES, part.span());
    return isBatched
        ? Stream.of(new Expr.Binary(Operator.DIVIDED, part, samples, part.span()))
        : Stream.empty();
  }

  private static Expr times(Expr a, Expr b) {
    return new Expr.Binary(Operator.TIMES, a, b, a.span());
  }

  private Rewording changed(Expr part, Expr by) {
    Expr whole = line.value();
    Expr value = whole.replaced(one -> one.equals(part) ? Optional.of(by) : Optional.empty());
    boolean isOfOthers = value.names().anyMatch(name -> !whole.reads(name.name()));
    int effort = effort(Printer.print(whole), Printer.print(value));
    return new Rewording(value, effort + (isOfOthers ? ANOTHER_NAME : 0));
  }

  /** How much is written and taken out between the first character that differs and the last. */
  private static int effort(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int before = 0;
    while (before < most && a.charAt(before) == b.charAt(before)) {
      before++;
    }
    int after = 0;
    while (after < most - before
        && a.charAt(a.length() - 1 - after) == b.charAt(b.length() - 1 - after)) {
      after++;
    }
    return (a.length() - before - after) + WRITING * (b.length() - before - after);
  }
}
