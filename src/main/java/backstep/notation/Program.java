package backstep.notation;

import backstep.matrix.Along;
import backstep.matrix.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole experiment as text: settings, data, initial values, and the lines of one training step.
 *
 * <p>Lines are numbered from 1 through forward, backward and update; parameter lines are p1, p2,
 * ... An edit gives a new program.
 *
 * @param data its own samples; none where a setting names a data set
 * @param headings comments above the heading of a section, of those that have some
 * @param ending comments after the last line
 */
public record Program(
    List<Setting> settings,
    OwnData data,
    List<Line> parameters,
    List<Line> lines,
    Map<Section, List<String>> headings,
    List<String> ending) {

  /** The setting that names a data set. */
  static final String DATA = "data";

  public Program {
    settings = List.copyOf(settings);
    parameters = List.copyOf(parameters);
    lines = List.copyOf(lines);
    headings = Map.copyOf(headings);
    ending = List.copyOf(ending);
  }

  /** The line with this number, from 1. */
  public Line line(int number) {
    return lines.get(number - 1);
  }

  public int size() {
    return lines.size();
  }

  /** True of a number that is written out, or that a setting names. */
  public boolean isNumber(Expr expr) {
    return expr instanceof Expr.Num
        || (expr instanceof Expr.Name name && setting(name.name()).isPresent());
  }

  public Optional<Setting> setting(String name) {
    return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  public boolean isParameter(String name) {
    return parameters.stream().anyMatch(line -> line.target().equals(name));
  }

  /** True of a parameter that some line writes. */
  public boolean isTrained(String name) {
    return isParameter(name) && !writers(name).isEmpty();
  }

  /** True of a parameter that no line writes, such as data. */
  public boolean isConstant(String name) {
    return isParameter(name) && writers(name).isEmpty();
  }

  /** True if a setting or a line gives this name its meaning. */
  public boolean defines(String name) {
    return setting(name).isPresent() || writtenNames().contains(name);
  }

  /** What the inputs of a step are called: x, and X unless that means something else here. */
  public Set<String> inputNames() {
    return given("x", "X");
  }

  /** What the targets of a step are called: d, and D unless that means something else here. */
  public Set<String> targetNames() {
    return given("d", "D");
  }

  private Set<String> given(String asColumns, String asRows) {
    return defines(asRows) ? Set.of(asColumns) : Set.of(asColumns, asRows);
  }

  /** All statements: the parameters', then the numbered ones. */
  public Stream<Line> statements() {
    return Stream.concat(parameters.stream(), lines.stream());
  }

  /** The lines of the forward section. */
  public Stream<Line> forward() {
    return lines.stream().filter(line -> line.section() == Section.FORWARD);
  }

  /** What a step draws: each call in a line that does, in their order. */
  public List<Expr.Call> draws() {
    return IntStream.rangeClosed(1, size()).mapToObj(this::draws).flatMap(List::stream).toList();
  }

  /** What a line draws in each step. */
  public List<Expr.Call> draws(int number) {
    return line(number)
        .value()
        .all()
        .filter(expr -> expr instanceof Expr.Call call && call.function().isDrawnInSteps())
        .map(Expr.Call.class::cast)
        .toList();
  }

  /** The parameters that no line writes; none where no parameter is trained. */
  public List<String> constants() {
    List<String> names = parameters.stream().map(Line::target).toList();
    return names.stream().anyMatch(this::isTrained)
        ? names.stream().filter(this::isConstant).toList()
        : List.of();
  }

  /** The line that a place lies in, as the user would name it: 9, or p1. */
  public Optional<String> place(Span span) {
    Stream<String> parameter =
        IntStream.range(0, parameters.size())
            .filter(i -> parameters.get(i).isAt(span))
            .mapToObj(i -> "p" + (i + 1));
    Stream<String> numbered =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).isAt(span))
            .mapToObj(i -> Integer.toString(i + 1));
    return Stream.concat(parameter, numbered).findFirst();
  }

  /** The numbers of the lines that write this name, ascending. */
  public List<Integer> writers(String name) {
    return IntStream.rangeClosed(1, size())
        .filter(number -> line(number).target().equals(name))
        .boxed()
        .toList();
  }

  /** The line whose value a line writes over before any line has read it, if there is one. */
  public Optional<Integer> overwritten(int number) {
    String name = line(number).target();
    return writers(name).stream()
        .filter(before -> before < number)
        .filter(
            before ->
                lines.subList(before, number).stream().noneMatch(line -> line.value().reads(name)))
        .reduce((earlier, later) -> later);
  }

  /** Parameters first, then the names that lines write, in the order they are first written. */
  public List<String> writtenNames() {
    return statements().map(Line::target).distinct().toList();
  }

  /**
   * What the run reports and sums over an epoch: {@code reported}, else {@code loss}, else none.
   */
  public Optional<String> reported() {
    return Stream.of("reported", "loss").filter(name -> !writers(name).isEmpty()).findFirst();
  }

  /** The names that hold a softmax, or the transpose of one, and which of their cells sum to 1. */
  public Map<String, Along> softmaxes() {
    Map<String, Along> known = new HashMap<>();
    for (Line line : lines) {
      if (!(line.value() instanceof Expr.Name)) {
        softmax(line.value(), known).ifPresent(along -> known.put(line.target(), along));
      }
    }
    return known;
  }

  private static Optional<Along> softmax(Expr expr, Map<String, Along> known) {
    if (expr instanceof Expr.Transpose transpose) {
      return softmax(transpose.of(), known).map(Along::transposed);
    }
    if (expr instanceof Expr.Name name) {
      return Optional.ofNullable(known.get(name.name()));
    }
    return expr instanceof Expr.Call call && call.function() == Function.SOFTMAX && !call.primed()
        ? Optional.of(call.along())
        : Optional.empty();
  }

  /** True if some statement calls {@code act}. */
  public boolean usesActivation() {
    return statements()
        .flatMap(line -> line.value().all())
        .anyMatch(expr -> expr instanceof Expr.Call call && call.function() == Function.ACT);
  }

  /** This program with a setting changed, or added at the end. */
  public Program withSetting(String name, Object value) {
    return withSetting(name, value, new Span(Source.typed(name + " = " + value), 0));
  }

  /**
   * The same for a value that somebody wrote.
   *
   * @param span where the value was written, for an error about it
   */
  public Program withSetting(String name, Object value, Span span) {
    List<Setting> changed = new ArrayList<>(settings);
    changed.replaceAll(
        setting -> setting.name().equals(name) ? setting.with(value, span) : setting);
    if (setting(name).isEmpty()) {
      changed.add(new Setting(name, value, Remark.NONE, span));
    }
    return new Program(changed, data, parameters, lines, headings, ending);
  }

  /**
   * This program on the samples of a named data set, in place of its own.
   *
   * @param name as somebody wrote it: a word, if it is a name
   */
  public Program withDataSet(Object name, Span span) {
    Map<Section, List<String>> others = new HashMap<>(headings);
    others.remove(Section.DATA);
    Program named = new Program(settings, OwnData.NONE, parameters, lines, others, ending);
    return named.withSetting(DATA, name, span);
  }

  /**
   * This program on samples of its own, in place of a named data set.
   *
   * @param story comments to stand above them
   */
  public Program withOwnData(OwnData own, List<String> story) {
    Map<Section, List<String>> told = new HashMap<>(headings);
    told.put(Section.DATA, story);
    List<Setting> others =
        settings.stream().filter(setting -> !setting.name().equals(DATA)).toList();
    return new Program(others, own, parameters, lines, told, ending);
  }

  /** This program with its numbered lines edited. */
  public Program editLines(UnaryOperator<List<Line>> edit) {
    return new Program(
        settings, data, parameters, edit.apply(new ArrayList<>(lines)), headings, ending);
  }

  /** This program with another expression in a numbered line. */
  public Program withValue(int number, Expr value) {
    return editLines(
        all -> {
          all.set(number - 1, line(number).with(value));
          return all;
        });
  }

  /** This program with a numbered line moved behind its last one. */
  public Program withLast(int number) {
    Line moved = line(number);
    Section section = line(size()).section();
    return editLines(
        all -> {
          all.remove(number - 1);
          all.add(new Line(section, moved.statement(), moved.remark()));
          return all;
        });
  }

  /** This program with its settings edited. */
  public Program editSettings(UnaryOperator<List<Setting>> edit) {
    return new Program(
        edit.apply(new ArrayList<>(settings)), data, parameters, lines, headings, ending);
  }

  /** This program with its parameter lines edited. */
  public Program editParameters(UnaryOperator<List<Line>> edit) {
    return new Program(
        settings, data, edit.apply(new ArrayList<>(parameters)), lines, headings, ending);
  }

  /** The lines grouped by their section, in order. */
  Map<Section, List<Line>> linesBySection() {
    Map<Section, List<Line>> sections = new LinkedHashMap<>();
    lines.forEach(
        line -> sections.computeIfAbsent(line.section(), any -> new ArrayList<>()).add(line));
    return sections;
  }

  /** The text of a {@code .bp} file, which reads back as this program. */
  @Override
  public String toString() {
    return ProgramPrinter.print(this);
  }
}
