package backstep.render;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.machine.Timeline;
import backstep.machine.Value;
import backstep.matrix.Form;
import backstep.matrix.Matrix;
import backstep.notation.Axes;
import backstep.notation.Expr;
import backstep.notation.Line;
import backstep.notation.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole training step: the lines in order with their values, the vectors over the units of a
 * layer side by side, each parameter with its gradient. Where a screen is too low for all of it, as
 * much as one sees at once.
 */
public final class StepView {
  private static final int VALUE_COLUMN = 49;
  private static final int MOST_UNITS = 20;
  private static final int FEWEST_UNITS = 3;

  private final Timeline timeline;
  private final Machine machine;
  private final Program program;
  private final State state;
  private final View view;
  private final Headings headings;

  private StepView(Timeline timeline, View view) {
    this.timeline = timeline;
    this.machine = timeline.here();
    this.program = machine.experiment().program();
    this.state = timeline.now();
    this.view = view;
    this.headings = new Headings(machine, state);
  }

  /**
   * A table.
   *
   * @param names of the values in it
   * @param row what a row is called, such as unit
   * @param first draws the first so many of its rows
   */
  private record Part(List<String> names, String row, int rows, IntFunction<String> first) {
    String whole() {
      return first.apply(rows);
    }

    /** What is missing where so many rows are shown. */
    List<String> behind(int shown) {
      return shown == 0
          ? names
          : shown == rows ? List.of() : List.of(Prose.counted(rows - shown, "more " + row));
    }
  }

  /** The sample a timeline stands in, as far as its lines have run, as far as it fits. */
  public static String draw(Timeline timeline, View view) {
    StepView step = new StepView(timeline, view);
    String all = step.all();
    int room = view.window().room() - 1;
    return step.height(all) <= room ? all : step.fitted(room);
  }

  /** The same with all tables, however low the screen. */
  public static String drawAll(Timeline timeline, View view) {
    return new StepView(timeline, view).all();
  }

  private String all() {
    StringBuilder text = new StringBuilder(position() + "\n" + lines() + "\n");
    parts().forEach(part -> text.append(part.whole()));
    return text.append(stands()).toString();
  }

  /** Where it stands, which is said last: the rest may have scrolled away. */
  private String stands() {
    return PositionView.stands(machine.experiment(), state);
  }

  private String position() {
    return PositionView.sample(machine.experiment(), state, view);
  }

  /** The lines close together, then the tables as far as there is room: always the first units. */
  private String fitted(int height) {
    String where = stands().stripTrailing() + " · step all shows ";
    String last = where + "the rest\n";
    int room = height - height(last);
    StringBuilder text = new StringBuilder(position());
    List<String> missing = new ArrayList<>(addLines(text, room - height(text)));
    for (Part part : parts()) {
      int rows = missing.isEmpty() ? rowsIn(room - height(text), part) : 0;
      text.append(rows > 0 ? part.first().apply(rows) : "");
      missing.addAll(part.behind(rows));
    }
    String more = where + String.join(", ", missing) + "\n";
    String end = missing.isEmpty() ? stands() : height(more) > height(last) ? last : more;
    return text + end;
  }

  /** How many lines of the window a text takes. */
  private int height(CharSequence text) {
    return Style.plain(text.toString())
        .lines()
        .mapToInt(line -> 1 + Math.max(0, line.length() - 1) / view.width())
        .sum();
  }

  /** How many rows of a table there is room for; 0 where they would be too few to be worth it. */
  private int rowsIn(int room, Part part) {
    int rows = part.rows();
    while (rows > 0 && height(part.first().apply(rows)) > room) {
      rows--;
    }
    return rows < Math.min(FEWEST_UNITS, part.rows()) ? 0 : rows;
  }

  /** Adds as many lines as there is room for, and says which are missing. */
  private List<String> addLines(StringBuilder text, int room) {
    int most = program.size();
    while (most > 0 && height(closeLines(most)) > room) {
      most--;
    }
    text.append(closeLines(most));
    return most == program.size() ? List.of() : List.of("lines from " + (most + 1) + " on");
  }

  private String closeLines(int most) {
    List<Integer> numbers = IntStream.rangeClosed(1, most).boxed().toList();
    return Prose.columns(
        numbers.stream()
            .map(number -> PositionView.numbered(program.line(number), number))
            .toList(),
        numbers.stream().map(this::valueOrShape).toList(),
        view.width());
  }

