package backstep.render;

import backstep.insight.gradient.DerivedDiff.Kind;
import backstep.insight.gradient.DerivedDiff.Row;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.Section;
import backstep.notation.StaleRead;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A derived backward section, by itself or beside that of a program. */
public final class DerivationView {
  private static final int NOTES = 46;

  private DerivationView() {}

  /** The section as it stands in a file. */
  public static String section(List<Line> lines) {
    return lines.stream()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", Section.BACKWARD.word() + ":\n", ""));
  }

  /** The lines of a program beside the derived ones, and what follows from that. */
  public static String diff(List<Row> rows, Program program, View view) {
    String lines = rows.stream().map(row -> row(row, view)).collect(Collectors.joining());
    return lines + sentences(rows, program, view);
  }

  private static String row(Row row, View view) {
    return switch (row.kind()) {
      case SAME -> line(row.line(), " ", row.own(), "");
      case STALE -> line(row.line(), "!", row.own(), stale(row.stale().get(0)));
      case OTHER ->
          line(row.line(), "-", row.own(), distance(row, view))
              + line(0, "+", row.derived(), "derived");
      case MISSING -> line(0, "+", row.derived(), "derived; no line writes it");
      case UPDATE -> line(row.line(), " ", row.own(), "an update");
      case OWN -> line(row.line(), " ", row.own(), "not derived");
    };
  }

  private static String line(int number, String mark, Line line, String note) {
    String label = number == 0 ? "   " : String.format(Locale.ROOT, "%3d", number);
    String row = String.format(Locale.ROOT, "%s %s %s", label, mark, line);
    String padded =
        row.length() < NOTES - 1
            ? row + " ".repeat(NOTES - row.length())
            : row + "\n" + " ".repeat(NOTES);
    return (note.isEmpty() ? row : padded + Style.FAINT.on(note)) + "\n";
  }

  private static String stale(StaleRead read) {
    return "reads " + read.name() + " changed since line " + read.forwardLine();
  }

  private static String distance(Row row, View view) {
    if (row.here().isEmpty()) {
      return "not made of the derived values";
    }
    if (row.isHiddenHere()) {
      return "differs elsewhere by up to " + view.numbers().format(row.elsewhere().getAsDouble());
    }
    double distance = row.here().getAsDouble();
    if (Double.isNaN(distance)) {
      return "not to be compared here: nan";
    }
    return distance == 0
        ? "the same value here and elsewhere"
        : "differs here by up to " + view.numbers().format(distance);
  }

  private static String sentences(List<Row> rows, Program program, View view) {
    long other = count(rows, Kind.OTHER);
    long missing = count(rows, Kind.MISSING);
    String stale =
        rows.stream()
            .flatMap(row -> row.stale().stream())
            .map(read -> Prose.wrap(staleSentence(read, program), 0, view.width()))
            .collect(Collectors.joining());
    if (other + missing > 0) {
      String counts =
          Stream.of(
                  other == 0 ? "" : Prose.counted(other, "line") + " written in another way",
                  missing == 0 ? "" : Prose.counted(missing, "derived line") + " missing")
              .filter(count -> !count.isEmpty())
              .collect(Collectors.joining(", "));
      return Prose.wrap(counts + "; derive --apply takes in the derived lines", 0, view.width())
          + stale;
    }
    return stale.isEmpty()
        ? "every derived line is there, and reads what the forward pass read\n"
        : "every derived line is there; the only difference is the order:\n" + stale;
  }

  private static String staleSentence(StaleRead read, Program program) {
    int writer = read.writer(program);
    return "line "
        + read.line()
        + " needs the "
        + read.name()
        + " that line "
        + read.forwardLine()
        + " read, and line "
        + writer
        + " has changed it by then: line "
        + writer
        + " belongs behind line "
        + read.line();
  }

  private static long count(List<Row> rows, Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).count();
  }
}
