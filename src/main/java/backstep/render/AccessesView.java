package backstep.render;

import backstep.insight.why.Accesses;
import backstep.machine.Timeline;
import backstep.notation.Program;
import backstep.notation.StaleRead;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which version of each name the lines of a sample read and write, as a table. */
public final class AccessesView {
  private static final int LONGEST_READS = 24;
  private static final int SHORTEST_STATEMENT = 12;
  private static final int FRAMES = 13;

  private final Timeline timeline;
  private final Program program;
  private final View view;

  /** A row of the table; a line with many reads goes on in further ones. */
  private record Row(String line, String statement, String reads, String writes, Style style) {}

  private AccessesView(Timeline timeline, View view) {
    this.timeline = timeline;
    this.program = timeline.here().experiment().program();
    this.view = view;
  }

  /** The lines with where the run stands among them, then each stale read in words. */
  public static String draw(List<Accesses> lines, Timeline timeline, View view) {
    AccessesView drawn = new AccessesView(timeline, view);
    String stale =
        lines.stream()
            .flatMap(line -> line.stale().stream())
            .map(drawn::sentence)
            .collect(Collectors.joining());
    return drawn.heading() + drawn.table(lines) + drawn.legend(stale.isEmpty()) + stale;
  }

  /** The lines with the versions alone: which read is stale is left to the reader. */
  public static String versions(List<Accesses> lines, Timeline timeline, View view) {
    AccessesView drawn = new AccessesView(timeline, view);
    List<Accesses> unmarked = lines.stream().map(Accesses::unmarked).toList();
    return drawn.heading() + drawn.table(unmarked) + drawn.legend(false);
  }

  private String heading() {
    return PositionView.placeAndLine(timeline.here().experiment(), timeline.now()) + "\n";
  }

  private int linesRun() {
    return Math.min(timeline.now().position().line() - 1, program.size());
  }

  private String table(List<Accesses> lines) {
    List<Row> rows = lines.stream().flatMap(line -> rows(line).stream()).toList();
    int room = view.width() - FRAMES - width(rows, Row::line, 4) - width(rows, Row::reads, 5);
    int statement = Math.max(SHORTEST_STATEMENT, room - width(rows, Row::writes, 6));
    List<Style> styles = new ArrayList<>();
    rows.forEach(row -> styles.add(row.style()));
    return new Table(1)
        .numbers("line", rows.stream().map(Row::line).toList())
        .text("statement", rows.stream().map(row -> view.cut(row.statement(), statement)).toList())
        .add(new Table.Column("reads", false, rows.stream().map(Row::reads).toList(), styles))
        .text("writes", rows.stream().map(Row::writes).toList())
        .draw(view);
  }

  private static int width(List<Row> rows, Function<Row, String> column, int least) {
    return rows.stream().map(column).mapToInt(String::length).reduce(least, Math::max);
  }

  private List<Row> rows(Accesses line) {
    List<String> reads = parts(line.reads());
    Style style = line.stale().isEmpty() ? null : Style.WRONG;
    boolean isPointedAt = line.line() == linesRun() + 1 && !view.isPlain();
    String number = (isPointedAt ? "=> " : "") + line.line();
    String statement = program.line(line.line()).toString();
    String writes = versioned(line.target(), line.version());
    return IntStream.range(0, reads.size())
        .mapToObj(
            i ->
                i == 0
                    ? new Row(number, statement, reads.get(0), writes, style)
                    : new Row("", "", reads.get(i), "", style))
        .toList();
  }

  /** The reads in as many pieces as the column needs, at least one. */
  private static List<String> parts(List<Accesses.Read> reads) {
    List<String> parts = new ArrayList<>(List.of(""));
    for (Accesses.Read read : reads) {
      String text = versioned(read.name(), read.version()) + (isStale(read) ? " STALE" : "");
      String last = parts.get(parts.size() - 1);
      String joined = last.isEmpty() ? text : last + ", " + text;
      if (joined.length() <= LONGEST_READS || last.isEmpty()) {
        parts.set(parts.size() - 1, joined);
      } else {
        parts.set(parts.size() - 1, last + ",");
        parts.add(text);
      }
    }
    return parts;
  }

  private static boolean isStale(Accesses.Read read) {
    return read.stale().isPresent();
  }

  private static String versioned(String name, int version) {
    return name + " v" + version;
  }

  private String legend(boolean noneIsStale) {
    return Prose.wrap(
        "v0 is the value that the "
            + timeline.here().experiment().stepWord()
            + " began with; each line that writes a name makes its next"
            + (noneIsStale ? " version; none of these reads is stale" : " version"),
        0,
        view.width());
  }

  private String sentence(StaleRead read) {
    String text =
        "line "
            + read.line()
            + " reads version "
            + read.version()
            + " of "
            + read.name()
            + ", which line "
            + read.writer(program)
            + " has written; the forward pass read version "
            + read.forwardVersion()
            + ", in line "
            + read.forwardLine();
    return Style.WRONG.on(Prose.wrap(text, 0, view.width()).stripTrailing()) + "\n";
  }
}