  /** What the line that has just run has written: its number, statement and value. */
  public static String drawLastLine(Timeline timeline, View view) {
    StepView step = new StepView(timeline, view);
    int number = step.linesRun();
    Line line = step.program.line(number);
    Matrix value = step.valueOf(number);
    String statement = PositionView.numbered(line, number) + "\n";
    if (value.shape().isScalar()) {
      String scalar = line.target() + " = " + view.inline(value);
      return statement + "    " + Style.CHANGED.on(scalar) + "\n";
    }
    return statement
        + (value.shape().isVector()
            ? step.layer(List.of(number)).whole()
            : step.matrices(List.of(line.target())).whole());
  }

  private int linesRun() {
    return Math.min(state.position().line() - 1, program.size());
  }

  /** The state in which a line that has run found the sample. */
  private State stateBefore(int number) {
    return timeline.stateAt(state.time() - linesRun() + number - 1);
  }

  private String lines() {
    StringBuilder text = new StringBuilder();
    String section = "";
    for (int number = 1; number <= program.size(); number++) {
      String word = program.line(number).section().word();
      String begins = word.equals(section) ? "" : word;
      section = word;
      text.append(view.isPlain() ? said(begins, number) : row(begins, number));
    }
    return text.toString();
  }

  private String row(String begins, int number) {
    String line = PositionView.numbered(program.line(number), number);
    String row = String.format(Locale.ROOT, "%-9s%s  ", begins, line);
    return String.format(Locale.ROOT, "%-" + VALUE_COLUMN + "s", row) + valueOrShape(number) + "\n";
  }

  private String said(String begins, int number) {
    String line = "line " + number + ", " + program.line(number) + ": " + valueOrShape(number);
    return (begins.isEmpty() ? "" : begins + "\n") + Prose.hanging(line, view.width());
  }

  /** What the line itself wrote, whatever a later one has made of it. */
  private String valueOrShape(int number) {
    if (number > linesRun()) {
      return Style.FAINT.on("not yet");
    }
    String name = program.line(number).target();
    Matrix value = machine.next(stateBefore(number)).value(name).matrix();
    return value.shape().isScalar() ? view.inline(value) : value.shape().toString();
  }

  /** The lines that have run, each name's last writer only. */
  private IntStream written() {
    return IntStream.rangeClosed(1, linesRun())
        .filter(
            number -> {
              List<Integer> writers = program.writers(program.line(number).target());
              return writers.stream().noneMatch(later -> later > number && later <= linesRun());
            });
  }

  private Matrix valueOf(int number) {
    return state.value(program.line(number).target()).matrix();
  }

  /** The tables: those of the layers, then the matrices. */
  private List<Part> parts() {
    return Stream.concat(layers(), matrices()).toList();
  }

  /** A table for each layer: a row a unit, the vectors over it as columns. */
  private Stream<Part> layers() {
    Map<Axes.Axis, List<Integer>> layers = new LinkedHashMap<>();
    written()
        .filter(number -> valueOf(number).shape().isVector())
        .filter(number -> !valueOf(number).shape().isScalar())
        .forEach(
            number -> layers.computeIfAbsent(axis(number), any -> new ArrayList<>()).add(number));
    return layers.values().stream().map(this::layer);
  }

  /** What a vector that a line wrote has a cell for each of. */
  private Axes.Axis axis(int number) {
    String name = program.line(number).target();
    return valueOf(number).shape().cols() == 1
        ? headings.axes().rows(name)
        : headings.axes().cols(name);
  }

  private Part layer(List<Integer> numbers) {
    int size = (int) valueOf(numbers.get(0)).shape().cells();
    List<String> names = numbers.stream().map(number -> program.line(number).target()).toList();
    return part(names, axis(numbers.get(0)), size, units -> layer(numbers, units));
  }

  private Part part(
      List<String> names, Axes.Axis axis, int size, Function<List<Integer>, String> draw) {
    List<Integer> shown = Corners.shown(size, MOST_UNITS);
    return new Part(
        names, headings.word(axis), shown.size(), rows -> draw.apply(shown.subList(0, rows)));
  }

