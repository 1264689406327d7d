package backstep.render;

import backstep.insight.why.Comparison;
import backstep.insight.why.Comparison.Difference;
import backstep.insight.why.Comparison.Drift;
import backstep.insight.why.Comparison.Pair;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.notation.Setting;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two programs side by side: where they first differ, and how far apart they run. */
public final class ComparisonView {
  private final Experiment here;
  private final Experiment there;
  private final View view;

  private ComparisonView(Experiment here, Experiment there, View view) {
    this.here = here;
    this.there = there;
    this.view = view;
  }

  /**
   * The comparison in words and a table.
   *
   * @param state in the sample from whose beginning the two have run
   */
  public static String draw(
      Comparison comparison, Experiment here, Experiment there, State state, View view) {
    ComparisonView drawn = new ComparisonView(here, there, view);
    return drawn.heading(state)
        + drawn.settings()
        + comparison
            .first()
            .map(first -> drawn.difference(first) + drawn.drift(comparison.drift()))
            .orElseGet(() -> drawn.same(comparison, state))
        + (comparison.complete() ? "" : "interrupted\n");
  }

  private String heading(State state) {
    String edited = here.isChanged() ? " as edited" : "";
    return Prose.wrap(
        "here "
            + here.title()
            + edited
            + ", there "
            + there.title()
            + "; both from the beginning of "
            + PositionView.place(here, state)
            + ", with the same parameters",
        0,
        view.width());
  }

  /** The settings that are not the same and may matter to a line. */
  private String settings() {
    String differing =
        Stream.concat(here.program().settings().stream(), there.program().settings().stream())
            .map(Setting::name)
            .distinct()
            .filter(name -> !List.of("data", "seed", "epochs", "shuffle").contains(name))
            .filter(name -> !Objects.equals(setting(here, name), setting(there, name)))
            .map(name -> name + " is " + setting(here, name) + " here, " + setting(there, name))
            .map(text -> text + " there")
            .collect(Collectors.joining("; "));
    return differing.isEmpty()
        ? ""
        : Prose.wrap("the settings differ: " + differing, 0, view.width());
  }

  private static String setting(Experiment experiment, String name) {
    return experiment.program().setting(name).map(Setting::text).orElse("not set");
  }

  private String same(Comparison comparison, State state) {
    String programs = sameLines() ? "the two programs are the same" : "the two do the same";
    String samples = Prose.counted(comparison.samples(), here.stepWord());
    String nan =
        anyNan(state) ? ", but there are nan among them, and nan counts as equal to nan" : "";
    return Prose.wrap(
        (comparison.complete()
                ? programs + ": no value differed in " + samples
                : "no value differed in the first " + samples)
            + nan,
        0,
        view.width());
  }

  private static boolean anyNan(State state) {
    return state.before().names().stream()
        .map(state.before()::get)
        .anyMatch(value -> value != null && value.matrix().anyCell(Double::isNaN));
  }

  private boolean sameLines() {
    return texts(here.program()).equals(texts(there.program())) && settings().isEmpty();
  }

  private static List<String> texts(Program program) {
    return program.lines().stream().map(Object::toString).toList();
  }

  private String difference(Difference first) {
    String write =
        first.nth() == 1 ? "" : " (write " + first.nth() + " of it in the " + here.stepWord() + ")";
    String after =
        first.sample() == 0
            ? ""
            : ", after " + Prose.counted(first.sample(), "equal " + here.stepWord());
    String what =
        Prose.wrap(
            "the first value that differs is " + shown(first) + write + after, 0, view.width());
    Table table =
        new Table(0)
            .text("", List.of("here", "there"))
            .numbers("line", List.of("" + first.line(), "" + first.otherLine()))
            .text(
                "statement",
                List.of(
                    statement(here, first.line(), first),
                    statement(there, first.otherLine(), first)))
            .numbers(
                isOfOneShape(first) ? first.pair().cell().toString() : "shape",
                isOfOneShape(first) ? values(first.pair()) : shapes(first));
    String by =
        isOfOneShape(first) ? "they differ by " + number(first.pair().absolute()) + "\n" : "";
    return what + table.draw(view) + by;
  }

  private static boolean isOfOneShape(Difference first) {
    return first.pair().cell().shape().equals(first.otherShape());
  }

  private static String shown(Difference first) {
    return isOfOneShape(first) ? first.pair().cell().toString() : first.pair().cell().name();
  }

  private List<String> values(Pair pair) {
    return view.numbers().compared(pair.here(), pair.there(), this::number);
  }

  private static List<String> shapes(Difference first) {
    return List.of(first.pair().cell().shape().toString(), first.otherShape().toString());
  }

  private String statement(Experiment experiment, int line, Difference first) {
    String text = experiment.program().line(line).toString();
    int room = view.width() - 36 - 2 * first.pair().cell().toString().length();
    return view.cut(text, Math.max(16, room));
  }

  /** A row for each power of ten. */
  private String drift(List<Drift> drift) {
    if (drift.isEmpty()) {
      return "";
    }
    return Prose.wrap("the parameters, where they are farthest apart", 0, view.width())
        + new Table(1)
            .numbers(here.stepWord() + "s", each(drift, row -> Long.toString(row.samples())))
            .numbers("difference", each(drift, row -> number(row.absolute().absolute())))
            .text("in", each(drift, row -> place(row.absolute())))
            .numbers("here", each(drift, row -> values(row.absolute()).get(0)))
            .numbers("there", each(drift, row -> values(row.absolute()).get(1)))
            .numbers("relative", each(drift, row -> number(row.relative().relative())))
            .text("in", each(drift, row -> place(row.relative())))
            .draw(view);
  }

  private static String place(Pair pair) {
    return pair.absolute() == 0 ? "" : pair.cell().toString();
  }

  private static List<String> each(List<Drift> drift, Function<Drift, String> cell) {
    return drift.stream().map(cell).toList();
  }

  private String number(double value) {
    return view.inline(Matrix.scalar(value));
  }
}