  private String layer(List<Integer> numbers, List<Integer> units) {
    Axes.Axis axis = axis(numbers.get(0));
    Table table =
        new Table(1).numbers(headings.word(axis), MatrixView.labels(units, headings.labels(axis)));
    for (int number : numbers) {
      slopes(number).forEach(slope -> table.add(slopeColumn(slope, number, units)));
      table.add(column(number, units));
    }
    return table.draw(view);
  }

  /** The derivatives, such as act'(Z1), that a line multiplies by: worth a column of their own. */
  private List<Expr.Call> slopes(int number) {
    return program
        .line(number)
        .value()
        .all()
        .filter(Expr.Call.class::isInstance)
        .map(Expr.Call.class::cast)
        .filter(call -> call.primed() && call.arguments().size() == 1)
        .distinct()
        .filter(call -> found(call, number).shape().equals(valueOf(number).shape()))
        .toList();
  }

  /** What a line found a part of it to be. */
  private Matrix found(Expr part, int number) {
    return machine.probe(part).value(stateBefore(number));
  }

  private Table.Column slopeColumn(Expr.Call slope, int number, List<Integer> units) {
    Matrix value = found(slope, number);
    Matrix argument = found(slope.arguments().get(0), number);
    List<String> cells = new ArrayList<>();
    List<Style> styles = new ArrayList<>();
    for (int unit : units) {
      boolean off = unit != Corners.GAP && isOff(slope, at(argument, unit));
      cells.add(
          unit == Corners.GAP
              ? Corners.DOTS
              : (off ? "off " : "") + view.numbers().formatWhole(at(value, unit)));
      styles.add(off ? Style.FAINT : null);
    }
    return new Table.Column(slope.function().word() + "'", true, cells, styles);
  }

  private boolean isOff(Expr.Call slope, double z) {
    return machine.experiment().function(slope).form() instanceof Form.Elementwise function
        && function.isOff(z);
  }

  private Table.Column column(int number, List<Integer> units) {
    String name = program.line(number).target();
    Matrix value = valueOf(number);
    List<Style> styles =
        program.isParameter(name)
            ? units.stream().map(unit -> changed(name, value, unit) ? Style.CHANGED : null).toList()
            : List.of();
    return new Table.Column(
        heading(name),
        true,
        MatrixView.cells(units, i -> at(value, i), view.numbers()::format),
        styles);
  }

  private boolean changed(String name, Matrix value, int unit) {
    Value before = state.before().get(name);
    return unit != Corners.GAP
        && Double.doubleToLongBits(at(before.matrix(), unit))
            != Double.doubleToLongBits(at(value, unit));
  }

  private static double at(Matrix vector, int unit) {
    return vector.shape().cols() == 1 ? vector.get(unit, 0) : vector.get(0, unit);
  }

  private String heading(String name) {
    return program.isParameter(name) ? name + " new" : name;
  }

  /** The matrices: each parameter beside its gradient where both fit. */
  private Stream<Part> matrices() {
    List<String> left =
        new ArrayList<>(
            written()
                .filter(number -> !valueOf(number).shape().isVector())
                .mapToObj(number -> program.line(number).target())
                .toList());
    List<Part> parts = new ArrayList<>();
    while (!left.isEmpty()) {
      String name = left.remove(0);
      List<String> pair = new ArrayList<>(List.of(name));
      String partner = name.startsWith("d") ? name.substring(1) : "d" + name;
      if (left.remove(partner)) {
        pair.add(name.startsWith("d") ? 1 : 0, partner);
      }
      parts.add(matrices(pair));
    }
    return parts.stream();
  }

  /** Rows are called what those of the last are, the parameter where there is one. */
  private Part matrices(List<String> names) {
    String last = names.get(names.size() - 1);
    int size = state.value(last).matrix().shape().rows();
    return part(names, headings.axes().rows(last), size, rows -> table(names, rows));
  }

  private String table(List<String> names, List<Integer> rows) {
    Axes.Axis axis = headings.axes().rows(names.get(names.size() - 1));
    Table table =
        new Table(1).numbers(headings.word(axis), MatrixView.labels(rows, headings.labels(axis)));
    int room = table.room(view);
    for (String name : names) {
      table.add(
          new Block(heading(name), state.value(name).matrix(), headings.cols(name))
              .column(rows, before(name), room, view));
    }
    return table.draw(view);
  }

  private Matrix before(String name) {
    return program.isParameter(name) ? state.before().get(name).matrix() : null;
  }
}
